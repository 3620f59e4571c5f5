// The figures of a thing as a table: what, where, when, how much, how sure, who says so; and what came of a target.

import { make } from "./dom.js";
import { nameOf, quantity } from "./format.js";
import { choose } from "./choose.js";
import { sourceList } from "./sources.js";
import { pick, say } from "./words.js";

const COLUMNS = ["what", "value", "period", "status"];

export function link(node, test = "link") {
  return make("button", { type: "button", class: "link", test, "data-id": node.id, on: { click: () => choose(node) } }, nameOf(node));
}

// What follows only by a rule is marked where it stands.
function marked(figure, role, text) {
  return text && figure.guessed.includes(role) ? `${text} (${say("inferredShort")})` : text;
}

function guess(figure, role) {
  return figure.guessed.includes(role) ? make("div", { class: "quiet" }, `(${say("inferredShort")})`) : null;
}

function names(figure, role) {
  const found = (figure.roles[role] || []).filter((node) => node.group !== "themes"); // these are neighbours, with long names
  return marked(figure, role, found.map(nameOf).join(", "));
}

function what(figure, owner) {
  const parts = (figure.roles.indicator || []).map((node) => (node === owner ? make("b", {}, nameOf(node)) : link(node)));
  const about = [names(figure, "area"), names(figure, "population"), names(figure, "about")].filter(Boolean);
  const line = (key, role) => {
    const found = names(figure, role);
    return found ? make("div", { class: "quiet" }, say(key, found)) : null;
  };
  return make(
    "td",
    {},
    ...parts,
    guess(figure, "indicator"),
    about.length ? make("div", { class: "quiet" }, about.join("; ")) : null,
    line("within", "comparedWithin"),
    line("setBy", "setBy"),
    line(figure.target ? "toReach" : "doneBy", "responsible"),
    line("said", "saidBy"),
    ...sources(figure),
  );
}

function status(figure) {
  return make("td", { test: "figure-status" }, pick(figure.statusName) || figure.status, guess(figure, "status"));
}

function period(figure) {
  const base = pick(figure.base);
  return make(
    "td",
    { test: "figure-period" },
    pick(figure.period),
    guess(figure, "period"),
    base ? make("div", { class: "quiet" }, marked(figure, "basePeriod", say("against", base))) : null,
  );
}

function sources(figure) {
  const list = sourceList(figure);
  const count = figure.evidence.length + figure.sources.length;
  const extra = figure.inferred ? make("em", { class: "quiet" }, say("inferred")) : null;
  return [extra, list ? make("details", {}, make("summary", {}, `${say("source")} (${count})`), list) : null];
}

// Another figure in short: how much, of whom where that differs, when.
function brief(figure, beside) {
  const differs = (role) => (figure.roles[role] || []).filter((node) => !(beside.roles[role] || []).includes(node)).map(nameOf);
  return [...differs("indicator"), quantity(figure), ...differs("population"), ...differs("area"), pick(figure.period)].join(", ");
}

// What stands behind a figure, or what it is set against, each with its source.
function related(key, list, figure) {
  return list.map((one) => make("div", { test: "figure-related", "data-id": one.id }, say(key, brief(one, figure)), ...sources(one)));
}

function came(figure) {
  const { outcome } = figure;
  const results = new Set(figure.back.againstTarget);
  if (outcome?.result) results.add(outcome.result);
  const told = outcome ? `${pick(outcome.called)}: ${pick(outcome.reason)}` : results.size ? "" : say("noResult");
  return [
    told ? make("div", { test: "figure-outcome", "data-outcome": outcome?.name }, make("b", {}, say("came")), " ", told) : null,
    ...related("result", inOrder([...results]).toReversed(), figure),
  ];
}

// A line under the row, over its whole width.
function below(figure) {
  const { links, back } = figure;
  const lines = [
    ...(figure.target ? came(figure) : []),
    ...related("againstTarget", links.againstTarget || [], figure),
    ...related("partOf", links.partOfTotal || [], figure),
    ...related("hasPart", back.partOfTotal || [], figure),
    ...related("ratePart", links.ratePart || [], figure),
    ...related("rateWhole", links.rateWhole || [], figure),
    ...related("workedOut", links.wasDerivedFrom || [], figure),
  ].filter(Boolean);
  return lines.length ? make("tr", { class: "came" }, make("td", { colspan: COLUMNS.length }, ...lines)) : null;
}

function row(figure, owner) {
  return make(
    "tr",
    { test: "figure-row", "data-id": figure.id },
    what(figure, owner),
    make("td", {}, make("b", { test: "figure-value" }, quantity(figure))),
    period(figure),
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
  const rows = inOrder(figures).flatMap((figure) => [row(figure, owner), below(figure)]);
  return make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
}
