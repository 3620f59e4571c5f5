// Which labels fit on the picture, and where: greedy, the most important first, none over another.
// Boxes are in pixels of the picture at its scale, so that moving it changes nothing.

const LINE = 15;
const PAD = 3;
const CELL = 64;
const WIDEST = 22;
const NARROW = 15;
const FARTHEST = 13; // pixels between a node and its label
const ENDLESS = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
export const FONT = '13px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

class Grid {
  cells = new Map();

  *at(box) {
    for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
      for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) yield x * 65536 + y;
    }
  }

  add(box) {
    for (const key of this.at(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box, but = null) {
    for (const key of this.at(box)) if (this.cells.get(key)?.some((one) => one.owner !== but && meet(one, box))) return false;
    return true;
  }
}

function meet(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// At most three lines of about so many letters; a word that is longer is cut.
export function wrapped(text, widest = WIDEST) {
  const lines = [""];
  for (const word of String(text).replace(/\s+/gu, " ").trim().split(" ")) {
    const whole = word.length > widest + 6 ? `${word.slice(0, widest + 5)}…` : word;
    const last = lines.at(-1);
    if (!last) lines[lines.length - 1] = whole;
    else if (last.length + whole.length < widest) lines[lines.length - 1] = `${last} ${whole}`;
    else lines.push(whole);
  }
  if (lines.length > 3) lines.splice(2, lines.length, `${lines[2]}…`);
  return lines;
}

// Beside a node, close or a little farther off: below, above, right, left and in the corners; for what should have a
// label also shifted along each side.
function* spotsFor({ x, y, radius, must }, width, height) {
  const shifts = must ? [0, 0.3, -0.3] : [0];
  for (let off = 3; off <= FARTHEST; off += 5) {
    const gap = radius + off;
    const slant = radius * 0.8 + off;
    for (const shift of shifts) {
      const [left, top] = [x - width / 2 + shift * width, y - height / 2 + shift * height];
      yield { x: left, y: y + gap, off };
      yield { x: left, y: y - gap - height, off };
      yield { x: x + gap, y: top, off };
      yield { x: x - gap - width, y: top, off };
    }
    yield { x: x + slant, y: y + slant, off };
    yield { x: x - slant - width, y: y + slant, off };
    yield { x: x + slant, y: y - slant - height, off };
    yield { x: x - slant - width, y: y - slant - height, off };
  }
}

// The first spot where nothing lies, and where no other node is as near as its own.
function freeSpot(item, { width, height }, { labels, shapes, left, right, top, bottom }) {
  for (const { x, y, off = 0 } of item.spots ? item.spots(width, height) : spotsFor(item, width, height)) {
    const box = { x, y, width, height, owner: item.owner };
    const inside = x >= left && x + width <= right && y >= top && y + height <= bottom;
    if (!inside || !labels.free(box) || !shapes.free(box)) continue;
    const around = { x: x - off, y: y - off, width: width + 2 * off, height: height + 2 * off };
    if (shapes.free(around, item.owner)) return box;
  }
  return null;
}

// In lines of the usual width; what should have a label is also tried in narrower ones.
function fitted(item, measure, room) {
  for (const widest of item.must ? [WIDEST, NARROW] : [item.widest]) {
    const lines = wrapped(item.text, widest);
    const width = Math.max(...lines.map((line) => measure(line, item.bold))) + 2 * PAD;
    const box = freeSpot(item, { width, height: lines.length * LINE + 2 }, room);
    if (box) return { ...box, item, lines };
  }
  return null;
}

// items: {owner, x, y, radius, text, must, spots?}, the most important first; measure: text to pixels.
// No label covers a node or another label, and each is nearer to its own node than to any other: else it is left out.
export function placed(items, obstacles, measure, { taken = [], ...limits } = {}) {
  const room = { ...ENDLESS, ...limits, labels: new Grid(), shapes: new Grid() };
  for (const box of taken) room.labels.add(box);
  for (const box of obstacles) room.shapes.add(box);
  const found = [];
  for (const item of items) {
    const label = fitted(item, measure, room);
    if (!label) continue;
    room.labels.add(label);
    found.push(label);
  }
  return found;
}

export function write(context, label, colours) {
  const { lines, x, y, width, item } = label;
  context.font = item.bold ? `bold ${FONT}` : FONT;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.background;
  context.fillStyle = colours.ink;
  lines.forEach((text, number) => {
    const [left, top] = [x + width / 2, y + 12 + number * LINE];
    context.strokeText(text, left, top);
    context.fillText(text, left, top);
  });
}
