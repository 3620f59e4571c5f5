// Which labels fit on the picture, and where: greedy, the most important first, none over another.
// Boxes are in pixels of the picture at its scale, so that moving it changes nothing.

const LINE = 15;
const PAD = 3;
const CELL = 64;
const WIDEST = 22;
const RINGS = 24; // how far off a label that must be there may stand
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

  free(box) {
    for (const key of this.at(box)) if (this.cells.get(key)?.some((one) => meet(one, box))) return false;
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

// Beside a node, then farther off: below, above, right, left and in the corners; for what must have a label also
// shifted along each side.
function* spotsFor({ x, y, radius, must }, width, height) {
  const shifts = must ? [0, 0.3, -0.3] : [0];
  for (let ring = 0; ring < (must ? RINGS : 2); ring += 1) {
    const gap = radius + 3 + ring * 14;
    const slant = radius + 1 + ring * 10;
    const away = ring > 0;
    for (const shift of shifts) {
      const [left, top] = [x - width / 2 + shift * width, y - height / 2 + shift * height];
      yield { x: left, y: y + gap, away };
      yield { x: left, y: y - gap - height, away };
      yield { x: x + gap, y: top, away };
      yield { x: x - gap - width, y: top, away };
    }
    yield { x: x + slant, y: y + slant, away };
    yield { x: x - slant - width, y: y + slant, away };
    yield { x: x + slant, y: y - slant - height, away };
    yield { x: x - slant - width, y: y - slant - height, away };
  }
}

// The first spot where nothing lies.
function freeSpot(item, { width, height }, { labels, shapes, left, right, top, bottom }) {
  for (const spot of item.spots ? item.spots(width, height) : spotsFor(item, width, height)) {
    const box = { ...spot, width, height, owner: item.owner };
    const inside = box.x >= left && box.x + width <= right && box.y >= top && box.y + height <= bottom;
    if (inside && labels.free(box) && shapes.free(box)) return box;
  }
  return null;
}

// items: {owner, x, y, radius, text, must, spots?}, the most important first; measure: text to pixels.
// No label covers a node or another label; what must have one stands farther off where there is no room beside it.
export function placed(items, obstacles, measure, { taken = [], ...limits } = {}) {
  const room = { ...ENDLESS, ...limits, labels: new Grid(), shapes: new Grid() };
  for (const box of taken) room.labels.add(box);
  for (const box of obstacles) room.shapes.add(box);
  const found = [];
  for (const item of items) {
    const lines = wrapped(item.text, item.widest);
    const width = Math.max(...lines.map((line) => measure(line, item.bold))) + 2 * PAD;
    const box = freeSpot(item, { width, height: lines.length * LINE + 2 }, room);
    if (!box) continue;
    room.labels.add(box);
    found.push({ ...box, item, lines });
  }
  return found;
}

// Where the line from a node to a label that stands off begins and ends.
export function leader({ x, y, width, height, item, away }) {
  if (!away) return null;
  const end = [Math.min(Math.max(item.x, x), x + width), Math.min(Math.max(item.y, y), y + height)];
  const length = Math.hypot(end[0] - item.x, end[1] - item.y) || 1;
  const part = Math.min(item.radius / length, 1);
  return [item.x + (end[0] - item.x) * part, item.y + (end[1] - item.y) * part, ...end];
}

export function write(context, label, colours) {
  const { lines, x, y, width, item } = label;
  const line = leader(label);
  if (line) {
    context.globalAlpha = 0.45;
    context.lineWidth = 1;
    context.strokeStyle = colours.ink;
    context.beginPath();
    context.moveTo(line[0], line[1]);
    context.lineTo(line[2], line[3]);
    context.stroke();
    context.globalAlpha = 1;
  }
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
