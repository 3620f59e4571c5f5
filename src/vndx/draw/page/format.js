// Numbers, days and figures as people of either language write them.

import { state } from "./state.js";
import { pick, say } from "./words.js";

const SIGNS = { eq: "", gt: "> ", ge: "≥ ", lt: "< ", le: "≤ ", approx: "≈ " };

// Digit by digit, because a figure may have more of them than a number of JavaScript holds.
export function number(text) {
  const [, sign, whole, rest] = /^([-+]?)(\d+)(?:\.(\d+))?$/u.exec(String(text)) || [];
  if (whole === undefined) return String(text);
  const [group, point] = state.lang === "vi" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, group);
  const places = (rest || "").replace(/0+$/u, "");
  return (sign === "-" ? "−" : "") + grouped + (places ? point + places : "");
}

export function quantity(figure) {
  return (SIGNS[figure.cmp] ?? "") + number(figure.value);
}

// As short as it fits on a mark: millions and billions in letters.
export function short(figure) {
  const value = Math.abs(Number(figure.value));
  const scales = state.lang === "vi" ? [" tỷ", " triệu"] : [" bn", " m"];
  const power = [1e9, 1e6].findIndex((least) => value >= least);
  const sign = SIGNS[figure.cmp] ?? "";
  if (power < 0) return sign + number(figure.value);
  const step = [1e9, 1e6][power];
  return sign + number(String(Math.round((Number(figure.value) / step) * 100) / 100)) + scales[power];
}

export function day(text) {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?/u.exec(text || "");
  if (!found) return text || "";
  const [, year, month, date] = found;
  if (state.lang !== "vi") return [year, month, date].filter(Boolean).join("-");
  return [date, month, year].filter(Boolean).join("/");
}

export function span(thing) {
  const { begin, end } = thing;
  if (begin && end) return begin === end ? day(begin) : `${day(begin)} – ${day(end)}`;
  if (begin) return say("since", day(begin));
  return end ? say("until", day(end)) : "";
}

export function nameOf(node) {
  return pick(node.name) || node.id;
}

// The tie as a sentence, the same as vndx.network says it: who, what, whom, and the detail, a figure with all
// that it takes to read it.
export function sentence(edge) {
  const detail = pick(edge.detail);
  return `${nameOf(edge.from)} ${pick(edge.phrase)} ${nameOf(edge.to)}${detail ? `: ${detail}` : ""}`;
}
