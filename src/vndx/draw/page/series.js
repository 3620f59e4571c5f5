// An indicator over time: a mark a figure, and a line only between two that Python found to be comparable. A mark
// stands at the last day of its period, as in vndx.chart: what is said of a half-year was so at its end.

import { draw, make } from "./dom.js";
import { day, nameOf, quantity, short } from "./format.js";
import { inOrder } from "./figures.js";
import { spread, width } from "./spread.js";
import { pick } from "./words.js";

const WIDTH = 340;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 44, 30, 46];
const OPEN = new Set(["estimate", "forecast", "derived"]);
const RANK = "code:unit-rank";

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
  return [...found.values()].filter(({ figures: list }) => list.filter(placed).length > 1);
}

function placed(figure) {
  return Number.isFinite(when(figure)) && Number.isFinite(Number(figure.value));
}

function when(figure) {
  return Date.parse(figure.end || figure.begin);
}

function scales(list) {
  const times = list.map(when);
  const values = list.map((one) => Number(one.value));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const rank = list[0].unitId === RANK; // the first is on top
  const [low, high] = rank ? [Math.max(...values), 1] : [Math.min(0, ...values), Math.max(0, ...values)];
  const room = HEIGHT - TOP - BOTTOM;
  return {
    x: (time) => (last === first ? WIDTH / 2 : LEFT + ((Math.max(time, first) - first) / (last - first)) * (WIDTH - LEFT - RIGHT)),
    y: (value) => TOP + ((high - value) / (high - low || 1)) * room,
    floor: rank ? TOP + room : TOP + (high / (high - low || 1)) * room,
  };
}

function said(figure) {
  return `${pick(figure.period)}: ${quantity(figure)}, ${pick(figure.statusName) || figure.status}`;
}

function numbered(figure, { x, y }, spot) {
  return [
    spot.led ? draw("line", { x1: x, y1: y, x2: spot.x, y2: spot.y - 4, class: "lead" }) : null,
    draw("text", { x: spot.x, y: spot.y, "text-anchor": "middle", test: "series-number" }, short(figure)),
  ];
}

function point(figure, mark, spot) {
  return draw(
    "g",
    { test: "series-point", "data-figure": figure.id, "data-x": Math.round(mark.x), class: OPEN.has(figure.status) ? "open" : "" },
    draw("title", {}, said(figure)),
    draw("circle", { cx: mark.x, cy: mark.y, r: 4.5 }),
    ...numbered(figure, mark, spot),
  );
}

function target(figure, mark, spot, at) {
  const begin = Math.min(at.x(Date.parse(figure.begin || figure.end)), mark.x - 14);
  return draw(
    "g",
    { test: "series-target", "data-figure": figure.id, class: "target" },
    draw("title", {}, said(figure)),
    draw("line", { x1: Math.max(begin, LEFT - 20), x2: mark.x, y1: mark.y, y2: mark.y }),
    draw("path", { d: `M${mark.x} ${mark.y - 6}l6 6-6 6-6-6z` }),
    ...numbered(figure, mark, spot),
  );
}

function line(one, next, at) {
  return draw("line", {
    test: "series-line",
    "data-from": one.id,
    "data-to": next.id,
    class: "join",
    x1: at.x(when(one)),
    y1: at.y(Number(one.value)),
    x2: at.x(when(next)),
    y2: at.y(Number(next.value)),
  });
}

// The days at which marks stand, in two rows, and a tick for each.
function axis(list, at) {
  const parts = [draw("line", { x1: LEFT - 20, x2: WIDTH - RIGHT + 20, y1: at.floor, y2: at.floor, class: "axis" })];
  const rows = [-99, -99];
  const ends = new Map(list.map((one) => [when(one), one.end || one.begin]));
  for (const [time, end] of [...ends].toSorted(([a], [b]) => a - b)) {
    const text = day(end);
    const half = width(text) / 2;
    const middle = Math.min(Math.max(at.x(time), half), WIDTH - half);
    parts.push(draw("line", { x1: at.x(time), x2: at.x(time), y1: HEIGHT - BOTTOM + 8, y2: HEIGHT - BOTTOM + 13, class: "axis" }));
    const row = rows.findIndex((taken) => middle - half > taken);
    if (row < 0) continue; // the table has it, and the mark says it
    parts.push(draw("text", { x: middle, y: HEIGHT - 20 + row * 15, "text-anchor": "middle", class: "quiet" }, text));
    rows[row] = middle + half + 4;
  }
  return parts;
}

// Of whom and where a value is.
function scope(figure) {
  return [...(figure.roles.population || []), ...(figure.roles.area || [])].map(nameOf).join(", ");
}

export function chart({ indicator, figures }) {
  const list = figures.filter(placed);
  const at = scales(list);
  const here = new Set(list);
  const marks = list.map((one) => ({ x: at.x(when(one)), y: at.y(Number(one.value)), text: short(one) }));
  const spots = spread(marks, { width: WIDTH, floor: HEIGHT - BOTTOM + 8 });
  const each = (wanted, act) => list.flatMap((one, place) => (Boolean(one.target) === wanted ? act(one, marks[place], spots[place], at) : []));
  const drawing = draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": list.map(said).join("; ") },
    ...axis(list, at),
    ...each(true, target),
    ...list.flatMap((one) => one.next.filter((next) => here.has(next)).map((next) => line(one, next, at))),
    ...each(false, point),
  );
  const unit = pick(list[0].unit);
  const scopes = new Map();
  for (const one of list.filter((figure) => !figure.target)) scopes.set(scope(one), [...(scopes.get(scope(one)) || []), one]);
  const ordered = (some) => some.toSorted((a, b) => when(a) - when(b)).map((one) => `${short(one)} (${day(one.end || one.begin)})`);
  const lines = scopes.size > 1 ? [...scopes].map(([name, some]) => make("li", {}, `${name}: ${ordered(some).join("; ")}`)) : [];
  return make(
    "figure",
    { test: "series", "data-indicator": indicator.id },
    make("figcaption", {}, nameOf(indicator), unit ? make("span", { class: "quiet" }, ` (${unit})`) : null),
    drawing,
    lines.length ? make("ul", { test: "series-scopes", class: "quiet" }, ...lines) : null,
  );
}
