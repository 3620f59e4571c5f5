// Provinces as tiles: those that are valid on a day, with the values of one indicator on that day.

import { choose } from "./choose.js";
import { eras, figures } from "./data.js";
import { byId, draw, make } from "./dom.js";
import { day, nameOf, quantity, short } from "./format.js";
import { sourceList } from "./sources.js";
import { change, listen, state } from "./state.js";
import { pick, say } from "./words.js";

const SIDE = 56;
const map = byId("map");
const tileOf = new Set(eras.flatMap((era) => era.tiles.map((one) => one.node)));
const mapped = figures.filter((figure) => figure.roles.area?.some((node) => tileOf.has(node)));

function indicators() {
  return [...new Set(mapped.flatMap((figure) => figure.roles.indicator || []))].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "vi"));
}

function about() {
  return state.indicator ? mapped.filter((figure) => figure.roles.indicator?.includes(state.indicator)) : [];
}

// The days to choose from: the ends of the figures' periods, else the beginning of each era.
function days() {
  const ends = about().map((figure) => figure.end || figure.begin);
  const found = ends.filter(Boolean).length ? ends.filter(Boolean) : eras.map((era) => era.begin || era.end || "").filter(Boolean);
  return [...new Set(found)].toSorted().toReversed();
}

function chosenDay() {
  const known = days();
  return state.day && (known.includes(state.day) || !state.indicator) ? state.day : known[0] || "";
}

function eraOf(date) {
  return eras.find((era) => (!era.begin || era.begin <= date) && (!era.end || date <= era.end)) || eras.at(-1);
}

function select(test, key, values, chosen, act) {
  const options = values.map(([value, text]) => make("option", { value, selected: value === chosen }, text));
  return make("label", {}, say(key), " ", make("select", { test, on: { change: (event) => act(event.target.value) } }, ...options));
}

function controls(date) {
  const known = indicators();
  return make(
    "div",
    { class: "controls" },
    select(
      "map-indicator",
      "indicator",
      [["", say("noIndicator")], ...known.map((node) => [node.id, nameOf(node)])],
      state.indicator?.id || "",
      (id) => change({ indicator: known.find((node) => node.id === id) || null, day: null }),
    ),
    select("map-date", "day", days().map((one) => [one, day(one)]), date, (one) => change({ day: one })),
  );
}

// "tỉnh Bình Định" is Bình Định here; the day of a unit of the same name is left out too.
function shortName(node) {
  return nameOf(node)
    .replace(/^(?:tỉnh|thành phố) /iu, "")
    .replace(/ (?:Province|City)\b/u, "")
    .replace(/ \(.*\)$/u, "");
}

function words(text) {
  const parts = text.split(" ");
  const half = Math.ceil(parts.length / 2);
  return parts.length > 1 && text.length > 8 ? [parts.slice(0, half).join(" "), parts.slice(half).join(" ")] : [text];
}

function tile({ node, column, row }, found) {
  const [x, y] = [column * (SIDE + 4), row * (SIDE + 4)];
  const value = found.map(short).join("; ");
  const lines = words(shortName(node));
  const text = `${nameOf(node)}: ${found.map((one) => `${quantity(one)} ${pick(one.unit)}`).join("; ") || say("noValue")}`;
  const act = () => choose(node);
  return draw(
    "g",
    {
      test: "map-tile",
      "data-id": node.id,
      "data-value": found.map((one) => one.value).join(" "),
      class: found.length ? "tile full" : "tile",
      role: "button",
      tabindex: 0,
      "aria-label": text,
      on: { click: act, keydown: (event) => (event.key === "Enter" || event.key === " ") && act() },
    },
    draw("title", {}, text),
    draw("rect", { x, y, width: SIDE, height: SIDE, rx: 5 }),
    ...lines.map((line, place) => draw("text", { x: x + SIDE / 2, y: y + 15 + place * 11, "text-anchor": "middle" }, line)),
    value ? draw("text", { x: x + SIDE / 2, y: y + SIDE - 7, "text-anchor": "middle", class: "value" }, value) : null,
  );
}

function drawing(era, found) {
  const across = Math.max(...era.tiles.map((one) => one.column)) + 1;
  const down = Math.max(...era.tiles.map((one) => one.row)) + 1;
  const of = (node) => found.filter((figure) => figure.roles.area.includes(node));
  return draw(
    "svg",
    { viewBox: `-2 -2 ${across * (SIDE + 4)} ${down * (SIDE + 4)}`, role: "group", "aria-label": say("map") },
    ...era.tiles.map((one) => tile(one, of(one.node))),
  );
}

function sourcePart(found) {
  const lists = found.map((figure) =>
    make("li", {}, `${(figure.roles.area || []).map(nameOf).join(", ")}: ${quantity(figure)} ${pick(figure.unit)}`, sourceList(figure)),
  );
  return lists.length ? make("ul", { class: "map-sources" }, ...lists) : null;
}

function show() {
  map.hidden = state.layout !== "map";
  byId("canvas").hidden = !map.hidden;
  if (map.hidden) return;
  if (!eras.length) {
    map.replaceChildren(make("p", {}, say("noMap")));
    return;
  }
  const date = chosenDay();
  const found = about().filter((figure) => (figure.end || figure.begin) === date);
  map.replaceChildren(
    ...[controls(date), drawing(eraOf(date), found), make("p", { class: "quiet" }, say("mapNote")), sourcePart(found)].filter(Boolean),
  );
}

export function startMap() {
  show();
  listen((changed) => {
    if (["layout", "lang", "indicator", "day"].some((name) => changed.has(name))) show();
  });
}
