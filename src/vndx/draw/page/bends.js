// Edges that would lie on each other are bent apart, each its own way; all others are straight.

const WIDEST = 1; // of all that lie between two nodes together, in parts of their distance
const STEP = 0.2;

// Which way each edge of the list that is not straight is bent, and how far.
export function bends(list) {
  const bundles = new Map();
  for (const edge of list) {
    const [low, high] = edge.from.index < edge.to.index ? [edge.from, edge.to] : [edge.to, edge.from];
    if (!bundles.has(low)) bundles.set(low, new Map());
    const bundle = bundles.get(low);
    if (!bundle.has(high)) bundle.set(high, []);
    bundle.get(high).push(edge);
  }
  const found = new Map();
  for (const others of bundles.values()) for (const bundle of others.values()) if (bundle.length > 1) bend(bundle, found);
  return found;
}

function bend(bundle, found) {
  const step = Math.min(STEP, WIDEST / (bundle.length - 1));
  bundle.forEach((edge, place) => {
    const away = (place - (bundle.length - 1) / 2) * step * (edge.from.index > edge.to.index ? -1 : 1);
    if (away) found.set(edge, away);
  });
}
