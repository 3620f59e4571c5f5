// What a test sees of a page as it is drawn: colours, shapes, sizes, where the keyboard stands. Called by Sheet.look.
({
  // Any colour of a style sheet as [red, green, blue, alpha], by drawing it.
  rgb(colour) {
    this.pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    this.pen.clearRect(0, 0, 1, 1);
    this.pen.fillStyle = colour;
    this.pen.fillRect(0, 0, 1, 1);
    return [...this.pen.getImageData(0, 0, 1, 1).data];
  },

  // The colour behind an element.
  behind(element) {
    for (let each = element; each; each = each.parentElement) {
      const found = this.rgb(getComputedStyle(each).backgroundColor);
      if (found[3] === 255) return found;
    }
    return [255, 255, 255, 255];
  },

  // The legend: colour and shape of each group.
  legend() {
    const canvas = this.behind(document.querySelector("[data-testid=canvas]"));
    return [...document.querySelectorAll("[data-testid=legend-item]")].map((item) => {
      const shapes = item.querySelectorAll("svg path, svg circle, svg rect, svg polygon, svg ellipse");
      const shape = [...shapes].find((each) => each.checkVisibility()); // there is one for each theme
      const form = ["d", "points", "rx"].map((name) => shape.getAttribute(name)).join(" ");
      const fill = this.rgb(getComputedStyle(shape).fill);
      return { group: item.dataset.group, fill, behind: this.behind(item), canvas, shape: `${shape.tagName} ${form}` };
    });
  },

  // Each element that has a text of its own, its colour and what is behind it.
  texts() {
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return [...document.querySelectorAll("body *")]
      .filter((each) => each.checkVisibility() && !each.closest("svg") && !each.disabled && own(each))
      .map((each) => ({
        what: `${each.tagName} ${each.textContent.trim().slice(0, 30)}`,
        text: this.rgb(getComputedStyle(each).color),
        behind: this.behind(each),
      }));
  },

  // The colours of the picture at these places of the window.
  pixels(spots) {
    const canvas = document.querySelector("[data-testid=canvas] canvas");
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return spots.map(({ x, y }) => {
      const at = Math.round((y - box.top) * ratio) * canvas.width + Math.round((x - box.left) * ratio);
      return [...data.slice(4 * at, 4 * at + 4)];
    });
  },

  // What the keyboard can stand at.
  controls() {
    const kinds = "a[href], button, input, select, textarea, summary, [tabindex]";
    return [...document.querySelectorAll(kinds)].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0,
    );
  },

  // The same by number; the radio buttons of a group have one, for Tab stops at one of them.
  numbered() {
    return this.controls().map((each, number) => {
      each.dataset.number = each.type === "radio" ? `radio ${each.name}` : `control ${number}`;
      return [each.dataset.number, each.outerHTML.slice(0, 90)];
    });
  },

  // Where the keyboard stands now, and whether one can see that.
  focused() {
    const style = getComputedStyle(document.activeElement);
    const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    return [document.activeElement.dataset.number ?? null, ring || style.boxShadow !== "none"];
  },

  // Controls without a name.
  nameless() {
    const name = (each) =>
      each.textContent.trim() || each.ariaLabel || each.getAttribute("aria-labelledby") || each.labels?.length;
    return this.controls()
      .filter((each) => !name(each))
      .map((each) => each.outerHTML.slice(0, 90));
  },

  // Controls that are too small for a finger: under 24 by 24 CSS pixels. Of a check box its label counts, and a
  // link within a sentence is exempt (WCAG 2.5.8).
  small() {
    return this.controls()
      .map((each) => (["checkbox", "radio"].includes(each.type) ? (each.closest("label") ?? each) : each))
      .filter((each) => !each.matches(".skip") && getComputedStyle(each).display !== "inline")
      .map((each) => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
      .filter(([box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
      .map(([box, html]) => `${box.width} x ${box.height}: ${html}`);
  },

  // What buttons, headings and labels say, but for names and sentences of the graph.
  words() {
    const ours = "header button, main > * > summary, #legend label, #time label, h3, th, #table > summary, .buttons button";
    return [...document.querySelectorAll(ours)]
      .map((each) => each.innerText.trim())
      .filter(Boolean);
  },

  // The colour of the paper.
  paper() {
    const colours = [document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor);
    return colours.map((each) => this.rgb(each)).find((each) => each[3] > 0) ?? [255, 255, 255, 255];
  },
});
