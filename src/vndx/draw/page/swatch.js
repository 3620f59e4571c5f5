// The shape and colour of a group, for the legend, results and lists.

import { GROUPS } from "./data.js";
import { draw } from "./dom.js";
import { pick } from "./words.js";

// The colour comes from the style sheet's classes light and dark of the page: both shapes are there, one is shown.
export function swatch(group) {
  const look = GROUPS[group];
  return draw(
    "svg",
    { viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" },
    draw("path", { d: look.path, fill: look.light, class: "for-light" }),
    draw("path", { d: look.path, fill: look.dark, class: "for-dark" }),
  );
}

export function groupName(group) {
  return pick(GROUPS[group].name);
}
