// The picture: vis-network holds what is visible and moves it under the reader's hand; shapes and labels are ours.

import { COLOURS, edges, GROUPS, nodes, OPTIONS } from "./data.js";
import { byId } from "./dom.js";
import { placed, write } from "./labels.js";
import { placesOf } from "./place.js";
import { stepBetween, visibleEdges, visibleNodes } from "./scope.js";
import { dark, state } from "./state.js";
import { nameOf } from "./format.js";
import { pick } from "./words.js";

const { DataSet, Network } = window.vis;
const SHAPES = {};
for (const [name, group] of Object.entries(GROUPS)) SHAPES[name] = new Path2D(group.path);
const RIM = 60; // pixels around all that is visible, for labels
const MANY = 40; // edges of one node beyond which their labels would only be a tangle

export const seen = { nodes: new Set(), edges: [], places: new Map(), labels: [] };
const drawnNodes = new DataSet();
const drawnEdges = new DataSet();
const styles = new Map();
let labelled = ""; // what the labels were placed for
let version = 0;
let focus = null; // the nodes that are not pale
let hovered = null;

export function colours() {
  const theme = dark() ? "dark" : "light";
  return { theme, background: COLOURS.background[theme], ink: COLOURS.ink[theme], line: COLOURS.line[theme] };
}

// From afar nodes are drawn larger than they are, or nobody could tell their shapes.
function radius(node) {
  return node.radius * Math.min(Math.max(0.75 / net.getScale(), 1), 1.8);
}

function shape({ ctx, id, x, y }) {
  const node = nodes[id];
  const size = radius(node);
  return {
    drawNode() {
      const group = GROUPS[node.group];
      const { theme, ink, background } = colours();
      ctx.save();
      ctx.translate(x - size, y - size);
      ctx.scale(size / 8, size / 8);
      ctx.fillStyle = background; // what is pale still hides the lines behind it
      ctx.fill(SHAPES[node.group]);
      ctx.globalAlpha = focus && !focus.has(node) ? 0.25 : 1;
      ctx.fillStyle = group[theme];
      ctx.fill(SHAPES[node.group]);
      if (node === state.selected || node === hovered || node === state.pathFrom) {
        ctx.lineWidth = (node === hovered ? 1.5 : 2.2) * (8 / size);
        ctx.strokeStyle = ink;
        ctx.stroke(SHAPES[node.group]);
      }
      ctx.restore();
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  };
}

const options = {
  ...OPTIONS,
  autoResize: false,
  nodes: { ...OPTIONS.nodes, ctxRenderer: shape },
};
export const net = new Network(byId("canvas"), { nodes: drawnNodes, edges: drawnEdges }, options);

byId("canvas").firstElementChild.removeAttribute("tabindex"); // the place around it takes the keys

// Edges that would lie on each other are bent apart, each its own way; all others are straight.
function bends(list) {
  const bundles = new Map();
  for (const edge of list) {
    const key = [edge.from.index, edge.to.index].toSorted((a, b) => a - b).join();
    if (!bundles.has(key)) bundles.set(key, []);
    bundles.get(key).push(edge);
  }
  const found = new Map();
  for (const bundle of bundles.values()) {
    if (bundle.length < 2) continue;
    const step = Math.min(0.2, 1.4 / (bundle.length - 1));
    bundle.forEach((edge, place) => {
      const away = (place - (bundle.length - 1) / 2) * step * (edge.from.index > edge.to.index ? -1 : 1);
      if (away) found.set(edge, away);
    });
  }
  return found;
}

function smooth(away) {
  return away ? { enabled: true, type: away > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(away) } : false;
}

function isStrong(edge) {
  if (state.path) {
    return state.path.some((node, place) => place > 0 && stepBetween(state.path[place - 1], node) === edge);
  }
  if (state.edge) return joins(edge, state.edge.from, state.edge.to);
  return Boolean(state.selected) && (edge.from === state.selected || edge.to === state.selected);
}

function joins(edge, one, other) {
  return (edge.from === one && edge.to === other) || (edge.from === other && edge.to === one);
}

function inFocus() {
  if (state.path) return new Set(state.path);
  if (state.edge) return new Set([state.edge.from, state.edge.to]);
  if (!state.selected || !seen.nodes.has(state.selected)) return null;
  return new Set([state.selected, ...seen.edges.filter(isStrong).flatMap((edge) => [edge.from, edge.to])]);
}

function look(edge, away) {
  const { theme, line, ink } = colours();
  const strong = isStrong(edge);
  const opacity = strong ? 1 : focus ? 0.16 : 0.65;
  const dashes = edge.inferred ? [5, 4] : false;
  const style = { color: { color: strong ? ink : line, hover: ink, opacity, inherit: false }, dashes, width: strong ? 2.2 : 1.1 };
  return { key: [theme, strong, opacity, away].join(), style: { ...style, smooth: smooth(away) } };
}

// Bring the library up to what is to be seen, touching only what is different.
function syncNodes() {
  const gone = drawnNodes.getIds().filter((index) => !seen.nodes.has(nodes[index]));
  if (gone.length) drawnNodes.remove(gone);
  const there = new Set(drawnNodes.getIds());
  const fresh = [];
  const other = [];
  for (const node of seen.nodes) {
    const [x, y] = seen.places.get(node);
    if (!there.has(node.index)) fresh.push({ id: node.index, x, y });
    else {
      const held = at(node);
      if (held.x !== x || held.y !== y) other.push({ id: node.index, x, y });
    }
  }
  if (fresh.length) drawnNodes.add(fresh);
  if (other.length) drawnNodes.update(other);
}

function syncEdges() {
  const wanted = new Set(seen.edges.map((edge) => edge.index));
  const gone = drawnEdges.getIds().filter((index) => !wanted.has(index));
  if (gone.length) drawnEdges.remove(gone);
  for (const index of gone) styles.delete(index);
  const bent = bends(seen.edges);
  const fresh = [];
  const other = [];
  for (const edge of seen.edges) {
    const { key, style } = look(edge, bent.get(edge) || 0);
    if (!styles.has(edge.index)) fresh.push({ id: edge.index, from: edge.from.index, to: edge.to.index, ...style });
    else if (styles.get(edge.index) !== key) other.push({ id: edge.index, ...style });
    styles.set(edge.index, key);
  }
  if (fresh.length) drawnEdges.add(fresh);
  if (other.length) drawnEdges.update(other);
}

export function refresh() {
  const before = seen.nodes;
  seen.nodes = new Set(visibleNodes());
  seen.edges = visibleEdges(seen.nodes);
  seen.places = placesOf(seen.nodes);
  focus = inFocus();
  const lost = drawnEdges.getIds().filter((index) => !seen.nodes.has(edges[index].from) || !seen.nodes.has(edges[index].to));
  if (lost.length) drawnEdges.remove(lost); // before their nodes
  for (const index of lost) styles.delete(index);
  syncNodes();
  syncEdges();
  version += 1;
  byId("empty").hidden = seen.nodes.size > 0;
  net.redraw();
  return before.size !== seen.nodes.size || [...before].some((node) => !seen.nodes.has(node));
}

export function hover(node) {
  hovered = node;
  net.redraw();
}

// Where a node is now, which the reader may have dragged it to, in units of the layout.
export function at(node) {
  const held = net.body.nodes[node.index];
  return { x: held.x, y: held.y };
}

function labelItems(scale) {
  const degree = new Map();
  for (const edge of seen.edges) {
    for (const node of [edge.from, edge.to]) degree.set(node, (degree.get(node) || 0) + 1);
  }
  const rank = (node) => (node === state.selected ? 1e9 : 0) + (state.path?.includes(node) ? 1e6 : 0) + (degree.get(node) || 0);
  const list = [...seen.nodes].filter((node) => !focus || focus.has(node)).toSorted((a, b) => rank(b) - rank(a) || a.index - b.index);
  return list.map((node, place) => {
    const { x, y } = at(node);
    return {
      owner: node,
      text: nameOf(node),
      x: x * scale,
      y: y * scale,
      radius: radius(node) * scale,
      must: place < 12 || (state.path?.includes(node) ?? false),
      bold: node === state.selected,
    };
  });
}

function edgeItems(scale) {
  const strong = focus ? seen.edges.filter(isStrong) : [];
  if (strong.length > MANY) return [];
  return strong.map((edge) => ({
    owner: edge,
    text: pick(edge.phrase),
    widest: 30,
    *spots(width, height) {
      for (const part of [0.5, 0.4, 0.6, 0.32, 0.68]) {
        const { x, y } = along(edge, part);
        yield { x: x * scale - width / 2, y: y * scale - height / 2 };
      }
    },
  }));
}

// A point on an edge as it is drawn, bent or not.
export function along(edge, part) {
  const drawn = net.body.edges[edge.index];
  const point = drawn?.edgeType.getPoint?.(part);
  if (point) return point;
  const [one, other] = [at(edge.from), at(edge.to)];
  return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
}

// What is shown when all is shown: no label goes farther out.
function limits(boxes) {
  const [left, right] = [Math.min(...boxes.map((box) => box.x)), Math.max(...boxes.map((box) => box.x + box.width))];
  return { left: left - RIM, right: right + RIM };
}

function arrange(context, scale) {
  const width = new Map();
  const measure = (text, bold) => {
    if (!width.has(text)) width.set(text, context.measureText(text).width);
    return width.get(text) * (bold ? 1.1 : 1);
  };
  const items = labelItems(scale);
  const obstacles = [...seen.nodes].map((node) => {
    const { x, y } = at(node);
    const half = radius(node) * scale;
    return { x: x * scale - half, y: y * scale - half, width: 2 * half, height: 2 * half, owner: node };
  });
  return placed([...items, ...edgeItems(scale)], obstacles, measure, limits(obstacles));
}

export function drawLabels(context, font) {
  const scale = net.getScale();
  const key = [version, scale.toFixed(4), state.lang].join();
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.font = font;
  if (key !== labelled) {
    seen.labels = arrange(context, scale);
    labelled = key;
  }
  const { ink, background } = colours();
  for (const label of seen.labels) write(context, label, scale, { ink, background });
  context.restore();
}

export function moved() {
  version += 1; // a node was dragged: labels are placed anew
}

// Show all that is visible, with room for labels at the rim.
export function fit(list = [...seen.nodes]) {
  const box = byId("canvas").getBoundingClientRect();
  if (!list.length || !box.width) return;
  net.setSize("100%", "100%");
  const spots = list.map(at);
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(RIM + 16, box.width / 5);
  const wide = Math.max(60, box.width - 2 * side) / Math.max(right - left, 1);
  const high = Math.max(60, box.height - (state.layout === "timeline" ? 200 : 90)) / Math.max(bottom - top, 1);
  const scale = Math.min(wide, high, 1.5);
  net.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale }, scale, animation: false });
}

export function zoom(factor) {
  net.moveTo({ scale: Math.min(Math.max(net.getScale() * factor, 0.02), 12), animation: false });
}

export function show(node) {
  if (!seen.nodes.has(node)) return;
  const box = byId("canvas").getBoundingClientRect();
  const spot = net.canvasToDOM(at(node));
  const outside = spot.x < 40 || spot.y < 40 || spot.x > box.width - 40 || spot.y > box.height - 40;
  const scale = Math.max(net.getScale(), 0.8);
  if (outside || scale !== net.getScale()) net.moveTo({ position: at(node), scale, animation: false });
}

// Where something of the layout is in the window, in CSS pixels.
export function inWindow(point) {
  const spot = net.canvasToDOM(point);
  const box = byId("canvas").getBoundingClientRect();
  return { x: spot.x + box.left, y: spot.y + box.top };
}
