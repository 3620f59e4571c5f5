// An indicator over time: a mark a figure, and a line only between two that Python found to be comparable.

import { draw, make } from "./dom.js";
import { nameOf, quantity, short } from "./format.js";
import { inOrder } from "./figures.js";
import { pick, say } from "./words.js";

const WIDTH = 340;
const HEIGHT = 170;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 44, 24, 40];
const OPEN = new Set(["estimate", "forecast"]);

// Figures of one indicator and unit, apart by whether they are changes: only these share an axis.
export function seriesOf(figures) {
  const found = new Map();
  for (const figure of inOrder(figures)) {
    for (const indicator of figure.roles.indicator || []) {
      const key = [indicator.index, figure.unitId, figure.change || "", figure.kind === "Change"].join();
      if (!found.has(key)) found.set(key, { indicator, figures: [] });
      found.get(key).figures.push(figure);
    }
  }
  return [...found.values()].filter(({ figures: list }) => list.filter((one) => Number.isFinite(when(one))).length > 1);
}

function when(figure) {
  const [begin, end] = [Date.parse(figure.begin || figure.end), Date.parse(figure.end || figure.begin)];
  return (begin + end) / 2;
}

function scales(list) {
  const times = list.map(when);
  const values = list.map((one) => Number(one.value));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return {
    x: (one) => LEFT + ((when(one) - first) / (last - first || 1)) * (WIDTH - LEFT - RIGHT) + (last === first ? 100 : 0),
    y: (one) => TOP + ((high - Number(one.value)) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM),
    floor: TOP + (high / (high - low || 1)) * (HEIGHT - TOP - BOTTOM),
  };
}

// A number above its mark, moved in where it would be cut off.
function written(left, top, text) {
  const half = text.length * 3.4;
  return draw("text", { x: Math.min(Math.max(left, half), WIDTH - half), y: top, "text-anchor": "middle" }, text);
}

function point(figure, { x, y }, label) {
  const [left, top] = [x(figure), y(figure)];
  const about = `${pick(figure.period)}: ${quantity(figure)} ${pick(figure.unit)}, ${pick(figure.statusName)}`;
  const hollow = OPEN.has(figure.status);
  return draw(
    "g",
    { test: "series-point", "data-figure": figure.id, class: hollow ? "open" : "" },
    draw("title", {}, about),
    draw("circle", { cx: left, cy: top, r: 4.5 }),
    label ? written(left, top - 9, short(figure)) : null,
  );
}

function target(figure, { x, y }) {
  const [left, top] = [x(figure), y(figure)];
  return draw(
    "g",
    { test: "series-target", "data-figure": figure.id, class: "target" },
    draw("title", {}, `${say("target")}, ${pick(figure.period)}: ${quantity(figure)} ${pick(figure.unit)}`),
    draw("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: top, y2: top }),
    draw("path", { d: `M${left} ${top - 6}l6 6-6 6-6-6z` }),
    written(left, top > TOP + 8 ? top - 10 : top + 18, short(figure)),
  );
}

function line(one, next, { x, y }) {
  return draw("line", {
    test: "series-line",
    "data-from": one.id,
    "data-to": next.id,
    class: "join",
    x1: x(one),
    y1: y(one),
    x2: x(next),
    y2: y(next),
  });
}

// Labels of the values and of the periods, without those that would lie on one written before.
function spaced(list, { x, y }) {
  const kept = [];
  for (const one of list.toReversed()) {
    if (kept.every((other) => Math.abs(x(other) - x(one)) > 52 || Math.abs(y(other) - y(one)) > 15)) kept.push(one);
  }
  return new Set(kept);
}

function axis(list, { x, floor }) {
  const parts = [draw("line", { x1: LEFT - 8, x2: WIDTH - RIGHT + 8, y1: floor, y2: floor, class: "axis" })];
  let [upper, lower] = [-99, -99];
  for (const one of list.toSorted((a, b) => x(a) - x(b))) {
    const text = pick(one.period);
    const half = text.length * 3.2;
    const left = Math.min(Math.max(x(one), half), WIDTH - half);
    if (left - half > upper) {
      parts.push(draw("text", { x: left, y: HEIGHT - 22, "text-anchor": "middle", class: "quiet" }, text));
      upper = left + half + 4;
    } else if (left - half > lower) {
      parts.push(draw("text", { x: left, y: HEIGHT - 7, "text-anchor": "middle", class: "quiet" }, text));
      lower = left + half + 4;
    }
  }
  return parts;
}

export function chart({ indicator, figures }) {
  const list = figures.filter((one) => Number.isFinite(when(one)) && Number.isFinite(Number(one.value)));
  const at = scales(list);
  const here = new Set(list);
  const labels = spaced(list.filter((one) => !one.target), at);
  const drawing = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": list.map((one) => `${pick(one.period)}: ${quantity(one)} ${pick(one.unit)}`).join("; ") },
    ...axis(list, at),
    ...list.filter((one) => one.target).map((one) => target(one, at)),
    ...list.flatMap((one) => one.next.filter((next) => here.has(next)).map((next) => line(one, next, at))),
    ...list.filter((one) => !one.target).map((one) => point(one, at, labels.has(one))),
  );
  const unit = pick(list[0].unit);
  return make(
    "figure",
    { test: "series", "data-indicator": indicator.id },
    make("figcaption", {}, nameOf(indicator), unit ? make("span", { class: "quiet" }, ` (${unit})`) : null),
    drawing,
  );
}
