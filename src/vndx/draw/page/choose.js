// What follows when the reader chooses a node, an edge, a neighbourhood or a path.

import { fit, show } from "./camera.js";
import { nodes, other, tiled } from "./data.js";
import { seen } from "./picture.js";
import { inTime, neighbourhood, pathBetween, tiedTo, visible } from "./scope.js";
import { ASKED, change, fromHash, state } from "./state.js";

const NOTHING = { selected: null, edge: null, path: null, article: null };

// Whatever is chosen is shown, even where legend, overview, layout or time would leave it out.
function shown(list) {
  const patch = { extra: new Set(state.extra), less: new Set(state.less) };
  for (const node of list) {
    if (visible(node) || (state.layout === "map" && tiled.has(node))) continue;
    patch.less.delete(node);
    patch.extra.add(node);
    if (state.layout === "map" || (state.layout !== "stress" && !node.places[state.layout])) patch.layout = "stress";
    if (!inTime(node)) Object.assign(patch, node.begin || node.end ? { from: null, to: null } : { undated: true });
  }
  return patch;
}

// Chosen in the picture, a node stays where it is under the hand; chosen elsewhere, it is brought into view.
export function choose(node, { inPicture = false } = {}) {
  if (state.pathFrom && node && node !== state.pathFrom) {
    findPath(state.pathFrom, node);
  } else if (node) {
    change({ ...NOTHING, ...shown([node]), selected: node });
    if (!inPicture) show(node);
  } else {
    change({ ...NOTHING, pathFrom: null });
  }
}

export function chooseEdge(edge) {
  change({ ...NOTHING, ...shown([edge.from, edge.to]), edge, pathFrom: null });
}

export function chooseArticle(article) {
  change({ ...NOTHING, article, pathFrom: null });
}

// What is near, also of groups that the page leaves out at first: it is asked for here.
function nearby(centre, hops, hidden) {
  return neighbourhood(centre, hops).filter((one) => hidden.has(one.group));
}

export function neighboursOnly(node, hops) {
  const extra = new Set(nearby(node, hops, state.hidden));
  change({ ...NOTHING, ego: { centre: node, hops }, extra, less: new Set(), layout: "stress", selected: node });
  fit();
}

// What an address asks for.
export function opened(hash) {
  const found = fromHash(hash);
  if (!found.ego) return found;
  Object.assign(state, found); // the time filter is asked for what is near
  const first = new Set(ASKED.filter((group) => found.hidden.has(group)));
  for (const one of nearby(found.ego.centre, found.ego.hops, first)) found.extra.add(one);
  return found;
}

export function everywhere() {
  change({ ego: null, extra: new Set(state.selected ? [state.selected] : []), less: new Set(), path: null });
  fit();
}

// All that is tied to a node and not in the picture, of whatever group; and what hangs on it alone.
export function hiddenAround(node) {
  return tiedTo(node).filter((one) => !seen.nodes.has(one));
}

export function leavesOf(node) {
  const found = [];
  for (const edge of node.edges) {
    const leaf = other(edge, node);
    if (!seen.nodes.has(leaf) || leaf === node || found.includes(leaf)) continue;
    if (leaf.edges.every((one) => other(one, leaf) === node || !seen.nodes.has(other(one, leaf)))) found.push(leaf);
  }
  return found;
}

export function expand(node) {
  const more = hiddenAround(node);
  const less = new Set(state.less);
  for (const one of more) less.delete(one);
  change({ extra: new Set([...state.extra, ...more]), less, layout: "stress" });
  fit();
}

export function collapse(node) {
  change({ less: new Set([...state.less, ...leavesOf(node)]) });
}

export function startPath(node) {
  change({ ...NOTHING, pathFrom: node, selected: node });
}

export function findPath(start, goal) {
  Object.assign(state, shown([start, goal]));
  const path = pathBetween(start, goal);
  if (path) change({ ...NOTHING, ...shown(path), path, pathFrom: null });
  else change({ ...NOTHING, path: [], pathEnds: [start, goal], pathFrom: null });
  if (path) fit(path);
}

export function everything() {
  change({
    hidden: new Set(),
    scope: "all",
    ego: null,
    path: null,
    from: null,
    to: null,
    undated: true,
    layout: "stress",
    extra: new Set(),
    less: new Set(),
  });
  fit();
  return nodes.length;
}
