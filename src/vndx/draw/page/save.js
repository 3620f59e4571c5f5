// The picture as a file: PNG as it is on the screen, SVG with everything that is visible.

import { GROUPS } from "./data.js";
import { byId, make } from "./dom.js";
import { placed } from "./labels.js";
import { nameOf, sentence } from "./format.js";
import { along, at, colours, seen, stand } from "./picture.js";
import { heading } from "./words.js";

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

export function svg() {
  const { theme, background, ink, line } = colours();
  const list = [...seen.nodes];
  const boxes = list.map((node) => {
    const { x, y } = at(node);
    return { x: x - node.radius, y: y - node.radius, width: 2 * node.radius, height: 2 * node.radius, owner: node };
  });
  const items = list
    .toSorted((a, b) => b.edges.length - a.edges.length || a.index - b.index)
    .map((node) => ({ owner: node, text: nameOf(node), ...at(node), radius: node.radius, must: true }));
  const labels = placed(items, boxes, (text) => text.length * LETTER);
  const all = [...boxes, ...labels];
  const left = Math.min(0, ...all.map((one) => one.x)) - 20;
  const top = Math.min(0, ...all.map((one) => one.y)) - 20;
  const right = Math.max(0, ...all.map((one) => one.x + one.width)) + 20;
  const bottom = Math.max(0, ...all.map((one) => one.y + one.height)) + 20;
  const size = [left, top, right - left, bottom - top].map(Math.round);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size.join(" ")}" width="${size[2]}" height="${size[3]}" font-family="system-ui, Roboto, 'Noto Sans', sans-serif" font-size="13">`,
    `<title>${escape(heading())}</title>`,
    `<rect x="${size[0]}" y="${size[1]}" width="${size[2]}" height="${size[3]}" fill="${background}"/>`,
    `<g stroke-opacity="0.65">${seen.edges.filter((edge) => stand(edge) === edge).map((edge) => lineOf(edge, line)).join("")}</g>`,
    `<g>${list.map((node) => shapeOf(node, theme)).join("")}</g>`,
    `<g fill="${ink}" stroke="${background}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${labels.map(labelOf).join("")}</g>`,
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

export function savePng() {
  const drawn = byId("canvas").querySelector("canvas");
  const copy = make("canvas", { width: drawn.width, height: drawn.height });
  const context = copy.getContext("2d");
  context.fillStyle = colours().background;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => blob && download(blob, "vndx.png"), "image/png");
}
