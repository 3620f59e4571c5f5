// Provinces as tiles: those that are valid on a day, with the values of one indicator on that day.

import { choose } from "./choose.js";
import { eras, mapped, tiled } from "./data.js";
import { byId, draw, make } from "./dom.js";
import { day, nameOf, quantity, short } from "./format.js";
import { sourceList } from "./sources.js";
import { change, listen, state } from "./state.js";
import { pick, say } from "./words.js";

// A tile fills its share of the stage; it is never so small that its name cannot be read: the map scrolls instead.
const [WIDE, HIGH] = [72, 41];
const [MOST_WIDE, MOST_HIGH] = [130, 74];
const GAP = 3;
const map = byId("map");
let measure = ""; // which of the measures of an indicator is shown
const told = new Set(mapped.flatMap((figure) => figure.roles.area).filter((node) => tiled.has(node)));

function indicators() {
  return [...new Set(mapped.flatMap((figure) => figure.roles.indicator || []))].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "vi"));
}

// What can be laid beside each other: of one unit, population and standing, a level or a change.
function measureOf(figure) {
  const among = (figure.roles.population || []).map((node) => node.index).join();
  return [figure.unitId, among, figure.kind, figure.change || "", figure.target ? "target" : ""].join("|");
}

function measureName(figure) {
  return [...(figure.roles.population || []).map(nameOf), pick(figure.unit), pick(figure.kindName)].filter(Boolean).join(", ");
}

function ofIndicator() {
  return state.indicator ? mapped.filter((figure) => figure.roles.indicator?.includes(state.indicator)) : [];
}

function measures() {
  return new Map(ofIndicator().map((figure) => [measureOf(figure), measureName(figure)]));
}

function about() {
  const known = measures();
  const chosen = known.has(measure) ? measure : [...known.keys()][0];
  return ofIndicator().filter((figure) => measureOf(figure) === chosen);
}

// The days to choose from: the ends of the figures' periods, else the beginning of each era.
function days() {
  const ends = about()
    .map((figure) => figure.end || figure.begin)
    .filter(Boolean);
  const found = ends.length ? ends : eras.map((era) => era.begin || era.end || "").filter(Boolean);
  return [...new Set(found)].toSorted().toReversed();
}

function chosenDay() {
  const known = days();
  return state.day && (known.includes(state.day) || !about().length) ? state.day : known[0] || "";
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
  const several = [...measures()];
  const chosen = about().length ? measureOf(about()[0]) : "";
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
    several.length > 1
      ? select("map-measure", "measure", several, chosen, (one) => {
          measure = one;
          change({ day: null });
        })
      : null,
    select("map-date", "day", [...new Set([...days(), date])].filter(Boolean).map((one) => [one, day(one)]), date, (one) => change({ day: one })),
  );
}

// "tỉnh Bình Định" is Bình Định here; the day of a unit of the same name is left out too.
function shortName(node) {
  return nameOf(node)
    .replace(/^(?:tỉnh|thành phố) /iu, "")
    .replace(/ (?:Province|City)\b/u, "")
    .replace(/ \(.*\)$/u, "");
}

function words(text, wide) {
  const parts = text.split(" ");
  const half = Math.ceil(parts.length / 2);
  return parts.length > 1 && text.length * 6.3 > wide - 6 ? [parts.slice(0, half).join(" "), parts.slice(half).join(" ")] : [text];
}

// Light is little, dark is much, among what is on the map.
function shades(found) {
  const values = found.map((figure) => Number(figure.value)).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    ends: low < high ? [low, high] : [],
    of: (figure) => (low < high ? 0.1 + (0.35 * (Number(figure.value) - low)) / (high - low) : 0.2),
  };
}

function tile({ node, column, row }, found, size, shade) {
  const { wide, high } = size;
  const [x, y] = [column * (wide + GAP), row * (high + GAP)];
  const middle = x + wide / 2;
  const value = found.map(short).join("; ");
  const lines = words(shortName(node), wide);
  const text = `${nameOf(node)}: ${found.map(quantity).join("; ") || say("noValue")}`;
  const act = () => choose(node);
  const top = y + (high - (lines.length * 12 + (value ? 14 : 0))) / 2 + 10;
  return draw(
    "g",
    {
      test: "map-tile",
      "data-id": node.id,
      "data-value": found.map((one) => one.value).join(" "),
      class: found.length ? "tile full" : told.has(node) ? "tile some" : "tile",
      role: "button",
      tabindex: 0,
      "aria-label": text,
      on: { click: act, keydown: (event) => (event.key === "Enter" || event.key === " ") && act() },
    },
    draw("title", {}, text),
    draw("rect", { x, y, width: wide, height: high, rx: 4, "fill-opacity": found.length ? shade.of(found[0]).toFixed(2) : null }),
    ...lines.map((line, place) => draw("text", { x: middle, y: top + place * 12, "text-anchor": "middle" }, line)),
    value ? draw("text", { x: middle, y: top + lines.length * 12 + 2, "text-anchor": "middle", class: "value" }, value) : null,
  );
}

function drawing(era, found, shade) {
  const across = Math.max(...era.tiles.map((one) => one.column)) + 1;
  const down = Math.max(...era.tiles.map((one) => one.row)) + 1;
  const { width, height } = byId("stage").getBoundingClientRect();
  const share = (room, count, least, most) => Math.min(Math.max(Math.floor(room / count) - GAP, least), most);
  const size = { wide: share(width - 40, across, WIDE, MOST_WIDE), high: share(height - 190, down, HIGH, MOST_HIGH) };
  const [whole, tall] = [across * (size.wide + GAP) + 3, down * (size.high + GAP) + 3];
  const of = (node) => found.filter((figure) => figure.roles.area.includes(node));
  return draw(
    "svg",
    { width: whole, height: tall, viewBox: `-2 -2 ${whole} ${tall}`, role: "group", "aria-label": say("map") },
    ...era.tiles.map((one) => tile(one, of(one.node), size, shade)),
  );
}

function scale(found, shade) {
  if (!shade.ends.length) return null;
  const [least, most] = shade.ends.map((value) => found.find((figure) => Number(figure.value) === value));
  const box = (figure) =>
    draw("svg", { viewBox: "0 0 16 16", class: "swatch tile full", "aria-hidden": "true" }, draw("rect", { x: 1, y: 1, width: 14, height: 14, "fill-opacity": shade.of(figure).toFixed(2) }));
  return make("p", { test: "map-scale", class: "quiet" }, box(least), quantity(least), " – ", box(most), quantity(most));
}

function sourcePart(found) {
  const lists = found.map((figure) => make("li", {}, `${(figure.roles.area || []).map(nameOf).join(", ")}: ${quantity(figure)}`, sourceList(figure)));
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
  const shade = shades(found);
  const era = eraOf(date);
  map.replaceChildren(
    ...[controls(date), scale(found, shade), drawing(era, found, shade), make("p", { test: "map-told", class: "quiet" }, say("mapTold", era.tiles.filter((one) => told.has(one.node)).length, era.tiles.length)), make("p", { class: "quiet" }, say("mapNote")), sourcePart(found)].filter(Boolean),
  );
  const first = map.querySelector(".tile.full:not(.swatch)");
  const below = first ? first.getBoundingClientRect().bottom - map.getBoundingClientRect().bottom : 0;
  if (below > 0) map.scrollTop += below + 60; // a value is to be seen
}

export function startMap() {
  show();
  listen((changed) => {
    if (["layout", "lang", "indicator", "day"].some((name) => changed.has(name))) show();
  });
  window.addEventListener("resize", () => state.layout === "map" && show());
}
