// The panel of an edge, with what shows it, and of a path, step by step.

import { choose, chooseEdge } from "./choose.js";
import { button, make } from "./dom.js";
import { link } from "./figures.js";
import { nameOf, sentence, span } from "./format.js";
import { parallels, stepBetween } from "./scope.js";
import { state } from "./state.js";
import { cautions, sourceList } from "./sources.js";
import { swatch } from "./swatch.js";
import { say } from "./words.js";

function tie(edge) {
  const dates = span(edge);
  return make(
    "article",
    { test: "edge", "data-edge": edge.id, class: "tie" },
    make("p", { test: "edge-sentence" }, sentence(edge)),
    dates ? make("p", { test: "edge-dates", class: "quiet" }, dates) : null,
    ...cautions(edge, "edge"),
    sourceList(edge),
  );
}

export function edgePart(edge) {
  const rest = parallels(edge).filter((one) => one !== edge);
  return [
    make("p", { test: "panel-type", class: "quiet" }, say("edge")),
    make("h2", { test: "panel-title" }, `${nameOf(edge.from)} – ${nameOf(edge.to)}`),
    make("p", {}, swatch(edge.from.group), link(edge.from), " ", swatch(edge.to.group), link(edge.to)),
    make("h3", {}, say("evidence")),
    ...[edge, ...rest].map(tie),
  ];
}

function step(from, to) {
  const edge = stepBetween(from, to);
  return make(
    "li",
    { test: "path-step", "data-edge": edge?.id },
    edge ? make("button", { type: "button", class: "link plain", on: { click: () => chooseEdge(edge) } }, sentence(edge)) : null,
    edge ? sourceList(edge) : null,
  );
}

export function pathPart() {
  const clear = button("path-clear", say("pathClear"), () => choose(state.path?.[0] || null));
  if (!state.path.length) {
    const [start, goal] = state.pathEnds;
    return [make("h2", { test: "panel-title" }, say("noPath")), make("p", { test: "path-none" }, say("pathNone", nameOf(start), nameOf(goal))), clear];
  }
  const length = state.path.length - 1;
  const [start, goal] = [state.path[0], state.path.at(-1)];
  return [
    make("h2", { test: "panel-title" }, say(length === 1 ? "pathOne" : "path", length)),
    state.path.slice(1, -1).some((node) => node.hub) ? make("p", { class: "caution", test: "path-country" }, say("byCountry")) : null,
    make("p", {}, swatch(start.group), link(start), " – ", swatch(goal.group), link(goal)),
    make("ol", { test: "path", "data-length": length }, ...state.path.slice(1).map((node, place) => step(state.path[place], node))),
    clear,
  ];
}
