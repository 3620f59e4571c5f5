// The picture as a file, SVG or PNG: everything that is visible, with title, legend and source.

import { GROUPS } from "./data.js";
import { make } from "./dom.js";
import { placed } from "./labels.js";
import { nameOf, sentence } from "./format.js";
import { along, at, colours, seen, stand } from "./picture.js";
import { state } from "./state.js";
import { groupName } from "./swatch.js";
import { heading, say } from "./words.js";

const MOST_PIXELS = 6000; // of a PNG, along its longer side
const LETTER = 7.2; // how wide a letter is on average, where nobody can measure

export function escape(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return String(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/gu, (char) => names[char]);
}

function rounded(value) {
  return Math.round(value * 10) / 10;
}

function lineOf(edge, colour) {
  const [from, to] = [at(edge.from), at(edge.to)];
  const dash = edge.inferred ? ' stroke-dasharray="5 4"' : "";
  // Bent as on the screen: the curve that goes through the same middle.
  const middle = along(edge, 0.5);
  const bend = [2 * middle.x - (from.x + to.x) / 2, 2 * middle.y - (from.y + to.y) / 2].map(rounded);
  const way = `M${rounded(from.x)} ${rounded(from.y)}Q${bend.join(" ")} ${rounded(to.x)} ${rounded(to.y)}`;
  const count = seen.bundles.counts.get(edge);
  const width = count ? ' stroke-width="3.5"' : "";
  const words = count ? `${sentence(edge)} (+ ${count - 1})` : sentence(edge);
  return `<path class="edge" d="${way}" fill="none" stroke="${colour}"${width}${dash}><title>${escape(words)}</title></path>`;
}

function shapeOf(node, theme) {
  const { x, y } = at(node);
  const look = GROUPS[node.group];
  const scale = node.radius / 8;
  return `<path transform="translate(${x - node.radius} ${y - node.radius}) scale(${scale})" fill="${look[theme]}" d="${look.path}"><title>${escape(nameOf(node))}</title></path>`;
}

function labelOf({ lines, x, y, width }) {
  const middle = x + width / 2;
  const spans = lines.map((line, place) => `<tspan x="${middle}" y="${y + 12 + place * 15}">${escape(line)}</tspan>`);
  return `<text text-anchor="middle">${spans.join("")}</text>`;
}

// What stands around the picture, so that it can be read by itself: title, legend, and where it is from.
function frame([left, , right, bottom], theme, ink) {
  const used = Object.entries(GROUPS).filter(([name]) => [...seen.nodes].some((node) => node.group === name));
  const parts = [];
  let [x, y] = [left, bottom + 30];
  for (const [name, look] of used) {
    const wide = 40 + LETTER * groupName(name).length;
    if (x + wide > right && x > left) [x, y] = [left, y + 26];
    parts.push(`<path transform="translate(${rounded(x)} ${rounded(y)})" fill="${look[theme]}" d="${look.path}"/>`);
    parts.push(`<text x="${rounded(x + 22)}" y="${rounded(y + 13)}" fill="${ink}">${escape(groupName(name))}</text>`);
    x += wide;
  }
  y += used.length ? 46 : 10;
  parts.push(`<text x="${rounded(left)}" y="${rounded(y)}" fill="${ink}">${escape(say("footer"))}</text>`);
  return { parts, bottom: y + 20 };
}

function countOf(edge, count) {
  const { x, y } = along(edge, 0.5);
  return `<text text-anchor="middle" x="${rounded(x)}" y="${rounded(y + 4)}">${count}</text>`;
}

function boxOf(node) {
  const { x, y } = at(node);
  return { x: x - node.radius, y: y - node.radius, width: 2 * node.radius, height: 2 * node.radius, owner: node };
}

function reach(all) {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const one of all) {
    [left, top] = [Math.min(left, one.x), Math.min(top, one.y)];
    [right, bottom] = [Math.max(right, one.x + one.width), Math.max(bottom, one.y + one.height)];
  }
  return [left, top, right, bottom];
}

export function svg() {
  const { theme, background, ink, line } = colours();
  const list = [...seen.nodes];
  const boxes = list.map(boxOf);
  const items = list
    .toSorted((a, b) => b.edges.length - a.edges.length || a.index - b.index)
    .map((node) => ({ owner: node, text: nameOf(node), ...at(node), radius: node.radius, must: true }));
  const labels = placed(items, boxes, (text) => text.length * LETTER);
  const [left, top, right, low] = reach([...boxes, ...labels]);
  const wide = Math.max(right, left + LETTER * 1.6 * heading().length, left + LETTER * say("footer").length);
  const around = frame([left, top, wide, low], theme, ink);
  const size = [left - 20, top - 64, wide - left + 40, around.bottom - top + 64].map(Math.round);
  const counts = [...seen.bundles.counts].map(([edge, count]) => countOf(edge, count));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size.join(" ")}" width="${size[2]}" height="${size[3]}" lang="${state.lang}" font-family="system-ui, Roboto, 'Noto Sans', sans-serif" font-size="13">`,
    `<title>${escape(heading())}</title>`,
    `<rect x="${size[0]}" y="${size[1]}" width="${size[2]}" height="${size[3]}" fill="${background}"/>`,
    `<text x="${rounded(left)}" y="${rounded(top - 32)}" font-size="20" font-weight="bold" fill="${ink}">${escape(heading())}</text>`,
    `<g stroke-opacity="0.9">${seen.edges.filter((edge) => stand(edge) === edge).map((edge) => lineOf(edge, line)).join("")}</g>`,
    `<g>${list.map((node) => shapeOf(node, theme)).join("")}</g>`,
    `<g fill="${ink}" stroke="${background}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${counts.join("")}${labels.map(labelOf).join("")}</g>`,
    ...around.parts,
    "</svg>",
  ].join("\n");
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export function saveSvg() {
  download(new Blob([svg()], { type: "image/svg+xml" }), "vndx.svg");
}

// The same picture in pixels, as many as a report needs.
export function savePng() {
  const address = URL.createObjectURL(new Blob([svg()], { type: "image/svg+xml" }));
  const picture = make("img", { alt: "" });
  picture.addEventListener("load", () => {
    const scale = Math.min(2, MOST_PIXELS / Math.max(picture.naturalWidth, picture.naturalHeight, 1));
    const copy = make("canvas", { width: Math.round(picture.naturalWidth * scale), height: Math.round(picture.naturalHeight * scale) });
    copy.getContext("2d").drawImage(picture, 0, 0, copy.width, copy.height);
    URL.revokeObjectURL(address);
    copy.toBlob((blob) => blob && download(blob, "vndx.png"), "image/png");
  });
  picture.src = address;
}
