// The time filter: two sliders, a step a month, and what to do with what has no date.

import { edges, nodes } from "./data.js";
import { byId } from "./dom.js";
import { undated } from "./scope.js";
import { change, listen, state } from "./state.js";

const MOST = 2400; // months: what lies two hundred years back or ahead is a slip
const from = byId("time-from");
const to = byId("time-to");
const box = byId("time-undated");

function listMonths() {
  const found = [...nodes, ...edges]
    .flatMap((thing) => [thing.begin, thing.end])
    .filter((text) => /^(?:19|20)\d{2}-\d{2}/u.test(text || ""))
    .map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1);
  if (!found.length) return [];
  const first = found.reduce((a, b) => Math.min(a, b));
  const count = Math.min(found.reduce((a, b) => Math.max(a, b)) - first + 1, MOST);
  return Array.from({ length: count }, (_, step) => {
    const month = first + step;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

const months = listMonths();

function written(month) {
  return state.lang === "vi" ? month.split("-").toReversed().join("/") : month;
}

function slide(moved) {
  let [first, last] = [Number(from.value), Number(to.value)];
  if (first > last && moved === from) last = first;
  if (first > last && moved === to) first = last;
  change({ from: first > 0 ? months[first] : null, to: last < months.length - 1 ? months[last] : null });
}

function place(month, otherwise) {
  if (!month) return otherwise;
  const found = months.findIndex((one) => one >= month);
  return found < 0 ? months.length - 1 : found;
}

function update() {
  if (months.length < 2) return;
  from.value = String(place(state.from, 0));
  to.value = String(place(state.to, months.length - 1));
  const [first, last] = [state.from || months[0], state.to || months.at(-1)].map(written);
  byId("time-value").textContent = `${first} – ${last}`;
  from.setAttribute("aria-valuetext", first);
  to.setAttribute("aria-valuetext", last);
  box.checked = state.undated;
}

export function startTime() {
  byId("time").hidden = months.length < 2;
  byId("time").addEventListener("submit", (event) => event.preventDefault());
  for (const slider of [from, to]) {
    slider.max = String(Math.max(months.length - 1, 0));
    slider.addEventListener("input", () => slide(slider));
  }
  box.addEventListener("change", () => change({ undated: box.checked }));
  byId("time-undated-count").textContent = String(nodes.filter(undated).length);
  update();
  listen(update);
}
