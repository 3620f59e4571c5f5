// Where something is said: the article, the span in it, the words as far as they are kept.

import { chooseArticle } from "./choose.js";
import { linked, make } from "./dom.js";
import { day } from "./format.js";
import { pick, say } from "./words.js";

// The article by its outlet and day, the id of its file, the span, the words: a line to quote, and to find it by.
function citation(one) {
  const { article } = one;
  const about = [pick(article.by), pick(article.name), article.day && day(article.day)].filter(Boolean).join(", ");
  return `${about} [${article.id} ${one.start}–${one.end}]${one.quote ? ` “${one.quote}”` : ""}`;
}

// Where nothing can be copied to, the line itself stands in the place of the button.
function copier(one) {
  const act = (event) => {
    const here = event.currentTarget;
    const done = () => {
      here.textContent = say("copied");
    };
    const shown = () => here.replaceWith(make("code", {}, citation(one)));
    if (navigator.clipboard) navigator.clipboard.writeText(citation(one)).then(done, shown);
    else shown();
  };
  return make("button", { type: "button", class: "link", test: "source-copy", on: { click: act } }, say("cite"));
}

export function articleLink(article, test = "article-link") {
  return make("button", { type: "button", class: "link", test, on: { click: () => chooseArticle(article) } }, pick(article.name) || article.id);
}

function span(one) {
  const { article } = one;
  const outlet = pick(article.by);
  return make(
    "li",
    { test: "source", class: "source" },
    outlet ? make("b", { test: "source-publisher" }, outlet, ": ") : null,
    articleLink(article, "source-article"),
    article.day ? make("span", { class: "quiet" }, ` (${day(article.day)})`) : null,
    one.inferred ? make("em", { class: "quiet" }, ` ${say("inferred")}`) : null,
    one.quote ? make("blockquote", { test: "source-quote", lang: "vi" }, `“${one.quote}”`) : null,
    make(
      "div",
      { class: "quiet" },
      make("code", { test: "source-id" }, article.id),
      ", ",
      ...around("characters", make("span", { test: "source-span" }, `${one.start}–${one.end}`)),
      one.quote ? null : ` (${say("noWords")})`,
      " ",
      copier(one),
    ),
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
