// Making elements. What comes from the graph enters the page as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export function byId(id) {
  return document.getElementById(id);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name === "test" ? "data-testid" : name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// make("p", {class: "note", on: {click: act}}, "text", child, …); `test` is short for data-testid.
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function button(test, text, act, attributes = {}) {
  return make("button", { type: "button", test, on: { click: act }, ...attributes }, text);
}

// Text in which addresses of the web, and nothing else, are links.
export function linked(text) {
  return String(text)
    .split(/(https?:\/\/[^\s<>"'()]+[^\s<>"'().,;:])/u)
    .map((part, place) =>
      place % 2 === 1 ? make("a", { href: part, rel: "noopener noreferrer", target: "_blank" }, part) : part,
    );
}
