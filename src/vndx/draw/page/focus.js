// What stands out: the chosen thing with its ties, an edge, a path; all else is pale.

import { stepBetween } from "./scope.js";
import { state } from "./state.js";

export function isStrong(edge) {
  if (state.path) {
    return state.path.some((node, place) => place > 0 && stepBetween(state.path[place - 1], node) === edge);
  }
  if (state.edge) return joins(edge, state.edge.from, state.edge.to);
  return Boolean(state.selected) && (edge.from === state.selected || edge.to === state.selected);
}

function joins(edge, one, other) {
  return (edge.from === one && edge.to === other) || (edge.from === other && edge.to === one);
}

// The nodes that are not pale; null when all are alike.
export function inFocus(nodes, edges) {
  if (state.path) return new Set(state.path);
  if (state.edge) return new Set([state.edge.from, state.edge.to]);
  if (!state.selected || !nodes.has(state.selected)) return null;
  return new Set([state.selected, ...edges.filter(isStrong).flatMap((edge) => [edge.from, edge.to])]);
}

// Where labels have to be found first: before all, what was chosen and what leads there.
export function weight(node) {
  return (node === state.selected ? 1e9 : 0) + (state.path?.includes(node) ? 1e6 : 0);
}
