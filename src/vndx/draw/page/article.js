// The panel of an article: by whom and when, and all that rests on it, in the order in which it is said.

import { chooseEdge } from "./choose.js";
import { edges, figures } from "./data.js";
import { make } from "./dom.js";
import { figureTable } from "./figures.js";
import { day, sentence } from "./format.js";
import { pick, say } from "./words.js";

function first(thing, article) {
  return Math.min(...thing.evidence.filter((one) => one.article === article).map((one) => one.start));
}

function resting(things, article) {
  const found = things.filter((thing) => thing.evidence.some((one) => one.article === article));
  return found.toSorted((a, b) => first(a, article) - first(b, article) || a.index - b.index);
}

function tie(edge, article) {
  const spans = edge.evidence.filter((one) => one.article === article);
  return make(
    "li",
    { test: "article-tie", "data-edge": edge.id },
    make("button", { type: "button", class: "link plain", on: { click: () => chooseEdge(edge) } }, sentence(edge)),
    make("div", { class: "quiet" }, say("characters", spans.map((one) => `${one.start}–${one.end}`).join(", "))),
  );
}

export function articlePart(article) {
  const [ties, told] = [resting(edges, article).filter((edge) => edge.figure === undefined), resting(figures, article)];
  const list = make("dl", {}, make("dt", {}, say("id")), make("dd", {}, make("code", { test: "panel-id" }, article.id)));
  return [
    make("p", { test: "panel-type", class: "quiet" }, [say("article"), pick(article.by), article.day && day(article.day)].filter(Boolean).join(", ")),
    make("h2", { test: "panel-title" }, pick(article.name) || article.id),
    list,
    told.length ? make("section", { test: "article-figures" }, make("h3", {}, `${say("figures")} (${told.length})`), figureTable(told, null)) : null,
    make("section", { test: "article-ties" }, make("h3", {}, `${say("ties")} (${ties.length})`), make("ul", { class: "neighbours bare" }, ...ties.map((edge) => tie(edge, article)))),
  ];
}
