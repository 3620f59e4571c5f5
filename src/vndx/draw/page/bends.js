// Edges between the same two nodes: a few are bent apart, each its own way; many are one thick line with their number.

const FEW = 6;
const WIDEST = 1; // of all that lie between two nodes together, in parts of their distance
const STEP = 0.2;

function bundles(list) {
  const found = new Map();
  for (const edge of list) {
    const [low, high] = edge.from.index < edge.to.index ? [edge.from, edge.to] : [edge.to, edge.from];
    if (!found.has(low)) found.set(low, new Map());
    const others = found.get(low);
    if (!others.has(high)) others.set(high, []);
    others.get(high).push(edge);
  }
  return [...found.values()].flatMap((others) => [...others.values()]);
}

// The one to stand for all: said outright before inferred, by articles before background; as a path names it.
function foremost(bundle) {
  const rank = (edge) => Number(edge.inferred) * 2 + Number(edge.background);
  return bundle.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index)[0];
}

// bent: how far each edge that is not straight is bent; counts: of each edge that stands for several how many they are;
// stands: for each that is not drawn itself the one that is.
export function bundled(list) {
  const [bent, counts, stands] = [new Map(), new Map(), new Map()];
  for (const bundle of bundles(list)) {
    if (bundle.length > FEW) {
      const one = foremost(bundle);
      counts.set(one, bundle.length);
      for (const edge of bundle) if (edge !== one) stands.set(edge, one);
    } else if (bundle.length > 1) bend(bundle, bent);
  }
  return { bent, counts, stands };
}

function bend(bundle, bent) {
  const step = Math.min(STEP, WIDEST / (bundle.length - 1));
  bundle.forEach((edge, place) => {
    const away = (place - (bundle.length - 1) / 2) * step * (edge.from.index > edge.to.index ? -1 : 1);
    if (away) bent.set(edge, away);
  });
}
