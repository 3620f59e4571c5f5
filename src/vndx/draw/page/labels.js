// Which labels fit on the picture, and where: greedy, the most important first, none over another.
// Boxes are in pixels of the picture at its scale, so that moving it changes nothing.

const LINE = 15;
const PAD = 3;
const CELL = 64;
const WIDEST = 22;
export const FONT = '13px system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

class Grid {
  cells = new Map();

  *at(box) {
    for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
      for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) yield `${x},${y}`;
    }
  }

  add(box) {
    for (const key of this.at(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box) {
    for (const key of this.at(box)) {
      for (const one of this.cells.get(key) || []) if (one !== box && one.owner !== box.owner && meet(one, box)) return false;
    }
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

function* spotsFor(item, width, height, tries) {
  const { x, y, radius } = item;
  for (let away = 0; away < tries; away += 1) {
    const gap = radius + 3 + away * 14;
    yield { x: x - width / 2, y: y + gap };
    yield { x: x - width / 2, y: y - gap - height };
    yield { x: x + gap, y: y - height / 2 };
    yield { x: x - gap - width, y: y - height / 2 };
    yield { x: x + gap * 0.7, y: y + gap * 0.7 };
    yield { x: x - gap * 0.7 - width, y: y + gap * 0.7 };
    yield { x: x + gap * 0.7, y: y - gap * 0.7 - height };
    yield { x: x - gap * 0.7 - width, y: y - gap * 0.7 - height };
  }
}

// items: {owner, x, y, radius, text, must, tries, spots?}, the most important first; measure: text to pixels.
// What must have a label may cover a node, but no other label.
export function placed(items, obstacles, measure, { left, right } = { left: -Infinity, right: Infinity }) {
  const labels = new Grid();
  const shapes = new Grid();
  for (const box of obstacles) shapes.add(box);
  const found = [];
  for (const item of items) {
    const lines = wrapped(item.text, item.widest);
    const width = Math.max(...lines.map((line) => measure(line, item.bold))) + 2 * PAD;
    const height = lines.length * LINE + 2;
    const box = (spot) => ({ ...spot, width, height, owner: item.owner });
    const boxes = [...(item.spots ? item.spots(width, height) : spotsFor(item, width, height, item.must ? 6 : 1))].map(box);
    const free = boxes.filter((one) => one.x >= left && one.x + one.width <= right && labels.free(one));
    const best = free.find((one) => shapes.free(one)) || (item.must ? free[0] : undefined);
    if (best) {
      labels.add(best);
      found.push({ ...best, item, lines });
    }
  }
  return found;
}

export function write(context, label, scale, colours) {
  const { lines, x, y, width, item } = label;
  context.font = item.bold ? `bold ${FONT}` : FONT;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.background;
  context.fillStyle = colours.ink;
  lines.forEach((line, number) => {
    const [left, top] = [x + width / 2, y + 12 + number * LINE];
    context.strokeText(line, left, top);
    context.fillText(line, left, top);
  });
}
