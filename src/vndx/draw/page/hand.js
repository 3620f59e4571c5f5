// What the hand does on the picture: pointer and keys.

import { drawAxis } from "./axis.js";
import { fit, inWindow, zoom } from "./camera.js";
import { drawLabels } from "./captions.js";
import { choose, chooseEdge } from "./choose.js";
import { edges, nodes } from "./data.js";
import { byId } from "./dom.js";
import { nameOf, sentence } from "./format.js";
import { FONT } from "./labels.js";
import { hover, moved, net, seen, thicken } from "./picture.js";
import { groupName } from "./swatch.js";

const canvas = byId("canvas");
const tooltip = byId("tooltip");

function tip(text, pointer) {
  tooltip.hidden = !text;
  if (!text) return;
  tooltip.textContent = text;
  const room = canvas.clientWidth - tooltip.offsetWidth - 8;
  tooltip.style.left = `${Math.max(0, Math.min(pointer.x + 14, room))}px`;
  tooltip.style.top = `${pointer.y + 16}px`;
}

// A line that stands for several says how many more there are.
function many(edge) {
  const count = seen.bundles.counts.get(edge);
  return count ? `${sentence(edge)} (+ ${count - 1})` : sentence(edge);
}

function clicked({ pointer, nodes: hit }) {
  canvas.focus({ preventScroll: true });
  if (hit.length) {
    choose(nodes[hit[0]], { inPicture: true });
    return;
  }
  const label = labelAt(pointer.DOM);
  if (label) {
    choose(label, { inPicture: true });
    return;
  }
  const edge = net.getEdgeAt(pointer.DOM);
  if (edge === undefined) choose(null);
  else chooseEdge(edges[edge]);
}

// A label stands for its node.
function labelAt({ x, y }) {
  const box = canvas.getBoundingClientRect();
  return boxes().find((one) => !one.edge && x + box.left > one.x && x + box.left < one.x + one.width && y + box.top > one.y && y + box.top < one.y + one.height)?.node;
}

// The labels as they are in the window now, in CSS pixels.
export function boxes() {
  const scale = net.getScale();
  return seen.labels.map(({ item, lines, x, y, width, height }) => {
    const corner = inWindow({ x: x / scale, y: y / scale });
    const edge = seen.nodes.has(item.owner) ? null : item.owner;
    return { id: item.owner.id, node: edge ? null : item.owner, edge, text: lines.join(" "), ...corner, width, height };
  });
}

function pan(x, y) {
  const at = net.getViewPosition();
  const scale = net.getScale();
  net.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale }, animation: false });
}

const KEYS = {
  ArrowLeft: () => pan(-80, 0),
  ArrowRight: () => pan(80, 0),
  ArrowUp: () => pan(0, -80),
  ArrowDown: () => pan(0, 80),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: () => fit(),
  Escape: () => choose(null),
};

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
}

// The picture follows its place on the page; what was in the middle stays there.
function follow() {
  let width = canvas.clientWidth;
  new ResizeObserver(() => {
    const hidden = width === 0;
    width = canvas.clientWidth;
    if (!width || !canvas.clientHeight) return;
    net.setSize("100%", "100%");
    net.redraw();
    if (hidden) fit();
    // vis-network leaves out a node that it takes to be outside, by what it knew before: so it is asked again.
    requestAnimationFrame(() => net.redraw());
  }).observe(canvas);
}

export function startHand() {
  net.on("beforeDrawing", thicken);
  net.on("beforeDrawing", drawAxis);
  net.on("afterDrawing", (context) => drawLabels(context, FONT));
  net.on("click", clicked);
  net.on("hoverNode", ({ node, pointer }) => {
    hover(nodes[node]);
    tip(`${nameOf(nodes[node])} · ${groupName(nodes[node].group)}`, pointer.DOM);
  });
  net.on("blurNode", () => {
    hover(null);
    tip("");
  });
  net.on("hoverEdge", ({ edge, pointer }) => tip(many(edges[edge]), pointer.DOM));
  net.on("blurEdge", () => tip(""));
  net.on("dragStart", () => tip(""));
  net.on("dragEnd", ({ nodes: held }) => {
    if (held.length) moved();
  });
  canvas.addEventListener("keydown", key);
  canvas.addEventListener("pointerleave", () => tip(""));
  follow();
}
