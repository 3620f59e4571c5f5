// Where the visible nodes stand: as was worked out beforehand, or, for a neighbourhood and for what was asked
// for one by one, worked out here. The same choice gives the same places.

import { other } from "./data.js";
import { state } from "./state.js";

const CELL = 74;
const MOST_HERE = 160; // more than these would take longer than anybody waits
const ROUNDS = 80;
const BESIDE = 190; // room for a label beside the next
const ACROSS = 230; // the same in the hierarchy
const LONG = 1500; // the whole of the timeline
const BELOW = 150;
const CLOSE = 80; // between lines of one rank
const FEWEST = 6; // in one line

export function placesOf(seen) {
  if (state.layout === "hierarchy") return inRows(seen);
  if (state.layout === "timeline") return inLanes(seen);
  if (state.ego) return seen.size <= MOST_HERE ? arranged(seen) : whole(seen);
  if (state.scope === "all") return whole(seen);
  return withGuests(seen);
}

function whole(seen) {
  return new Map([...seen].map((node) => [node, node.places.stress]));
}

// The overview as it is, and each guest in the free place nearest to what it is tied to.
function withGuests(seen) {
  const places = new Map();
  const taken = new Set();
  const cell = ([x, y]) => `${Math.round(x / CELL)},${Math.round(y / CELL)}`;
  const put = (node, spot) => {
    places.set(node, spot);
    taken.add(cell(spot));
  };
  const guests = [];
  for (const node of seen) {
    if (node.places.overview) put(node, node.places.overview);
    else guests.push(node);
  }
  for (const node of guests.toSorted((a, b) => b.edges.length - a.edges.length || a.index - b.index)) {
    const near = node.edges.map((edge) => places.get(other(edge, node))).filter(Boolean);
    put(node, freeNear(middle(near), taken, cell));
  }
  return places;
}

// The ranks of the hierarchy, closed up where something is left out, long ones in several lines.
function inRows(seen) {
  const rows = new Map();
  for (const node of seen) {
    const [, y] = node.places.hierarchy;
    if (!rows.has(y)) rows.set(y, []);
    rows.get(y).push(node);
  }
  const widest = Math.max(FEWEST, Math.ceil(Math.sqrt(seen.size)));
  const places = new Map();
  let y = 0;
  for (const rank of [...rows.keys()].toSorted((one, two) => one - two)) {
    const row = rows.get(rank).toSorted((one, two) => one.places.hierarchy[0] - two.places.hierarchy[0] || one.index - two.index);
    const lines = Math.ceil(row.length / widest);
    // Side by side over several lines, so that what is below each stays below it.
    row.forEach((node, place) => {
      const x = (place / lines - (row.length - 1) / lines / 2) * ACROSS;
      places.set(node, [Math.round(x), y + (place % lines) * CLOSE]);
    });
    y += (lines - 1) * CLOSE + BELOW;
  }
  return places;
}

// How days become places across: a month is a month, as wide as there is room for.
export const days = { first: 0, wide: 1 };

export function acrossOf(day) {
  return Math.round((day - days.first) * days.wide);
}

// The lanes of the timeline: each day where it belongs, a lane has as many lines as it needs.
function inLanes(seen) {
  const lanes = new Map();
  let [first, last] = [Infinity, -Infinity];
  for (const node of [...seen].toSorted((a, b) => a.places.timeline[1] - b.places.timeline[1])) {
    if (!lanes.has(node.group)) lanes.set(node.group, []);
    lanes.get(node.group).push(node);
    first = Math.min(first, node.places.timeline[0]);
    last = Math.max(last, node.places.timeline[0]);
  }
  days.first = first;
  days.wide = Math.min(Math.max(LONG / Math.max(last - first, 1), 0.3), 6);
  const places = new Map();
  let y = 0;
  for (const lane of lanes.values()) {
    const ends = [];
    for (const node of lane.toSorted((a, b) => a.places.timeline[0] - b.places.timeline[0] || a.index - b.index)) {
      const x = acrossOf(node.places.timeline[0]);
      let line = ends.findIndex((end) => end + BESIDE <= x);
      if (line < 0) line = ends.push(x) - 1;
      ends[line] = x;
      places.set(node, [x, y + line * 80]);
    }
    y += ends.length * 80 + 60;
  }
  return places;
}

function middle(spots) {
  if (!spots.length) return [0, 0];
  const sum = spots.reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
  return [sum[0] / spots.length, sum[1] / spots.length];
}

function freeNear([x, y], taken, cell) {
  for (let turn = 0; turn < 20000; turn += 1) {
    const away = CELL * 0.45 * Math.sqrt(turn);
    const spot = [Math.round(x + 1.3 * away * Math.cos(turn * 2.4)), Math.round(y + away * Math.sin(turn * 2.4))];
    if (!taken.has(cell(spot))) return spot;
  }
  return [Math.round(x), Math.round(y)];
}

// Stress majorisation, begun where the nodes stand in the whole network.
function arranged(seen) {
  const list = [...seen];
  const far = distances(list, seen);
  const start = list.map((node) => node.places.stress);
  const [mx, my] = middle(start);
  const reach = Math.max(1, ...start.map(([x, y]) => Math.hypot(x - mx, y - my)));
  const unit = 100 + 2 * Math.min(list.length, 60);
  let spots = start.map(([x, y], place) => {
    const turn = place * 2.4;
    return [((x - mx) / reach) * unit * 2 + 9 * Math.cos(turn), ((y - my) / reach) * unit * 2 + 9 * Math.sin(turn)];
  });
  for (let round = 0; round < ROUNDS; round += 1) spots = spots.map((spot, i) => settled(spots, i, far, unit));
  return new Map(list.map((node, place) => [node, [Math.round(spots[place][0] * 1.25), Math.round(spots[place][1])]]));
}

function settled(spots, i, far, unit) {
  let [x, y, sum] = [0, 0, 0];
  for (let j = 0; j < spots.length; j += 1) {
    if (j === i) continue;
    const wanted = far[i][j] * unit;
    const [dx, dy] = [spots[i][0] - spots[j][0], spots[i][1] - spots[j][1]];
    const away = Math.hypot(dx, dy) || 1e-6;
    const weight = 1 / (wanted * wanted);
    x += weight * (spots[j][0] + (wanted * dx) / away);
    y += weight * (spots[j][1] + (wanted * dy) / away);
    sum += weight;
  }
  return sum ? [x / sum, y / sum] : spots[i];
}

function distances(list, seen) {
  const place = new Map(list.map((node, number) => [node, number]));
  const most = 4; // what is not tied stands a little farther than what is
  return list.map((start) => {
    const row = list.map(() => most);
    row[place.get(start)] = 0;
    let last = [start];
    for (let step = 1; step < most && last.length; step += 1) {
      const next = [];
      for (const node of last) {
        for (const edge of node.edges) {
          const to = other(edge, node);
          if (seen.has(to) && row[place.get(to)] > step) {
            row[place.get(to)] = step;
            next.push(to);
          }
        }
      }
      last = next;
    }
    return row;
  });
}
