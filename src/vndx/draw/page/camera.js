// From where the picture is seen: all of it, nearer, one node; and where something of it is in the window.

import { other } from "./data.js";
import { byId } from "./dom.js";
import { at, net, seen } from "./picture.js";
import { state } from "./state.js";

const RIM = 60; // pixels beside all that is visible, for labels; fewer where the window is narrow
export const BRIM = 46; // the same above and below
const MOST = 1.5;
const [LEAST, NEAR] = [0.35, 0.8]; // scales at which a chosen node is shown

function box() {
  return byId("canvas").getBoundingClientRect();
}

export function rim() {
  return Math.min(RIM, box().width * 0.09);
}

// Show all that is visible, with room for labels at the rim.
export function fit(list = [...seen.nodes]) {
  const { width, height } = box();
  if (!list.length || !width) return;
  net.setSize("100%", "100%");
  const spots = list.map(at);
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wide = Math.max(60, width - 2 * rim() - 20) / Math.max(right - left, 1);
  const high = Math.max(60, height - (state.layout === "timeline" ? 150 : 2 * BRIM + 8)) / Math.max(bottom - top, 1);
  const scale = Math.min(wide, high, MOST);
  net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 - (state.layout === "timeline" ? 24 / scale : 0) }, scale, animation: false });
}

export function zoom(factor) {
  net.moveTo({ scale: Math.min(Math.max(net.getScale() * factor, 0.02), 12), animation: false });
}

// Bring a node to the middle with what it is tied to, as far as that leaves it legible.
export function show(node) {
  if (!seen.nodes.has(node)) return;
  const { width, height } = box();
  const here = at(node);
  let [wide, high] = [1, 1];
  for (const edge of node.edges) {
    const next = other(edge, node);
    if (!seen.nodes.has(next)) continue;
    const { x, y } = at(next);
    [wide, high] = [Math.max(wide, Math.abs(x - here.x)), Math.max(high, Math.abs(y - here.y))];
  }
  const all = Math.min((width / 2 - 60) / wide, (height / 2 - 60) / high);
  const scale = Math.max(net.getScale(), Math.min(Math.max(all, LEAST), NEAR));
  const spot = net.canvasToDOM(here);
  const outside = spot.x < 40 || spot.y < 40 || spot.x > width - 40 || spot.y > height - 40;
  if (outside || scale !== net.getScale()) net.moveTo({ position: here, scale, animation: false });
}

// Where something of the layout is in the window, in CSS pixels.
export function inWindow(point) {
  const spot = net.canvasToDOM(point);
  const { left, top } = box();
  return { x: spot.x + left, y: spot.y + top };
}
