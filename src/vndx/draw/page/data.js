// What vndx.draw.data wrote, with numbers turned back into the things that they stand for.

import { byId } from "./dom.js";

const RAW = JSON.parse(byId("data").textContent);
const SHARED = RAW.shared;

export const OPTIONS = typeof RAW.options === "string" ? JSON.parse(RAW.options) : RAW.options;
export const TITLE = SHARED.title;
export const FIRST_LANGUAGE = SHARED.lang;
export const GROUPS = SHARED.groups;
export const COLOURS = SHARED.colours;
export const TICKS = SHARED.ticks;
export const LAYOUTS = ["stress", "hierarchy", "timeline"];

export const articles = SHARED.articles.map((record) => ({ ...record, name: record.name || [], by: record.by || [] }));
export const articleByName = new Map(articles.map((article) => [article.id, article]));
const spans = SHARED.evidence.map(([article, start, end, quote, inferred]) => ({
  article: typeof article === "number" ? articles[article] : { id: article, name: [], by: [] },
  start,
  end,
  quote,
  inferred: Boolean(inferred),
}));

// Evidence and background sources, alike for nodes, edges and figures.
function grounds(record) {
  return {
    evidence: (record.v || []).map((number) => spans[number]),
    sources: (record.w || []).map((number) => SHARED.sources[number]),
    inferred: Boolean(record.inf),
    background: Boolean(record.bg),
    begin: record.b || null,
    end: record.e || null,
  };
}

// In a window that is higher than wide the picture is too.
const TALL = window.innerHeight > window.innerWidth ? 1.35 : 1;

function upright(spot) {
  return spot && TALL > 1 ? [spot[0], Math.round(spot[1] * TALL)] : spot;
}

export const nodes = RAW.nodes.map((record, index) => {
  const [kind, ...kindName] = SHARED.kinds[record.k || 0];
  return {
    ...grounds(record),
    index,
    id: record.i,
    group: record.g,
    kind,
    kindName,
    name: record.n,
    alt: record.a || [],
    notes: record.o || [],
    radius: record.r,
    hub: Boolean(record.h),
    first: Boolean(record.p[0]),
    places: { overview: upright(record.p[0]), stress: upright(record.p[1]), hierarchy: record.p[2], timeline: record.p[3] },
    edges: [],
    figures: [],
  };
});

// What an id ends in that is of a tie with a content of its own.
function statement(record) {
  if (record.st !== undefined) return [SHARED.statements[record.st]];
  return record.f === undefined ? [] : [SHARED.figures[record.f].id];
}

export const edges = RAW.edges.map((record, index) => {
  const [kind, ...phrase] = SHARED.phrases[record.k];
  const from = nodes[record.from];
  const to = nodes[record.to];
  const id = record.i ?? [from.id, kind, to.id, ...statement(record)].join("|");
  return { ...grounds(record), index, id, kind, phrase, from, to, detail: SHARED.details[record.d] || [], figure: record.f };
});
for (const edge of edges) {
  edge.from.edges.push(edge);
  if (edge.to !== edge.from) edge.to.edges.push(edge);
}

export const figures = SHARED.figures.map((record, index) => {
  const roles = {};
  for (const [role, found] of Object.entries(record.roles || {})) roles[role] = found.map((number) => nodes[number]);
  const shared = Object.fromEntries(["unit", "statusName", "kindName", "period", "base"].map((key) => [key, SHARED.terms[record[key]] || []]));
  return { ...record, ...grounds(record), ...shared, index, roles, guessed: record.guessed || [], next: [], links: {}, back: {} };
});
// What one figure is to another, from either of them.
SHARED.figures.forEach((record, index) => {
  const figure = figures[index];
  for (const [link, found] of Object.entries(record.links || {})) {
    figure.links[link] = found.map((number) => figures[number]);
    for (const one of figure.links[link]) (one.back[link] ||= []).push(figure);
  }
  if (record.outcome) {
    const [name, called, reason, result] = record.outcome;
    figure.outcome = { name, called, reason, result: figures[result] };
  }
});
for (const [one, later] of SHARED.lines) figures[one].next.push(figures[later]);
for (const figure of figures) {
  for (const node of new Set(Object.values(figure.roles).flat())) node.figures.push(figure);
}

export const eras = SHARED.eras.map((era) => ({
  ...era,
  tiles: era.tiles.map(([node, column, row]) => ({ node: nodes[node], column, row })),
}));

// The figures of units on the map.
export const tiled = new Set(eras.flatMap((era) => era.tiles.map((one) => one.node)));
export const mapped = figures.filter((figure) => figure.roles.area?.some((node) => tiled.has(node)));

export const byName = new Map(nodes.map((node) => [node.id, node]));
export const edgeByName = new Map(edges.map((edge) => [edge.id, edge]));

export function other(edge, node) {
  return edge.from === node ? edge.to : edge.from;
}
