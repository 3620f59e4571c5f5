// window.vndx: a look at what the page shows, for tests and the curious. It changes nothing.

import { yearBoxes } from "./axis.js";
import { inWindow } from "./camera.js";
import { byName, edgeByName, edges, nodes } from "./data.js";
import { fold } from "./fold.js";
import { boxes } from "./hand.js";
import { along, at, net, seen, stand } from "./picture.js";
import { neighbourhood, pathBetween } from "./scope.js";
import { svg } from "./save.js";
import { find } from "./search.js";
import { dark, state } from "./state.js";
import { pick } from "./words.js";

const id = (thing) => thing?.id ?? null;
const ids = (things) => [...things].map(id);

function plainState() {
  return {
    lang: state.lang,
    theme: dark() ? "dark" : "light",
    layout: state.layout,
    scope: state.ego ? "neighbourhood" : state.scope,
    hidden: [...state.hidden].toSorted(),
    from: state.from,
    to: state.to,
    undated: state.undated,
    selected: id(state.selected),
    edge: id(state.edge),
    ego: state.ego ? { id: state.ego.centre.id, hops: state.ego.hops } : null,
    path: state.path ? ids(state.path) : null,
  };
}

function names(thing, pair) {
  return { vi: pick(pair, "vi"), en: pick(pair, "en"), begin: thing.begin, end: thing.end };
}

// A point of the edge where nothing else lies over it, if there is one.
function edgeSpot(edge) {
  const parts = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85];
  const spots = parts.map((part) => along(edge, part));
  const clear = spots.find((spot) => {
    const dom = net.canvasToDOM(spot);
    return net.getNodeAt(dom) === undefined && net.getEdgeAt(dom) === stand(edge).index && !covered(inWindow(spot));
  });
  return inWindow(clear || spots[0]);
}

function yearInWindow({ x, y, width, height, year }) {
  const scale = net.getScale();
  return { text: year, ...inWindow({ x: x / scale, y: y / scale }), width, height };
}

function covered({ x, y }) {
  return boxes().some((one) => !one.edge && x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height);
}

export function publish(ready) {
  window.vndx = Object.freeze({
    ready,
    state: plainState,
    nodes: () => nodes.map((node) => ({ id: node.id, group: node.group, kind: node.kind, ...names(node, node.name) })),
    edges: () => edges.map((edge) => ({ id: edge.id, from: edge.from.id, to: edge.to.id, kind: edge.kind, ...names(edge, edge.phrase) })),
    visibleNodes: () => ids(seen.nodes),
    visibleEdges: () => ids(seen.edges),
    positions: () => Object.fromEntries([...seen.nodes].map((node) => [node.id, at(node)])),
    screen: (name) => inWindow(at(byName.get(name))),
    edgeScreen: (name) => edgeSpot(edgeByName.get(name)),
    labels: () => boxes().map(({ id: owner, text, x, y, width, height, edge }) => ({ id: owner, text, x, y, width, height, of: edge ? "edge" : "node" })),
    years: () => yearBoxes(net.getScale()).map(yearInWindow),
    search: (text) => ids(find(text)),
    fold,
    neighbourhood: (name, hops) => ids(neighbourhood(byName.get(name), hops)),
    path: (from, to) => ids(pathBetween(byName.get(from), byName.get(to)) || []),
    svg,
  });
}
