// The page begins here: what the address says, then each part, then the first picture.

import { publish } from "./api.js";
import { fit, show } from "./camera.js";
import { opened } from "./choose.js";
import { startHand } from "./hand.js";
import { startLegend } from "./legend.js";
import { startPanel } from "./panel.js";
import { net, refresh } from "./picture.js";
import { startSearch } from "./search.js";
import { change, listen, state, toHash } from "./state.js";
import { startTable } from "./table.js";
import { startMap } from "./tilemap.js";
import { startTime } from "./time.js";
import { startTools } from "./tools.js";

let written = location.hash;

function address() {
  const hash = toHash();
  written = hash ? `#${hash}` : "";
  try {
    history.replaceState(null, "", written || location.pathname + location.search);
  } catch {
    if (location.hash !== written) location.hash = written; // where a file may not rewrite its address
  }
}

function follow() {
  if (location.hash === written || location.hash === "#table") return;
  change(opened(location.hash));
  fit();
}

function ready() {
  publish(Math.round(performance.now()));
  document.documentElement.dataset.ready = "true";
}

Object.assign(state, opened(location.hash));
refresh();
listen(refresh);
startTools();
startSearch();
startLegend();
startTime();
startHand();
startPanel();
startMap();
startTable();
fit();
if (state.selected) show(state.selected);
listen(address);
window.addEventListener("hashchange", follow);
if (state.layout === "map") requestAnimationFrame(ready);
else net.once("afterDrawing", ready);
net.redraw();
