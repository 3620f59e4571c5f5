// Everything as tables, for who cannot see the picture: made when it is opened, for it is long.

import { chooseEdge } from "./choose.js";
import { edges, nodes } from "./data.js";
import { byId, make } from "./dom.js";
import { link } from "./figures.js";
import { sentence, span } from "./format.js";
import { listen } from "./state.js";
import { groupName } from "./swatch.js";
import { pick, say } from "./words.js";

const box = byId("table");

function table(caption, columns, rows) {
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, say(column))));
  return make("table", {}, make("caption", {}, `${say(caption)} (${rows.length})`), make("thead", {}, head), make("tbody", {}, ...rows));
}

function nodeRow(node) {
  return make(
    "tr",
    { test: "table-row", "data-id": node.id },
    make("td", {}, link(node)),
    make("td", {}, `${groupName(node.group)}: ${pick(node.kindName)}`),
    make("td", {}, span(node)),
    make("td", {}, String(node.edges.length)),
  );
}

function source(edge) {
  const spans = edge.evidence.map((one) => `${pick(one.article.name) || one.article.id}, ${one.start}–${one.end}`);
  return [...spans, ...edge.sources.map((text) => pick(text))].join("; ");
}

function edgeRow(edge) {
  const act = () => chooseEdge(edge);
  return make(
    "tr",
    { test: "table-edge-row", "data-edge": edge.id },
    make("td", {}, make("button", { type: "button", class: "link plain", on: { click: act } }, sentence(edge))),
    make("td", {}, span(edge)),
    make("td", {}, source(edge)),
  );
}

let filled = false;

function fill() {
  filled = true;
  byId("table-body").replaceChildren(
    table("things", ["name", "kind", "dates", "number"], nodes.map(nodeRow)),
    table("ties", ["edge", "dates", "source"], edges.map(edgeRow)),
  );
}

export function startTable() {
  document.querySelector("a.skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address stays that of the view
    if (!filled) fill();
    box.open = true;
    box.firstElementChild.focus();
    box.scrollIntoView({ block: "start" });
  });
  // By hand the rows are there at once; the other event also comes when a search of the browser opens it.
  box.firstElementChild.addEventListener("click", () => filled || fill());
  box.addEventListener("toggle", () => filled || fill());
  listen((changed) => filled && changed.has("lang") && fill());
}
