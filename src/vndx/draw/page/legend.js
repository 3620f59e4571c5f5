// The legend is the filter: a line a group, with how many nodes its box shows or hides.

import { everything } from "./choose.js";
import { GROUPS, nodes } from "./data.js";
import { button, byId, make } from "./dom.js";
import { fit } from "./camera.js";
import { seen } from "./picture.js";
import { counted, placelessNodes } from "./scope.js";
import { change, listen, state } from "./state.js";
import { groupName, swatch } from "./swatch.js";
import { say } from "./words.js";

const used = Object.keys(GROUPS).filter((group) => nodes.some((node) => node.group === group));
const several = nodes.some((node) => !node.first && !GROUPS[node.group].asked);
const boxes = new Map();
const numbers = new Map();
let shown = null;

function toggle(group, on) {
  const hidden = new Set(state.hidden);
  if (on) hidden.delete(group);
  else hidden.add(group);
  // What was asked for by itself goes with its group.
  change({ hidden, extra: on ? state.extra : new Set([...state.extra].filter((node) => node.group !== group)) });
}

function line(group) {
  const box = make("input", {
    type: "checkbox",
    test: "legend-toggle",
    "data-group": group,
    on: { change: (event) => toggle(group, event.target.checked) },
  });
  const number = make("span", { test: "legend-count", "data-group": group, class: "count" });
  boxes.set(group, box);
  numbers.set(group, number);
  return make(
    "label",
    { test: "legend-item", "data-group": group },
    box,
    swatch(group),
    make("span", {}, groupName(group)),
    number,
  );
}

function scopeChoice(scope) {
  const radio = make("input", {
    type: "radio",
    name: "scope",
    test: `scope-${scope}`,
    on: {
      change: () => {
        change({ scope, ego: null, extra: new Set(), less: new Set() });
        fit();
      },
    },
  });
  boxes.set(`scope ${scope}`, radio);
  return make("label", {}, radio, make("span", {}, say(scope)));
}

function build() {
  shown = make("p", { test: "shown", role: "status", class: "quiet" });
  const scopes = make("div", { class: "scopes", role: "radiogroup", "aria-label": say("scope") });
  scopes.append(scopeChoice("overview"), scopeChoice("all"));
  scopes.hidden = !several;
  byId("legend-body").replaceChildren(
    scopes,
    ...used.map(line),
    make("p", { class: "quiet" }, say("dashes")),
    shown,
    button("legend-all", say("legendAll"), everything),
  );
}

function update() {
  const counts = new Map(used.map((group) => [group, 0]));
  for (const node of nodes) {
    const stays = state.hidden.has(node.group) && state.extra.has(node); // it is shown either way
    if (counted(node) && !stays) counts.set(node.group, counts.get(node.group) + 1);
  }
  for (const group of used) {
    boxes.get(group).checked = !state.hidden.has(group);
    numbers.get(group).textContent = String(counts.get(group));
  }
  for (const scope of ["overview", "all"]) boxes.get(`scope ${scope}`).checked = !state.ego && state.scope === scope;
  const placeless = placelessNodes().length;
  shown.textContent = say("shown", seen.nodes.size, nodes.length) + (placeless ? ` ${say("placeless", placeless)}` : "");
}

export function startLegend() {
  if (matchMedia("(max-width: 820px)").matches) byId("legend").open = false;
  build();
  update();
  listen((changed) => {
    if (changed.has("lang")) build();
    update();
  });
}
