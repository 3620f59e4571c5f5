// The years of the timeline: a line each, with its number at the top, where no label is written over it.

import { TICKS } from "./data.js";
import { acrossOf } from "./place.js";
import { colours, net, seen } from "./picture.js";
import { state } from "./state.js";

const [WIDE, HIGH] = [36, 18]; // pixels of a number

// The years to draw at a scale: where their lines run, and which are far enough apart for their numbers.
function years(scale) {
  if (state.layout !== "timeline" || !seen.nodes.size) return { lines: [], top: 0, bottom: 0 };
  let [top, bottom, first, last] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of seen.places.values()) {
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    [first, last] = [Math.min(first, x), Math.max(last, x)];
  }
  let before = -Infinity;
  const lines = [];
  for (const [day, year] of TICKS) {
    const x = acrossOf(day);
    if ((first - x) * scale > 60 || (x - last) * scale > 60) continue;
    const numbered = (x - before) * scale > WIDE;
    if (numbered) before = x;
    lines.push({ x, year, numbered });
  }
  return { lines, top: top - 60 - 60 / scale, bottom: bottom + 60 };
}

// Where the numbers stand, in pixels of the picture at its scale.
export function yearBoxes(scale) {
  const { lines, top } = years(scale);
  return lines.filter((one) => one.numbered).map(({ x, year }) => ({ year, x: x * scale, y: top * scale, width: WIDE, height: HIGH }));
}

export function drawAxis(context) {
  const scale = net.getScale();
  const { lines, top, bottom } = years(scale);
  const { line, ink } = colours();
  context.save();
  context.strokeStyle = line;
  context.fillStyle = ink;
  context.globalAlpha = 0.7;
  context.lineWidth = 1 / scale;
  context.font = `${13 / scale}px sans-serif`;
  for (const { x, year, numbered } of lines) {
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    if (numbered) context.fillText(year, x + 4 / scale, top + 12 / scale);
  }
  context.restore();
}
