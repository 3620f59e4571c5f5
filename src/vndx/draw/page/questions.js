// Where a stranger may begin: questions that a click answers, of those things that this page has.

import { choose, findPath } from "./choose.js";
import { byName } from "./data.js";
import { make } from "./dom.js";
import { change } from "./state.js";
import { pick } from "./words.js";

const QUESTIONS = [
  { of: ["initiative:project-06"], ask: ["Đề án 06: ai quyết định, hứa gì, đến đâu?", "Project 06: who decided it, what was promised, what came of it?"] },
  { of: ["indicator:essential-services-deployed"], ask: ["53 dịch vụ công thiết yếu: đã làm được bao nhiêu?", "53 essential public services: how many are there by now?"] },
  { of: ["body:ncdt"], ask: ["Ủy ban Quốc gia về chuyển đổi số: gồm ai, làm gì?", "The National Committee on Digital Transformation: who is in it, what does it do?"] },
  { of: ["person:pham-minh-chinh", "place:binh-dinh"], ask: ["Thủ tướng và Bình Định gắn với nhau thế nào?", "How are the Prime Minister and Bình Định tied?"], act: findPath },
  { of: [], ask: ["Các phiên họp và văn bản theo thời gian", "Sessions and documents over time"], act: () => change({ layout: "timeline" }) },
];

export function questions() {
  return QUESTIONS.map(({ of, ask, act = choose }) => ({ nodes: of.map((id) => byName.get(id)), ask, act }))
    .filter(({ nodes }) => nodes.every(Boolean))
    .map(({ nodes, ask, act }) =>
      make("li", {}, make("button", { type: "button", class: "link", test: "question", on: { click: () => act(...nodes) } }, pick(ask))),
    );
}
