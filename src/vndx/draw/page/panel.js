// The panel: all that is known of one thing.

import { articlePart } from "./article.js";
import { collapse, chooseEdge, choose, everywhere, expand, hiddenAround, leavesOf, neighboursOnly, startPath } from "./choose.js";
import { articles, edges, figures, nodes, other } from "./data.js";
import { decision, decisions } from "./deciders.js";
import { button, byId, linked, make } from "./dom.js";
import { chart, seriesOf } from "./series.js";
import { edgePart, pathPart } from "./ties.js";
import { figureTable, link } from "./figures.js";
import { nameOf, sentence, span } from "./format.js";
import { questions } from "./questions.js";
import { neighbourhood } from "./scope.js";
import { listen, state } from "./state.js";
import { articleLink, cautions, sourceList } from "./sources.js";
import { swatch } from "./swatch.js";
import { pick, say } from "./words.js";

const panel = byId("panel");
const FEW = 3;
const narrow = matchMedia("(max-width: 820px)"); // as in page.css

function head(node) {
  const language = state.lang === "vi" ? "en" : "vi";
  const otherName = pick(node.name, language);
  const list = make("dl", {});
  const row = (test, key, ...values) => {
    if (values.some(Boolean)) list.append(make("dt", {}, say(key)), make("dd", { test }, ...values));
  };
  row("panel-dates", "dates", span(node));
  row("panel-alt", "alt", node.alt.join("; "));
  row("panel-id", "id", node.id);
  return [
    make("p", { test: "panel-type", class: "quiet" }, swatch(node.group), " ", pick(node.kindName)),
    make("h2", { test: "panel-title" }, nameOf(node)),
    otherName && otherName !== nameOf(node) ? make("p", { test: "panel-other-name", lang: language }, otherName) : null,
    ...cautions(node, "panel"),
    ...node.notes.map((note) => make("p", { test: "panel-note" }, ...linked(pick(note)))),
    list,
  ];
}

function section(test, key, ...children) {
  return make("section", { test }, make("h3", {}, say(key)), ...children);
}

function actions(node) {
  const row = make("div", { class: "buttons", role: "group", "aria-label": say("near") });
  for (const hops of [1, 2, 3]) {
    const count = neighbourhood(node, hops).length - 1;
    const pressed = state.ego?.centre === node && state.ego.hops === hops;
    row.append(
      button(`ego-${hops}`, say(hops === 1 ? "egoOne" : "ego", hops, count), () => neighboursOnly(node, hops), {
        "aria-pressed": String(pressed),
      }),
    );
  }
  const more = hiddenAround(node).length;
  const leaves = leavesOf(node).length;
  row.append(
    ...(more ? [button("expand", say("expand", more), () => expand(node))] : []),
    ...(leaves ? [button("collapse", say("collapse", leaves), () => collapse(node))] : []),
    button("path-start", say("pathStart"), () => startPath(node)),
  );
  if (state.ego) row.append(button("ego-off", say("egoOff"), everywhere));
  return row;
}

function neighbour(edge, node) {
  const next = other(edge, node);
  const words = make("button", { type: "button", class: "link plain", test: "edge-link", on: { click: () => chooseEdge(edge) } }, sentence(edge));
  const list = sourceList(edge);
  return make(
    "li",
    { test: "neighbour", "data-id": next.id, "data-edge": edge.id },
    words,
    list ? make("details", {}, make("summary", {}, `${say("source")} (${edge.evidence.length + edge.sources.length})`), list) : null,
  );
}

// The ties of one kind: the first few, the rest folded.
function ofKind(list, node) {
  const rows = list.map((edge) => neighbour(edge, node));
  const rest = rows.splice(FEW);
  if (!rest.length) return rows;
  return [...rows, make("li", {}, make("details", {}, make("summary", {}, `${pick(list[0].phrase)}: + ${rest.length}`), make("ul", { class: "neighbours bare" }, ...rest)))];
}

function grouped(list, key) {
  const found = new Map();
  for (const one of list) found.set(key(one), [...(found.get(key(one)) || []), one]);
  return found;
}

// What somebody is comes before what he says.
function holds(edge) {
  return Number(edge.kind.startsWith("holds"));
}

// One heading a neighbour, below it the ties to it, kind by kind.
function neighboursPart(node) {
  const list = node.edges.toSorted((a, b) => holds(b) - holds(a) || a.kind.localeCompare(b.kind) || nameOf(other(a, node)).localeCompare(nameOf(other(b, node)), "vi") || a.index - b.index);
  const around = grouped(list, (edge) => other(edge, node));
  const blocks = [...around].map(([next, ties]) =>
    make(
      "li",
      {},
      swatch(next.group),
      make("h4", {}, link(next, "neighbour-link"), ties.length > 1 ? make("span", { class: "quiet" }, ` (${ties.length})`) : null),
      make("ul", { class: "neighbours bare" }, ...[...grouped(ties, (edge) => edge.kind).values()].flatMap((some) => ofKind(some, node))),
    ),
  );
  return make(
    "section",
    { test: "panel-neighbours" },
    make("h3", {}, say("neighbours"), " (", make("span", { test: "neighbour-count" }, String(around.size)), ")"),
    make("ul", { class: "neighbours" }, ...blocks),
  );
}

function seriesPart(node) {
  const charts = seriesOf(node.figures).map(chart);
  if (!charts.length) return null;
  const rest = charts.splice(FEW);
  return section(
    "panel-series",
    "series",
    make("p", { class: "quiet" }, say("joinNote")),
    ...charts,
    rest.length ? make("details", {}, make("summary", {}, `+ ${rest.length}`), ...rest) : null,
  );
}

function decidedPart(node) {
  const list = decisions(node);
  return list.length ? section("panel-decided", "decided", make("ul", { class: "neighbours" }, ...list.map(decision))) : null;
}

function figuresPart(test, key, list, node) {
  return list.length ? section(test, key, figureTable(list, node)) : null;
}

function nodePart(node) {
  return [
    ...head(node),
    actions(node),
    decidedPart(node),
    figuresPart("panel-targets", "targets", node.figures.filter((one) => one.target), node),
    figuresPart("panel-figures", "figures", node.figures.filter((one) => !one.target), node),
    seriesPart(node),
    neighboursPart(node),
    section("panel-sources", "sources", sourceList(node) || make("p", { class: "quiet" }, say("noSource"))),
  ];
}

function emptyPart() {
  const best = nodes.toSorted((a, b) => b.edges.length - a.edges.length || a.index - b.index).filter((node) => node.first);
  return [
    make("h2", { test: "panel-title" }, say("panel")),
    make("p", {}, say("hint")),
    make("ul", { class: "questions" }, ...questions()),
    make("p", { class: "quiet" }, say("counts", nodes.length, edges.length, figures.length, articles.length)),
    make("ul", { class: "neighbours" }, ...best.slice(0, 10).map((node) => make("li", {}, swatch(node.group), link(node)))),
    articles.length ? make("h3", {}, say("articles")) : null,
    make("ul", { class: "neighbours bare" }, ...articles.map((article) => make("li", {}, articleLink(article)))),
  ];
}

function content() {
  if (state.path) return pathPart();
  if (state.edge) return edgePart(state.edge);
  if (state.selected) return nodePart(state.selected);
  if (state.article) return articlePart(state.article);
  return emptyPart();
}

function show() {
  const parts = content().filter(Boolean);
  const open = state.path || state.edge || state.selected || state.article;
  const close = button("panel-close", "×", () => choose(null), { class: "close", "aria-label": say("close") });
  const wait = state.pathFrom ? make("p", { class: "caution", test: "path-wait" }, say("pathWait", nameOf(state.pathFrom))) : null;
  panel.replaceChildren(...[open ? close : null, wait, ...parts].filter(Boolean));
  panel.scrollTop = 0;
  // Only its heading is read out by itself: the rest is long, and there to be gone through.
  byId("heard").textContent = open ? panel.querySelector("h2")?.textContent || "" : "";
}

// On a phone the panel is below the picture: what is chosen makes the picture smaller, and both are brought to be seen.
function bring() {
  const chosen = state.path || state.edge || state.selected || state.article;
  document.body.classList.toggle("reading", Boolean(chosen));
  if (!chosen || !narrow.matches) return;
  byId("stage").scrollIntoView({ block: "start" });
  byId("panel").scrollTop = 0;
}

export function startPanel() {
  show();
  bring();
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    choose(null);
    byId("search").focus();
  });
  listen((changed) => {
    if (changed.size > 1 || !changed.has("theme")) show();
    if (["selected", "edge", "path", "article"].some((name) => changed.has(name))) bring();
  });
}
