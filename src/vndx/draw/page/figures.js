// The figures of a thing as a table: what, where, when, how much, how sure, who says so.

import { make } from "./dom.js";
import { nameOf, quantity } from "./format.js";
import { choose } from "./choose.js";
import { sourceList } from "./sources.js";
import { pick, say } from "./words.js";

const COLUMNS = ["what", "value", "period", "status"];

export function link(node, test = "link") {
  return make("button", { type: "button", class: "link", test, "data-id": node.id, on: { click: () => choose(node) } }, nameOf(node));
}

function names(figure, role) {
  return (figure.roles[role] || []).map(nameOf).join(", ");
}

function what(figure, owner) {
  const parts = (figure.roles.indicator || []).map((node) => (node === owner ? make("b", {}, nameOf(node)) : link(node)));
  const about = [names(figure, "area"), names(figure, "population"), names(figure, "about")].filter(Boolean);
  const base = pick(figure.base);
  return make(
    "td",
    {},
    ...parts,
    about.length ? make("div", { class: "quiet" }, about.join("; ")) : null,
    figure.kindName || base
      ? make("div", { class: "quiet" }, [pick(figure.kindName), base && say("against", base)].filter(Boolean).join(" "))
      : null,
    ...sources(figure),
  );
}

function status(figure) {
  const said = names(figure, "saidBy");
  return make(
    "td",
    { test: "figure-status" },
    pick(figure.statusName) || figure.status,
    said ? make("div", { class: "quiet" }, say("said", said)) : null,
  );
}

function sources(figure) {
  const list = sourceList(figure);
  const count = figure.evidence.length + figure.sources.length;
  const extra = figure.inferred ? make("em", { class: "quiet" }, say("inferred")) : null;
  return [extra, list ? make("details", {}, make("summary", {}, `${say("source")} (${count})`), list) : null];
}

function row(figure, owner) {
  return make(
    "tr",
    { test: "figure-row", "data-id": figure.id },
    what(figure, owner),
    make("td", {}, make("b", { test: "figure-value" }, quantity(figure)), " ", make("span", { test: "figure-unit" }, pick(figure.unit))),
    make("td", { test: "figure-period" }, pick(figure.period)),
    status(figure),
  );
}

export function inOrder(figures) {
  return figures.toSorted(
    (a, b) => name(a).localeCompare(name(b), "vi") || (a.end || "").localeCompare(b.end || "") || (a.begin || "").localeCompare(b.begin || "") || a.index - b.index,
  );
}

function name(figure) {
  return (figure.roles.indicator || []).map((node) => node.id).join();
}

export function figureTable(figures, owner) {
  const head = COLUMNS.map((column) => make("th", { scope: "col" }, say(column)));
  const rows = inOrder(figures).map((figure) => row(figure, owner));
  return make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
}
