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
export function passes(node) {
  return !state.hidden.has(node.group) && inTime(node);
}

function inLayout(node) {
  return state.layout === "stress" || state.layout === "map" || Boolean(node.places[state.layout]);
}

let near = null; // of state.ego, which stays while it does
let nearOf = "";

function neighbours() {
  const key = [state.ego.centre.id, state.ego.hops, ...state.hidden, state.from, state.to, state.undated].join();
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

function steps(node, through = passes) {
  const found = new Set();
  for (const edge of node.edges) {
    const next = other(edge, node);
    if (next !== node && edgeInTime(edge) && through(next)) found.add(next);
  }
  return found;
}

// All that is tied to a node, shown or not, at the time that is looked at.
export function tiedTo(node) {
  return [...steps(node, () => true)];
}

// The nodes at most so many steps away, and the node itself, among what passes. It goes on from the country itself,
// which ties all to all, only when that is the centre: as vndx.network.surroundings does.
export function neighbourhood(centre, hops) {
  const found = new Set([centre]);
  let last = [centre];
  for (let step = 0; step < hops; step += 1) {
    const next = [];
    for (const node of last) {
      if (node.hub && node !== centre) continue;
      for (const one of steps(node)) {
        if (!found.has(one)) {
          found.add(one);
          next.push(one);
        }
      }
    }
    last = next;
  }
  return [...found];
}

function search(start, goal, open) {
  const before = new Map([[start, null]]);
  const queue = [start];
  for (const node of queue) {
    if (node === goal) break;
    for (const next of tiedTo(node).toSorted((a, b) => a.index - b.index)) {
      if (!before.has(next) && (next === goal || (inTime(next) && open(next)))) {
        before.set(next, node);
        queue.push(next);
      }
    }
  }
  if (!before.has(goal)) return null;
  const path = [];
  for (let node = goal; node; node = before.get(node)) path.unshift(node);
  return path;
}

// A shortest path, by whatever is tied: the legend says what is drawn, not what is so. Through the country
// itself, which ties all to all, only where there is no other.
export function pathBetween(start, goal) {
  return search(start, goal, (node) => !node.hub) || search(start, goal, () => true);
}

// Of the ties between two nodes the one to name as a step: said outright before inferred, by articles before background.
export function stepBetween(from, to) {
  const rank = (edge) => Number(!edgeInTime(edge)) * 4 + Number(edge.inferred) * 2 + Number(edge.background);
  const ties = from.edges.filter((edge) => other(edge, from) === to);
  return ties.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
}

// All edges between the same two nodes.
export function parallels(edge) {
  return edge.from.edges.filter((one) => other(one, edge.from) === other(edge, edge.from));
}
