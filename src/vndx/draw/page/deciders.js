// Who decided on a thing: what approves, adopts or issues it; and of each document among these who issued that.

import { link } from "./figures.js";
import { chooseEdge } from "./choose.js";
import { make } from "./dom.js";
import { sentence } from "./format.js";
import { sourceList } from "./sources.js";
import { swatch } from "./swatch.js";

const ACTS = ["approves", "decides", "adopts", "issues", "signs"];

function acts(node) {
  return node.edges.filter((edge) => edge.to === node && ACTS.includes(edge.kind));
}

// The ties to tell, the nearest first, each once.
export function decisions(node) {
  const own = acts(node);
  return [...new Set([...own, ...own.flatMap((edge) => acts(edge.from))])];
}

export function decision(edge) {
  return make(
    "li",
    { test: "decision", "data-edge": edge.id },
    swatch(edge.from.group),
    link(edge.from, "decider"),
    make("div", {}, make("button", { type: "button", class: "link plain", on: { click: () => chooseEdge(edge) } }, sentence(edge))),
    sourceList(edge),
  );
}
