// The search box: marks, case and order of words do not matter, in either language.

import { choose, chooseArticle, chooseEdge } from "./choose.js";
import { articles, edges, nodes } from "./data.js";
import { byId, make } from "./dom.js";
import { fold } from "./fold.js";
import { nameOf, sentence } from "./format.js";
import { listen, state } from "./state.js";
import { groupName, swatch } from "./swatch.js";
import { say } from "./words.js";

const MOST = 12;
const ENOUGH = 200; // that fit, before the best of them are taken
const box = byId("search");
const list = byId("results");
let hits = [];
let marked = -1;

let index = null;

// The keys of all names, made when somebody begins to type.
function keys() {
  index ??= nodes.map((node) => {
    const names = [...node.name, ...node.alt, node.id.slice(node.id.indexOf(":") + 1)];
    return { node, keys: [...new Set(names.map((name) => ` ${fold(name)}`))] };
  });
  return index;
}

// 0 is the name itself; then names that begin so, that hold the words together, that hold all the words.
function level(own, words, whole) {
  let best = 9;
  for (const key of own) {
    if (key === ` ${whole}`) return 0;
    if (best > 1 && key.startsWith(` ${whole}`)) best = 1;
    else if (best > 2 && key.includes(` ${whole}`)) best = 2;
    else if (best > 3 && words.every((word) => key.includes(` ${word}`))) best = 3;
  }
  return best;
}

// One-digit numbers as documents write them ("de an 6" is Đề án 06), and back; as the command's search does.
function otherZeros(words) {
  const other = words.map((word) => word.replace(/^(?:0([1-9])|([1-9]))$/u, (_, bare, digit) => bare ?? `0${digit}`));
  return words.length > 1 ? other : words;
}

function fitting(words) {
  const whole = words.join(" ");
  return keys()
    .map(({ node, keys: own }) => ({ node, at: level(own, words, whole) }))
    .filter(({ at }) => at < 9);
}

export function find(text) {
  const words = fold(text).split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = fitting(words);
  if (!found.length) found.push(...fitting(otherZeros(words)));
  if (!found.length) found.push(...scattered(words));
  return found
    .toSorted((a, b) => a.at - b.at || b.node.edges.length - a.node.edges.length || a.node.index - b.node.index)
    .slice(0, ENOUGH)
    .map(({ node }) => node);
}

// Articles by title, outlet, day and id; some of those that fit come after the things.
function findArticles(text) {
  const words = fold(text).split(" ");
  const key = (one) => ` ${fold([...one.name, ...one.by, one.id, one.day, say("article")].join(" "))}`;
  return articles.filter((one) => words.every((word) => key(one).includes(` ${word}`)));
}

// Ties by what they say, in both languages: each content once, by the first tie that has it.
let sayings = null;

function findSayings(text) {
  const words = fold(text).split(" ");
  if (!sayings) {
    const first = new Map();
    for (const edge of edges) if (edge.detail.length && !first.has(edge.detail)) first.set(edge.detail, edge);
    sayings = [...first.values()].map((edge) => ({ edge, key: ` ${fold(edge.detail.join(" "))}` }));
  }
  return sayings.filter(({ key }) => words.every((word) => key.includes(` ${word}`))).map(({ edge }) => edge);
}

// What has most of the words, digits apart from letters; where nothing has all of them.
function nearest(text) {
  const words = fold(text.replace(/(\p{L})(\d)/gu, "$1 $2")).split(" ").filter((word) => word.length > 1 || /\d/u.test(word));
  const score = (key) => words.filter((word) => key.includes(` ${word}`)).length;
  const least = Math.max(1, Math.ceil(words.length / 2));
  return keys()
    .map(({ node, keys: own }) => ({ node, fits: Math.max(...own.map(score)) }))
    .filter(({ fits }) => fits >= least)
    .toSorted((a, b) => b.fits - a.fits || b.node.edges.length - a.node.edges.length || a.node.index - b.node.index)
    .map(({ node }) => node);
}

// The words in different names of one thing, or inside of words.
function scattered(words) {
  return keys()
    .filter(({ keys: own }) => words.every((word) => own.some((key) => key.includes(word))))
    .map(({ node }) => ({ node, at: 4 }));
}

function close() {
  hits = [];
  marked = -1;
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

function option(node, place) {
  return make(
    "li",
    {
      test: "search-hit",
      role: "option",
      id: `hit-${place}`,
      "data-id": node.id,
      "aria-selected": "false",
      on: {
        mousedown: (event) => {
          event.preventDefault();
          take(place);
        },
      },
    },
    node.group ? swatch(node.group) : null,
    make("span", {}, node.phrase ? sentence(node) : nameOf(node)),
    make("small", {}, node.phrase ? say("edge") : node.group ? groupName(node.group) : say("article")),
  );
}

function offer() {
  if (!fold(box.value)) {
    close();
    list.replaceChildren();
    return;
  }
  const told = findArticles(box.value).slice(0, MOST / 2);
  hits = [...find(box.value).slice(0, MOST - told.length), ...told];
  if (hits.length < MOST / 2) hits.push(...findSayings(box.value).slice(0, MOST - hits.length));
  const missing = !hits.length;
  if (missing) hits = nearest(box.value).slice(0, MOST / 2);
  marked = -1;
  const none = make("li", { test: "search-none", role: "option", "aria-disabled": "true" }, say(hits.length ? "nearest" : "nothing"));
  list.replaceChildren(...hits.map(option), ...(missing ? [none] : []));
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
}

function mark(place) {
  marked = (place + hits.length) % hits.length;
  [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === marked)));
  box.setAttribute("aria-activedescendant", `hit-${marked}`);
  list.children[marked].scrollIntoView({ block: "nearest" });
}

function take(place) {
  const node = hits[place];
  if (!node) return;
  close();
  if (node.phrase) chooseEdge(node);
  else if (node.group) choose(node);
  else if (!state.pathFrom) chooseArticle(node);
  byId("panel").focus({ preventScroll: true }); // what was found is read there
}

function typed(event) {
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && list.hidden) offer();
  if (event.key === "ArrowDown" && hits.length) mark(marked + 1);
  else if (event.key === "ArrowUp" && hits.length) mark(marked < 0 ? hits.length - 1 : marked - 1);
  else if (event.key === "Enter") take(Math.max(marked, 0));
  else if (event.key === "Escape") {
    box.value = "";
    close();
  } else return;
  event.preventDefault();
}

export function startSearch() {
  box.addEventListener("input", offer);
  box.addEventListener("focus", () => {
    keys();
    if (box.value) offer();
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", typed);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(?:INPUT|SELECT|TEXTAREA)$/u.test(event.target.tagName)) return;
    event.preventDefault();
    box.focus();
  });
  listen((changed) => {
    if (changed.has("pathFrom") && state.pathFrom) {
      box.value = "";
      box.focus();
    }
  });
}
