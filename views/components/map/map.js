// The map: places, actors and arcs on a plane. Names arrive as data and are set as text.
const CLOSEST = 12;
const STEP = 1.5;
const LETTER = 7;
const LINE_HEIGHT = 15;

function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function titled(item, className, ...children) {
  const made = drawn("g", { class: className, "data-id": item.id }, drawn("title", {}, item.title), ...children);
  return made;
}

function at(item, ...children) {
  const inner = drawn("g", { class: "scaled" }, ...children);
  return drawn("g", { transform: `translate(${item.x} ${item.y})` }, inner);
}

function placeOf(place) {
  const shade = `shade${place.shade}`;
  if (place.path) return titled(place, "place", drawn("path", { d: place.path, class: `area ${shade}` }));
  return titled(place, "place", at(place, drawn("circle", { r: place.size, class: `disc ${shade}` })));
}

function labelOf(place) {
  const below = place.path ? LINE_HEIGHT / 3 : place.size + LINE_HEIGHT;
  const made = at(place, drawn("text", { y: below }, `${place.name} ${place.count}`));
  made.dataset.letters = `${place.name} ${place.count}`.length;
  made.dataset.x = place.x;
  made.dataset.y = place.y;
  return made;
}

function actorOf(actor, ground) {
  const colour = onGround(actor.colour, ground);
  const outline = { d: OUTLINES[actor.shape] ?? OUTLINES.dot, transform: "scale(0.7) translate(-8 -8)" };
  const look = actor.hollow ? { fill: ground, style: `stroke:${colour};stroke-width:3` } : { fill: colour };
  return titled(actor, "actor", at(actor, drawn("path", { ...outline, ...look })));
}

function arcOf(arc, ground) {
  const line = { d: arc.path, class: "arc", stroke: onGround(arc.colour, ground), "data-id": arc.id };
  const dashes = arc.dashes.length ? { "stroke-dasharray": arc.dashes.join(" ") } : {};
  return drawn("path", { ...line, ...dashes }, drawn("title", {}, arc.title));
}

// Of labels that would overlap the one of the most counted place is kept; at an edge it is moved inside.
function thinned(labels, unit, box) {
  const kept = [];
  for (const label of labels) {
    const [middle, y] = [Number(label.dataset.x), Number(label.dataset.y)];
    const [wide, high] = [(label.dataset.letters * LETTER * unit) / 2, (LINE_HEIGHT * unit) / 2];
    const x = Math.min(Math.max(middle, box.x + wide), box.x + box.width - wide);
    label.querySelector("text").setAttribute("x", (x - middle) / unit);
    const inside = middle > box.x && middle < box.x + box.width && y > box.y && y < box.y + box.height;
    const free = kept.every((one) => Math.abs(one.x - x) > one.wide + wide || Math.abs(one.y - y) > one.high + high);
    label.style.display = inside && free ? "" : "none";
    if (inside && free) kept.push({ x, y, wide, high });
  }
}

function tileOf(tile) {
  const place = { x: tile.x, y: tile.y, width: tile.size, height: tile.size };
  return drawn("image", { href: tile.address, ...place });
}

function legendOf(item, ground) {
  const made = element("li");
  if ("shade" in item) {
    const swatch = drawn("rect", { width: 22, height: 14, x: 1, y: 1, class: `swatch shade${item.shade}` });
    made.append(drawn("svg", { width: 24, height: 16, "aria-hidden": "true" }, swatch));
  } else if ("dashes" in item) {
    made.append(lineOf(onGround(item.colour, ground), item.dashes, 3));
  } else if ("shape" in item) {
    const mark = markOf(item.shape, item.hollow ? "none" : onGround(item.colour, ground));
    if (item.hollow) mark.firstChild.setAttribute("style", `stroke:${onGround(item.colour, ground)};stroke-width:2`);
    made.append(mark);
  }
  made.append(element("span", item.label));
  return made;
}

// Zooming changes the view box; marks and labels keep their size on the screen.
class Glass {
  constructor(svg, data, labels) {
    this.svg = svg;
    this.whole = { x: 0, y: 0, width: data.width, height: data.height };
    this.labels = labels;
    this.home = data.home;
    this.box = svg.box ?? { ...this.home };
  }

  show() {
    const { x, y, width, height } = this.box;
    this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    const unit = width / Math.max(this.svg.clientWidth, 1);
    this.svg.style.setProperty("--unit", unit);
    thinned(this.labels, unit, this.box);
  }

  zoom(factor, centre) {
    const width = Math.min(this.whole.width, Math.max(this.whole.width / CLOSEST, this.box.width / factor));
    const ratio = width / this.box.width;
    const middle = centre ?? { x: this.box.x + this.box.width / 2, y: this.box.y + this.box.height / 2 };
    this.move({
      x: middle.x - (middle.x - this.box.x) * ratio,
      y: middle.y - (middle.y - this.box.y) * ratio,
      width,
      height: this.box.height * ratio,
    });
  }

  move(box) {
    const x = Math.min(Math.max(box.x, 0), this.whole.width - box.width);
    const y = Math.min(Math.max(box.y, 0), this.whole.height - box.height);
    this.box = { ...box, x, y };
    this.show();
  }

  fit() {
    this.box = { ...this.home };
    this.show();
  }
}

function dragged(svg, glass, choose) {
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    from = { x: event.clientX, y: event.clientY, box: glass.box, target: event.target, far: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    from.far ||= Math.hypot(x, y) > 5;
    const unit = glass.box.width / svg.clientWidth;
    if (from.far) glass.move({ ...from.box, x: from.box.x - x * unit, y: from.box.y - y * unit });
  });
  svg.addEventListener("pointerleave", () => (from = null));
  svg.addEventListener("pointerup", () => {
    const target = from && !from.far ? from.target.closest("[data-id]") : null;
    from = null;
    if (target) choose(target.dataset.id);
  });
}

function plane(data, ground) {
  const labels = data.places.map(labelOf);
  const svg = drawn(
    "svg",
    { class: data.tiles.length ? "plane tiled" : "plane", role: "img", "aria-label": data.text.label },
    ...data.tiles.map(tileOf),
    ...data.ground.map((outline) => drawn("path", { d: outline, class: "area shade0" })),
    ...data.places.map(placeOf),
    ...data.arcs.map((arc) => arcOf(arc, ground)),
    ...data.actors.map((actor) => actorOf(actor, ground)),
    ...labels,
  );
  return { svg, labels };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".map");
  const frame = root.querySelector(".ground");
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color") || "#ffffff";
  const { svg, labels } = plane(data, ground);
  const seen = root.dataset.plane === JSON.stringify(data.home) ? root.glass?.box : null;
  svg.box = seen;
  const glass = (root.glass = new Glass(svg, data, labels));
  root.dataset.plane = JSON.stringify(data.home);
  frame.replaceChildren(svg);
  for (const one of svg.querySelectorAll("[data-id]")) {
    const ends = one.dataset.id.split("|");
    one.classList.toggle("chosen", data.focus !== "" && (one.dataset.id === data.focus || ends.includes(data.focus)));
  }
  root.querySelector(".legend").replaceChildren(...data.legend.map((item) => legendOf(item, ground)));
  dragged(svg, glass, (id) => setTriggerValue("chosen", { focus: id }));
  const acts = { in: () => glass.zoom(STEP), out: () => glass.zoom(1 / STEP), fit: () => glass.fit() };
  for (const button of root.querySelectorAll("button")) {
    button.setAttribute("aria-label", data.text[button.dataset.do]);
    button.onclick = acts[button.dataset.do];
  }
  const watch = new ResizeObserver(() => glass.show());
  watch.observe(frame);
  glass.show();
  return () => watch.disconnect();
}
