// Where something is said: the article, the span in it, the words as far as they are kept.

import { linked, make } from "./dom.js";
import { day } from "./format.js";
import { pick, say } from "./words.js";

function span(one) {
  const article = one.article;
  return make(
    "li",
    { test: "source", class: "source" },
    make("span", { test: "source-article", title: article.id }, pick(article.name) || article.id),
    article.day ? make("span", { class: "quiet" }, ` (${day(article.day)})`) : null,
    " ",
    make("span", { class: "quiet" }, ...around("characters", make("span", { test: "source-span" }, `${one.start}–${one.end}`))),
    one.inferred ? make("em", { class: "quiet" }, ` ${say("inferred")}`) : null,
    one.quote ? make("blockquote", { test: "source-quote", lang: "vi" }, `“${one.quote}”`) : null,
  );
}

// Words of the page around an element in the place of {0}.
export function around(key, element) {
  const [before, after] = say(key, "\u0000").split("\u0000");
  return [before, element, after];
}

function outside(text) {
  return make("li", { test: "source", class: "source outside" }, ...linked(pick(text)));
}

export function sourceList(thing) {
  const items = [...thing.evidence.map(span), ...thing.sources.map(outside)];
  return items.length ? make("ul", { class: "sources" }, ...items) : null;
}

// What is to be known of how sure it is: inferred, or from outside of the articles.
export function cautions(thing, prefix) {
  return [
    thing.inferred ? make("p", { test: `${prefix}-inferred`, class: "caution" }, say("inferred")) : null,
    thing.background ? make("p", { test: `${prefix}-background`, class: "caution" }, say("background")) : null,
  ];
}
