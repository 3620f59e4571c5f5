// Where the numbers of a chart stand: each at its mark, none on another, none on a mark.

const HIGH = 13;

export function width(text) {
  return text.length * 6.4 + 2;
}

function box(x, y, text) {
  return { left: x - width(text) / 2, right: x + width(text) / 2, top: y - HIGH + 3, bottom: y + 3 };
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

// marks: [{x, y, text}]; gives for each {x, y, led}: middle and base line of its number, and whether a line leads to it.
export function spread(marks, frame) {
  const taken = marks.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  return marks.map(({ x, y, text }) => {
    const half = width(text) / 2;
    const inside = Math.min(Math.max(x, half), frame.width - half);
    const near = [
      [inside, y - 10],
      [inside, y + 19],
      [x + half + 8, y + 4],
      [x - half - 8, y + 4],
    ];
    const far = [24, 38, 52, 66, 80, 94].flatMap((step) => [-step, step + 10].flatMap((down) => [0, half, -half].map((aside) => [inside + aside, y + down])));
    const fits = ([left, base]) => {
      const own = box(left, base, text);
      const within = own.left >= -1 && own.right <= frame.width + 1 && own.top >= 0 && own.bottom <= frame.floor;
      return within && !taken.some((other) => meet(own, other));
    };
    const spots = [...near, ...far];
    const chosen = spots.findIndex(fits);
    const [left, base] = spots[Math.max(chosen, 0)];
    taken.push(box(left, base, text));
    return { x: left, y: base, led: chosen >= near.length };
  });
}
