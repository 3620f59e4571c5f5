// What is written on the picture: names beside nodes, and what the ties of a chosen one say.

import { yearBoxes } from "./axis.js";
import { BRIM, rim } from "./camera.js";
import { inFocus, isStrong, weight } from "./focus.js";
import { nameOf } from "./format.js";
import { placed, write } from "./labels.js";
import { along, at, colours, net, radius, seen } from "./picture.js";
import { state } from "./state.js";
import { pick } from "./words.js";

const MANY = 40; // edges of one node beyond which their labels would only be a tangle
const MUST = 12; // so many names are written wherever there is room, the best connected first

let labelled = ""; // what the labels were placed for

function nodeItems(scale, focus) {
  const degree = new Map();
  for (const edge of seen.edges) {
    for (const node of [edge.from, edge.to]) degree.set(node, (degree.get(node) || 0) + 1);
  }
  const rank = (node) => weight(node) + (degree.get(node) || 0);
  const list = [...seen.nodes].filter((node) => !focus || focus.has(node)).toSorted((a, b) => rank(b) - rank(a) || a.index - b.index);
  return list.map((node, place) => {
    const { x, y } = at(node);
    return {
      owner: node,
      text: nameOf(node),
      x: x * scale,
      y: y * scale,
      radius: radius(node) * scale,
      must: place < MUST || (state.path?.includes(node) ?? false),
      bold: node === state.selected,
    };
  });
}

function onEdge(edge, text, scale) {
  return {
    owner: edge,
    text,
    widest: 30,
    *spots(width, height) {
      for (const part of [0.5, 0.4, 0.6, 0.32, 0.68]) {
        const { x, y } = along(edge, part);
        yield { x: x * scale - width / 2, y: y * scale - height / 2 };
      }
    },
  };
}

// What the ties of a chosen thing say, and of many between the same two how many they are.
function edgeItems(scale, focus) {
  const { counts, stands } = seen.bundles;
  const drawn = focus ? seen.edges.filter((edge) => isStrong(edge) && !stands.has(edge)) : [...counts.keys()];
  if (drawn.length > MANY) return [];
  return drawn.map((edge) => onEdge(edge, String(counts.get(edge) || pick(edge.phrase)), scale));
}

// What is shown when all is shown: no label goes farther out.
function limits(boxes) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    right = Math.max(right, box.x + box.width);
    top = Math.min(top, box.y);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { left: left - rim(), right: right + rim(), top: top - BRIM, bottom: bottom + BRIM };
}

function arrange(context, scale) {
  const widths = new Map();
  const measure = (text, bold) => {
    if (!widths.has(text)) widths.set(text, context.measureText(text).width);
    return widths.get(text) * (bold ? 1.1 : 1);
  };
  const focus = inFocus(seen.nodes, seen.edges);
  const obstacles = [...seen.nodes].map((node) => {
    const { x, y } = at(node);
    const half = radius(node) * scale;
    return { x: x * scale - half, y: y * scale - half, width: 2 * half, height: 2 * half, owner: node };
  });
  const items = [...nodeItems(scale, focus), ...edgeItems(scale, focus)];
  return placed(items, obstacles, measure, { ...limits(obstacles), taken: yearBoxes(scale) });
}

export function drawLabels(context, font) {
  const scale = net.getScale();
  const key = [seen.version, scale.toFixed(4), state.lang].join();
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.font = font;
  if (key !== labelled) {
    seen.labels = arrange(context, scale);
    labelled = key;
  }
  const { ink, background } = colours();
  for (const label of seen.labels) write(context, label, { ink, background });
  context.restore();
}
