// The head of the page: layouts, tools, language and theme, and the texts that stand in the page itself.

import { fit } from "./camera.js";
import { eras, LAYOUTS } from "./data.js";
import { button, byId } from "./dom.js";
import { savePng, saveSvg } from "./save.js";
import { change, dark, listen, prefersDark, print, reset, state } from "./state.js";
import { heading, say } from "./words.js";

const layouts = eras.length ? [...LAYOUTS, "map"] : LAYOUTS;

function layoutButton(layout) {
  const act = () => {
    change({ layout });
    fit();
  };
  return button(`layout-${layout}`, say(layout), act, { "aria-pressed": String(state.layout === layout) });
}

function copyAddress(event) {
  const here = event.currentTarget;
  const done = () => {
    here.textContent = say("copied");
    setTimeout(() => {
      here.textContent = say("permalink");
    }, 2000);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, done);
  else done();
}

function startOver() {
  byId("search").value = "";
  reset();
  fit();
}

function build() {
  byId("layouts").replaceChildren(...layouts.map(layoutButton));
  byId("tools").replaceChildren(
    button("fit", say("fit"), () => fit()),
    button("reset", say("reset"), startOver),
    button("export-png", say("png"), savePng),
    button("export-svg", say("svg"), saveSvg),
    button("print", say("print"), () => window.print()),
    button("permalink", say("permalink"), copyAddress),
    button("theme", say(dark() ? "light" : "dark"), () => change({ theme: dark() ? "light" : "dark" })),
    button("language", say("language"), () => change({ lang: state.lang === "vi" ? "en" : "vi" }), { lang: state.lang === "vi" ? "en" : "vi" }),
  );
}

function texts() {
  document.documentElement.lang = state.lang;
  document.title = heading();
  document.querySelector("h1").textContent = heading();
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", say(element.dataset.name));
  for (const element of document.querySelectorAll("[data-hint]")) {
    element.placeholder = say(element.dataset.hint);
    element.setAttribute("aria-label", say(element.dataset.hint));
  }
  byId("empty").textContent = say("empty");
  byId("footer").textContent = say("footer");
}

function theme() {
  document.documentElement.dataset.theme = dark() ? "dark" : "light";
}

export function startTools() {
  theme();
  texts();
  build();
  listen((changed) => {
    if (changed.has("theme")) theme();
    if (changed.has("lang")) texts();
    if (["lang", "theme", "layout"].some((name) => changed.has(name))) rebuild();
  });
  // Paper has no folds: what shows a tie or a figure is printed with it.
  const folds = () => [...byId("panel").querySelectorAll("details:not([open])")];
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = folds();
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
  });
  for (const query of [print, prefersDark]) {
    query.addEventListener("change", () => change({ theme: state.theme }));
  }
}

// The button that was pressed keeps the focus, though it is made anew.
function rebuild() {
  const held = document.activeElement?.dataset?.testid;
  build();
  if (held) document.querySelector(`header [data-testid="${held}"]`)?.focus();
}
