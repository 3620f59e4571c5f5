// What the page itself says, in both languages: [Vietnamese, English].

import { TITLE } from "./data.js";
import { state } from "./state.js";

const WORDS = {
  skip: ["Bỏ qua sơ đồ, tới bảng", "Skip the picture, go to the table"],
  search: ["Tìm, có dấu hay không đều được", "Search, with or without marks"],
  results: ["Kết quả tìm", "Results"],
  nothing: ["Không tìm thấy gì", "Nothing found"],
  layouts: ["Cách xếp", "Layout"],
  stress: ["Mạng lưới", "Network"],
  hierarchy: ["Thứ bậc", "Hierarchy"],
  timeline: ["Dòng thời gian", "Timeline"],
  map: ["Bản đồ ô", "Tile map"],
  tools: ["Công cụ", "Tools"],
  fit: ["Vừa khung", "Fit"],
  reset: ["Về đầu", "Reset"],
  print: ["In", "Print"],
  permalink: ["Liên kết", "Link"],
  copied: ["Đã chép", "Copied"],
  light: ["Sáng", "Light"],
  dark: ["Tối", "Dark"],
  language: ["English", "Tiếng Việt"],
  png: ["Ảnh PNG", "PNG"],
  svg: ["Ảnh SVG", "SVG"],
  legend: ["Chú giải, bộ lọc", "Legend and filter"],
  legendAll: ["Hiện tất cả", "Show everything"],
  overview: ["Phần chính", "Overview"],
  all: ["Toàn bộ", "Everything"],
  scope: ["Phạm vi", "Scope"],
  shown: ["{0} trên {1} đối tượng đang hiện", "{0} of {1} things shown"],
  stage: ["Sơ đồ", "Picture"],
  picture: [
    "Sơ đồ mạng lưới. Phím mũi tên để dời, + và - để phóng to, thu nhỏ, 0 để vừa khung; dùng ô tìm hoặc bảng bên dưới để chọn.",
    "Picture of the network. Arrow keys move it, + and - zoom, 0 fits; choose with the search box or in the table below.",
  ],
  dashes: ["Nét đứt: suy ra, không nói thẳng.", "Dashed: inferred, not said outright."],
  empty: ["Không có gì để hiện với bộ lọc này.", "Nothing to show with this filter."],
  from: ["Từ", "From"],
  to: ["đến", "to"],
  undated: ["gồm cả đối tượng không có ngày", "with what has no date"],
  panel: ["Chi tiết", "Details"],
  hint: [
    "Chọn một nút hay một đường nối để đọc chi tiết và nguồn.",
    "Choose a node or a line to read about it and its sources.",
  ],
  counts: ["{0} đối tượng, {1} quan hệ, {2} số liệu, {3} bài báo.", "{0} things, {1} ties, {2} figures, {3} articles."],
  close: ["Đóng", "Close"],
  alt: ["Tên khác", "Other names"],
  id: ["Mã", "Id"],
  dates: ["Thời gian", "Time"],
  since: ["từ {0}", "from {0}"],
  until: ["đến {0}", "until {0}"],
  background: ["Kiến thức nền, không từ bài báo", "Background, not from the articles"],
  inferred: ["Suy ra, không nói thẳng", "Inferred, not said outright"],
  figures: ["Số liệu", "Figures"],
  series: ["Diễn biến", "Over time"],
  neighbours: ["Láng giềng", "Neighbours"],
  sources: ["Nguồn", "Sources"],
  noSource: ["Không có đoạn trích nào cho riêng đối tượng này; nguồn nằm ở từng quan hệ.", "No passage is about this as such; the sources stand at the ties."],
  characters: ["ký tự {0}", "characters {0}"],
  what: ["Chỉ tiêu", "What"],
  where: ["Nơi", "Where"],
  among: ["Đối tượng", "Among"],
  period: ["Kỳ", "Period"],
  value: ["Trị số", "Value"],
  unit: ["Đơn vị", "Unit"],
  status: ["Tình trạng", "Status"],
  source: ["Nguồn", "Source"],
  target: ["mục tiêu", "target"],
  against: ["so với {0}", "against {0}"],
  said: ["theo {0}", "says {0}"],
  ego: ["{0} bước: {1}", "{0} steps: {1}"],
  egoOne: ["1 bước: {1}", "1 step: {1}"],
  near: ["Chỉ hiện lân cận", "Only what is near"],
  egoOff: ["Bỏ chế độ lân cận", "Leave this neighbourhood"],
  expand: ["Mở thêm {0}", "Add {0} more"],
  collapse: ["Thu gọn {0}", "Fold {0} away"],
  pathStart: ["Tìm đường đi từ đây…", "Find a path from here…"],
  pathWait: ["Đường đi từ {0}: hãy chọn điểm đến (tìm hoặc bấm vào nút).", "Path from {0}: choose where to (search, or click a node)."],
  path: ["Đường đi, {0} bước", "Path, {0} steps"],
  pathOne: ["Đường đi, 1 bước", "Path, 1 step"],
  pathNone: ["Không có đường đi giữa {0} và {1} với bộ lọc này.", "There is no path between {0} and {1} with this filter."],
  pathClear: ["Bỏ đường đi", "Leave this path"],
  edge: ["Quan hệ", "Tie"],
  evidence: ["Dẫn chứng", "Evidence"],
  joinNote: [
    "Chỉ nối những số cùng nguồn, cùng đối tượng, cùng cách tính; rỗng: ước tính hoặc dự báo; đường đứt: mục tiêu.",
    "A line joins only values of one source, population and basis; hollow: estimate or forecast; dashed: target.",
  ],
  table: ["Bảng mọi đối tượng và quan hệ", "Table of all things and ties"],
  things: ["Đối tượng", "Things"],
  ties: ["Quan hệ", "Ties"],
  name: ["Tên", "Name"],
  kind: ["Loại", "Type"],
  number: ["Số quan hệ", "Ties"],
  indicator: ["Chỉ tiêu", "Indicator"],
  day: ["Vào ngày", "On"],
  noIndicator: ["(chỉ tên tỉnh)", "(names only)"],
  noMap: ["Không có toạ độ tỉnh nào.", "No coordinates of provinces."],
  mapNote: [
    "Mỗi ô là một đơn vị có hiệu lực vào ngày đó, gồm cả các đảo, quần đảo của đơn vị; không vẽ ranh giới.",
    "A tile is a unit valid on that day, with the islands that belong to it; no borders are drawn.",
  ],
  noValue: ["không có số liệu", "no figure"],
  footer: [
    "Dữ liệu: vndx, CC BY 4.0. Mọi quan hệ đều kèm nguồn; tệp này không tải gì từ mạng.",
    "Data: vndx, CC BY 4.0. Each tie has its source; this file loads nothing from the network.",
  ],
};

// Say words in the language in force; {0}, {1} stand for what is given with them.
export function say(key, ...given) {
  const text = WORDS[key][state.lang === "vi" ? 0 : 1];
  return text.replace(/\{(\d)\}/gu, (whole, place) => (place in given ? String(given[place]) : whole));
}

// One of a pair [vi, en]; a single one stands for both.
export function pick(pair, language = state.lang) {
  return (language === "en" && pair?.[1]) || pair?.[0] || "";
}

export function heading() {
  return pick(TITLE);
}
