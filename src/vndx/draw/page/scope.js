// Which nodes and edges are to be seen, what is near what, and how one gets from one to another.

import { edges, GROUPS, nodes, other } from "./data.js";
import { state } from "./state.js";

const DATE = /^\d{4}-\d{2}/u;

function dated(thing) {
  return DATE.test(thing.begin || "") || DATE.test(thing.end || "");
}

export function undated(node) {
  return !dated(node);
}

// The span of what has a date meets the range; what has no end on one side goes on there.
function meets(thing) {
  const begin = DATE.test(thing.begin || "") ? thing.begin.slice(0, 7) : "";
  const end = DATE.test(thing.end || "") ? thing.end.slice(0, 7) : "9999";
  return (!state.to || begin <= state.to) && (!state.from || end >= state.from);
}

export function inTime(node) {
  return dated(node) ? meets(node) : state.undated;
}

function edgeInTime(edge) {
  return !dated(edge) || meets(edge);
}

// What the legend and the time filter let through, wherever it is.
function passes(node) {
  return !state.hidden.has(node.group) && inTime(node);
}

function inLayout(node) {
  return state.layout === "stress" || state.layout === "map" || Boolean(node.places[state.layout]);
}

let near = null; // of state.ego, which stays while it does
let nearOf = "";

function neighbours() {
  const key = [state.ego.centre.id, state.ego.hops, state.from, state.to, state.undated].join();
  if (key !== nearOf) {
    near = new Set(neighbourhood(state.ego.centre, state.ego.hops));
    nearOf = key;
  }
  return near;
}

function inView(node) {
  if (state.less.has(node)) return false;
  if (state.extra.has(node)) return true;
  if (state.ego) return neighbours().has(node);
  return state.scope === "all" || node.first || Boolean(GROUPS[node.group]?.asked);
}

// In the view, whether its group is ticked or not.
export function counted(node) {
  return inView(node) && inLayout(node) && inTime(node);
}

export function visible(node) {
  return (!state.hidden.has(node.group) || state.extra.has(node)) && counted(node);
}

// What would be seen in the network, and has no place in this layout.
export function placelessNodes() {
  return nodes.filter((node) => !inLayout(node) && inView(node) && passes(node));
}

export function visibleNodes() {
  return nodes.filter(visible);
}

export function visibleEdges(seen) {
  return edges.filter((edge) => seen.has(edge.from) && seen.has(edge.to) && edgeInTime(edge));
}

// All that is tied to a node, shown or not, at the time that is looked at.
export function tiedTo(node) {
  const found = new Set();
  for (const edge of node.edges) {
    const next = other(edge, node);
    if (next !== node && edgeInTime(edge)) found.add(next);
  }
  return [...found];
}

// The nodes at most so many steps away, and the node itself: by whatever is tied, for the legend says what is drawn,
// not what is so. It goes on from the country itself, which ties all to all, only when that is the centre: as
// vndx.network.surroundings does.
export function neighbourhood(centre, hops) {
  const found = new Set([centre]);
  let last = [centre];
  for (let step = 0; step < hops; step += 1) {
    const next = [];
    for (const node of last) {
      if (node.hub && node !== centre) continue;
      for (const one of tiedTo(node)) {
        if (!found.has(one) && inTime(one)) {
          found.add(one);
          next.push(one);
        }
      }
    }
    last = next;
  }
  return [...found];
}

// Of the shortest paths the one through the fewest ties, then by id: the first that vndx.network.paths gives.
function search(start, goal, open) {
  const goes = (node) => node === goal || (inTime(node) && open(node));
  const far = new Map([[goal, 0]]);
  const queue = [goal];
  for (const node of queue) {
    if (!goes(node)) continue;
    for (const next of tiedTo(node)) {
      if (!far.has(next)) {
        far.set(next, far.get(node) + 1);
        queue.push(next);
      }
    }
  }
  if (!far.has(start)) return null;
  const onward = (node) => tiedTo(node).filter((next) => goes(next) && far.get(next) === far.get(node) - 1);
  const cost = (next) => (next === goal ? 0 : rest.get(next) + next.edges.length);
  const best = (node) => onward(node).toSorted((a, b) => cost(a) - cost(b) || a.index - b.index)[0];
  const rest = new Map([[goal, 0]]);
  for (const node of queue) {
    if (node !== goal && far.get(node) < far.get(start) && goes(node)) rest.set(node, cost(best(node)));
  }
  const path = [start];
  while (path.at(-1) !== goal) path.push(best(path.at(-1)));
  return path;
}

// A shortest path, by whatever is tied. Through the country itself, which ties all to all, only where there is no other.
export function pathBetween(start, goal) {
  return search(start, goal, (node) => !node.hub) || search(start, goal, () => true);
}

// Of the ties between two nodes the one to name as a step: as vndx.network.ways.telling sorts them.
export function stepBetween(from, to) {
  const least = (edge) => /^(?:calls-for|remarks|told)/u.test(edge.kind);
  const remark = (edge) => least(edge) || /^(?:instructs|speaks-(?:to|of))/u.test(edge.kind);
  const doubts = (edge) => [!edgeInTime(edge), edge.background, edge.inferred, least(edge), remark(edge)];
  const rank = (edge) => doubts(edge).reduce((sum, doubt) => sum * 2 + Number(Boolean(doubt)), 0);
  const ties = from.edges.filter((edge) => other(edge, from) === to);
  return ties.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
}

// All edges between the same two nodes.
export function parallels(edge) {
  return edge.from.edges.filter((one) => other(one, edge.from) === other(edge, edge.from));
}
