// Days, names, figures and sentences in the language in force. How much a figure says, Python has put into words.

import { state } from "./state.js";
import { pick, say } from "./words.js";

// With comparator and unit; and as short as it fits on a mark: the unit left out, millions and billions in letters.
export function quantity(figure) {
  return pick(figure.says) || figure.value || "";
}

export function short(figure) {
  return pick(figure.mark) || quantity(figure);
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
