// What the reader has chosen, in one place: whoever shows it listens, whoever changes it calls change().

import { articleByName, byName, edgeByName, FIRST_LANGUAGE, GROUPS, mapped, other } from "./data.js";

export const ASKED = Object.keys(GROUPS).filter((group) => GROUPS[group].asked);

function opening() {
  return {
    layout: "stress",
    scope: "overview",
    hidden: new Set(ASKED),
    from: null,
    to: null,
    undated: true,
    selected: null,
    edge: null,
    ego: null,
    path: null,
    article: null,
    pathFrom: null,
    pathEnds: null, // of a path that was not found
    extra: new Set(), // nodes that were asked for one by one
    less: new Set(), // nodes that were folded away
    indicator: null,
    day: null,
  };
}

export const state = { lang: FIRST_LANGUAGE, theme: null, ...opening() };
const listeners = [];

// act(changed) is called after each change; changed holds the names of what was given.
export function listen(act) {
  listeners.push(act);
}

export function change(patch) {
  Object.assign(state, patch);
  const changed = new Set(Object.keys(patch));
  for (const act of listeners) act(changed);
}

export function reset() {
  change(opening());
}

export const print = matchMedia("print");
export const prefersDark = matchMedia("(prefers-color-scheme: dark)");

// Paper is white, whatever the screen is.
export function dark() {
  if (print.matches) return false;
  return (state.theme || (prefersDark.matches ? "dark" : "light")) === "dark";
}

// The address: what is as in the opening view is left out.
export function toHash() {
  const plain = opening();
  const words = new URLSearchParams();
  const put = (name, value) => value && words.set(name, value);
  put("n", state.selected?.id);
  put("edge", state.edge?.id);
  put("article", state.article?.id);
  const off = [...state.hidden].toSorted().join(",");
  if (off !== [...plain.hidden].toSorted().join(",")) words.set("off", off);
  if (state.scope === "all") words.set("scope", "all");
  if (state.layout !== "stress") words.set("layout", state.layout);
  put("from", state.from);
  put("to", state.to);
  if (!state.undated) words.set("undated", "0");
  if (state.lang !== FIRST_LANGUAGE) words.set("lang", state.lang);
  put("theme", state.theme);
  if (state.ego) words.set("ego", `${state.ego.centre.id},${state.ego.hops}`);
  if (state.path?.length) words.set("path", state.path.map((node) => whole(node.id)).join(","));
  put("ind", state.layout === "map" && state.indicator?.id);
  put("at", state.layout === "map" && state.day);
  return words.toString();
}

// A comma parts ids, so one within an id is written otherwise.
function whole(id) {
  return id.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function parted(words) {
  return words.split(",").map((word) => word.replaceAll("%2C", ",").replaceAll("%25", "%"));
}

function month(word) {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(word || "") ? word : null;
}

function readEgo(word) {
  const comma = (word || "").lastIndexOf(",");
  const centre = byName.get((word || "").slice(0, comma));
  const hops = Number((word || "").slice(comma + 1));
  return centre && [1, 2, 3].includes(hops) ? { centre, hops } : null;
}

function oneOf(words, known) {
  return known.includes(words) ? words : null;
}

function readFilter(words, found) {
  if (words.has("off")) found.hidden = new Set(words.get("off").split(",").filter((group) => Object.hasOwn(GROUPS, group)));
  found.scope = oneOf(words.get("scope"), ["all"]) || found.scope;
  found.layout = oneOf(words.get("layout"), ["hierarchy", "timeline", "map"]) || found.layout;
  found.from = month(words.get("from"));
  found.to = month(words.get("to"));
  if (found.from && found.to && found.from > found.to) [found.from, found.to] = [null, null];
  found.undated = words.get("undated") !== "0";
  found.lang = oneOf(words.get("lang"), ["vi", "en"]) || FIRST_LANGUAGE;
  found.theme = oneOf(words.get("theme"), ["light", "dark"]);
}

function readChoice(words, found) {
  found.selected = byName.get(words.get("n")) || null;
  found.edge = found.selected ? null : edgeByName.get(words.get("edge")) || null;
  found.ego = readEgo(words.get("ego"));
  found.article = found.selected || found.edge ? null : articleByName.get(words.get("article")) || null;
  const path = parted(words.get("path") || "").map((id) => byName.get(id));
  const tied = (node, place) => place === 0 || node?.edges.some((edge) => other(edge, node) === path[place - 1]);
  found.path = path.length > 1 && new Set(path).size === path.length && path.every(Boolean) && path.every(tied) ? path : null;
  const indicator = byName.get(words.get("ind"));
  found.indicator = mapped.some((figure) => figure.roles.indicator?.includes(indicator)) ? indicator : null;
  found.day = /^\d{4}-\d{2}-\d{2}$/u.test(words.get("at") || "") ? words.get("at") : null;
}

export function fromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/u, ""));
  const found = opening();
  readFilter(words, found);
  readChoice(words, found);
  // What is chosen is to be seen, whatever the filter says.
  for (const node of [found.selected, found.edge?.from, found.edge?.to, ...(found.path || [])]) {
    if (node) found.extra.add(node);
  }
  return found;
}
