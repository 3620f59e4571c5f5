// The picture: vis-network holds what is visible and moves it under the reader's hand; shapes and labels are ours.

import { bundled } from "./bends.js";
import { COLOURS, edges, GROUPS, nodes, OPTIONS } from "./data.js";
import { byId } from "./dom.js";
import { inFocus, isStrong } from "./focus.js";
import { placesOf } from "./place.js";
import { visibleEdges, visibleNodes } from "./scope.js";
import { dark, state } from "./state.js";

const { DataSet, Network } = window.vis;
const SMALLEST = 3.5; // pixels from the middle to the side of a node, however far away
const SHAPES = {};
for (const [name, group] of Object.entries(GROUPS)) SHAPES[name] = new Path2D(group.path);

// What is to be seen now; the version is another one whenever labels have to be placed anew.
export const seen = { nodes: new Set(), edges: [], places: new Map(), labels: [], version: 0, bundles: bundled([]) };
const drawnNodes = new DataSet();
const drawnEdges = new DataSet();
const styles = new Map();
let focus = null; // the nodes that are not pale
let hovered = null;

export function colours() {
  const theme = dark() ? "dark" : "light";
  return { theme, background: COLOURS.background[theme], ink: COLOURS.ink[theme], line: COLOURS.line[theme] };
}

// From afar nodes are drawn larger than they are, or nobody could tell their shapes.
export function radius(node) {
  const scale = net.getScale();
  return Math.max(node.radius * Math.min(Math.max(0.75 / scale, 1), 1.8), SMALLEST / scale);
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

function smooth(away) {
  return away ? { enabled: true, type: away > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(away) } : false;
}

function look(edge, away) {
  const { theme, line, ink } = colours();
  const strong = isStrong(edge);
  const opacity = strong ? 1 : focus ? 0.2 : 0.9;
  const dashes = edge.inferred ? [10, 8] : false;
  const style = { color: { color: strong ? ink : line, hover: ink, opacity, inherit: false }, dashes, width: strong ? 2.6 : 1.6 };
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
  const { bent, stands } = seen.bundles;
  const list = seen.edges.filter((edge) => !stands.has(edge));
  const wanted = new Set(list.map((edge) => edge.index));
  const gone = drawnEdges.getIds().filter((index) => !wanted.has(index));
  if (gone.length) drawnEdges.remove(gone);
  for (const index of gone) styles.delete(index);
  const fresh = [];
  const other = [];
  for (const edge of list) {
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
  seen.bundles = bundled(seen.edges);
  seen.places = placesOf(seen.nodes);
  focus = inFocus(seen.nodes, seen.edges);
  const lost = drawnEdges.getIds().filter((index) => !seen.nodes.has(edges[index].from) || !seen.nodes.has(edges[index].to));
  if (lost.length) drawnEdges.remove(lost); // before their nodes
  for (const index of lost) styles.delete(index);
  syncNodes();
  syncEdges();
  seen.version += 1;
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

// The edge that is drawn for one: itself, or the one that stands for its bundle.
export function stand(edge) {
  return seen.bundles.stands.get(edge) || edge;
}

// A point on an edge as it is drawn, bent or not.
export function along(asked, part) {
  const edge = stand(asked);
  const drawn = net.body.edges[edge.index];
  const point = drawn?.edgeType.getPoint?.(part);
  if (point) return point;
  const [one, other] = [at(edge.from), at(edge.to)];
  return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
}

// From afar lines stay as wide as the eye needs: at least a pixel.
export function thicken() {
  const unit = Math.max(1 / net.getScale(), 1.2);
  for (const edge of seen.edges) {
    const drawn = net.body.edges[edge.index];
    if (drawn) drawn.options.width = unit * ((isStrong(edge) ? 2 : 1) + (seen.bundles.counts.has(edge) ? 1.5 : 0));
  }
}

export function moved() {
  seen.version += 1; // a node was dragged: labels are placed anew
}
