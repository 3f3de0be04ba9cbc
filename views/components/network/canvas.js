// The network picture: vis-network draws what Python laid out. Nothing here computes a layout.
const LEGIBLE = 0.3;
const CLOSEST = 1;
const ROOM_FOR_NAMES = 0.94;

function markBox({ id, x, y, size }) {
  return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
}

function library(address) {
  if (globalThis.vis) return Promise.resolve();
  return (globalThis.netwerkatlasLibrary ??= import(new URL(address, location.origin).href));
}

class Picture {
  constructor(root, memory) {
    this.root = root;
    this.memory = memory;
    this.ground = root.querySelector(".ground");
    this.spoken = root.querySelector(".spoken");
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.cursor = null;
    this.labels = new Labels();
    memory.shown = this;
  }

  show(data, send) {
    this.send = send;
    this.text = data.text;
    const paint = new Paint(this.root);
    this.root.classList.toggle("dark", isDark(paint.ground));
    const moved = this.memory.ground !== data.ground;
    if (moved) Object.assign(this.memory, { ground: data.ground, places: {}, view: null });
    const first = !this.network;
    if (moved) this.nodes.told = null;
    if (moved || this.drawn !== data.drawn || this.paint.key !== paint.key) {
      this.paint = paint;
      this.change(data, first || moved);
    }
    if (first) this.open(data.options);
    else if (moved || this.members !== data.members) this.fit();
    Object.assign(this, { drawn: data.drawn, members: data.members });
    this.follow();
    this.ground.dataset.nodes = this.nodes.length;
    this.ground.dataset.edges = this.edges.length;
  }

  change(data, anew) {
    this.ground.setAttribute("aria-label", data.text.label);
    this.legend(data.legend);
    const names = new Map(data.nodes.map((node) => [node.id, node.title.split("\n")[0]]));
    this.fill(this.nodes, data.nodes, (node) => this.placed(this.paint.node(node), anew));
    this.fill(this.edges, data.edges, (edge) => this.paint.edge(edge, data.looks[edge.look], names));
    this.fields = data.fields;
    this.ranked = [...data.nodes].sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
    const moving = data.edges.length > CALM_UP_TO;
    this.network?.setOptions({ interaction: { hideEdgesOnDrag: moving, hideEdgesOnZoom: moving } });
  }

  // A data set asked for nothing gives everything.
  node(id) {
    return id ? this.nodes.get(id) : null;
  }

  edge(id) {
    return id ? this.edges.get(id) : null;
  }

  // Only what differs from what was drawn before is told to vis: it redoes all that it is told.
  fill(set, items, make) {
    const known = set.told ?? new Map();
    set.told = new Map(items.map((item) => [item.id, JSON.stringify([item, this.paint.key])]));
    set.remove(set.getIds().filter((id) => !set.told.has(id)));
    set.update(items.filter(({ id }) => set.told.get(id) !== known.get(id)).map(make));
  }

  placed(node, anew) {
    if (!anew && this.node(node.id)) {
      const { x, y, ...rest } = node;
      return rest;
    }
    return { ...node, ...this.memory.places[node.id] };
  }

  open(options) {
    this.network = new vis.Network(this.ground, { nodes: this.nodes, edges: this.edges }, options);
    this.ground.network = this.network;
    this.ground.querySelector(".vis-network").tabIndex = -1; // one tab stop, not two
    if (this.memory.view) this.network.moveTo({ ...this.memory.view, animation: false });
    else this.fit();
    this.network.on("resize", () => queueMicrotask(() => this.resized())); // after vis did its part
    this.network.on("zoom", () => this.keepView());
    this.network.on("dragEnd", (event) => {
      this.keepView();
      Object.assign(this.memory.places, this.network.getPositions(event.nodes));
    });
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", (event) => this.expand(event.nodes[0]));
    this.network.on("beforeDrawing", (context) => this.drawFields(context));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.ground.addEventListener("keydown", (event) => this.pressed(event));
    for (const button of this.root.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => this.command(button.dataset.do));
    }
  }

  legend(entries) {
    this.entries = entries;
    const list = this.root.querySelector(".legend");
    list.replaceChildren(
      ...entries.map((entry) => {
        const colour = this.paint.ink(entry.colour);
        const item = element("li");
        if (entry.shape) item.append(markOf(entry.shape, colour));
        if (entry.dashes) item.append(lineOf(colour, entry.dashes, entry.width));
        if (entry.sign) item.append(element("b", entry.sign));
        item.append(element("span", entry.label));
        return item;
      }),
    );
    for (const button of this.root.querySelectorAll("[data-do]")) {
      button.title = this.text[button.dataset.do];
      button.setAttribute("aria-label", this.text[button.dataset.do]);
    }
  }

  clicked(event) {
    this.mark(event.nodes[0] ?? this.labels.at(event.pointer.canvas) ?? event.edges[0] ?? null, true);
  }

  // A choice made elsewhere (table, search, address) carries a new turn; our own choices do not.
  follow() {
    const { focus, turn } = this.memory.asked ?? {};
    if (turn !== this.memory.turn) Object.assign(this.memory, { turn, focus });
    this.mark(this.memory.focus ?? null, false);
    if (turn !== this.revealed && this.node(focus)) this.reveal(focus);
    this.revealed = turn;
  }

  // On a small screen a name from elsewhere is shown with its neighbours, else nothing is legible.
  reveal(id) {
    if (this.network.getScale() < LEGIBLE) {
      const near = [id, ...this.network.getConnectedNodes(id)];
      this.network.fit({ nodes: near, maxZoomLevel: CLOSEST * this.paint.growth, animation: false });
      return;
    }
    const place = this.network.canvasToDOM(this.network.getPosition(id));
    const { clientWidth: width, clientHeight: height } = this.ground;
    const seen = place.x > 40 && place.y > 40 && place.x < width - 40 && place.y < height - 40;
    if (!seen) this.network.moveTo({ position: this.network.getPosition(id), animation: false });
  }

  mark(id, tell) {
    const known = this.node(id) || this.edge(id) ? id : null;
    this.cursor = this.node(known) ? known : this.cursor;
    this.select(known);
    this.fade(known);
    if (known) this.say(known);
    if (tell) {
      this.memory.focus = id;
      this.send({ focus: id ?? "" });
    }
  }

  expand(id) {
    if (id) this.send({ around: id });
  }

  select(id) {
    this.network.unselectAll();
    if (this.node(id)) this.network.selectNodes([id], false);
    else if (id) this.network.selectEdges([id]);
  }

  fade(id) {
    this.near = id ? this.around(id) : null;
    this.paint.fade(this.network.body, this.near, (edge) => this.edge(edge).strength);
    this.network.redraw();
  }

  around(id) {
    const edge = this.edge(id);
    if (edge) return new Set([id, edge.from, edge.to]);
    return new Set([id, ...this.network.getConnectedNodes(id), ...this.network.getConnectedEdges(id)]);
  }

  say(id) {
    const node = this.node(id);
    this.spoken.textContent = node
      ? `${node.title}. ${this.network.getConnectedEdges(id).length} ${this.text.ties}`
      : this.edge(id).title;
  }

  // Around a choice only its own neighbours are named.
  drawLabels(context) {
    const { nodes } = this.network.body;
    const frame = this.frame();
    const inside = ({ x, y }) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    // While nodes come and go, vis draws in between: then not all that are ranked are there.
    const seen = this.ranked
      .filter(({ id }) => nodes[id] && (!this.near || this.near.has(id)) && inside(nodes[id]))
      .map(({ id, ...rest }) => ({ ...rest, id, x: nodes[id].x, y: nodes[id].y }));
    const first = seen.findIndex((node) => node.id === this.cursor);
    if (first > 0) seen.unshift(...seen.splice(first, 1));
    const scale = this.scale();
    const taken = [
      this.underTools(),
      ...this.paint.signs(context, seen, scale),
      ...this.paint.fieldNames(context, this.fields, scale),
    ];
    this.labels.draw(context, seen, { taken, marks: seen.map(markBox), frame, scale, theme: this.paint });
  }

  // Where the buttons are no name can be read.
  underTools() {
    const { offsetLeft: x, offsetTop: y, offsetWidth, offsetHeight } = this.root.querySelector(".tools");
    const { x: left, y: top } = this.network.DOMtoCanvas({ x, y });
    const { x: right, y: bottom } = this.network.DOMtoCanvas({ x: x + offsetWidth, y: y + offsetHeight });
    return { left, right, top, bottom };
  }

  // Of the drawing against the letters of the page, which are larger on a wall screen.
  scale() {
    return this.network.getScale() / this.paint.growth;
  }

  drawFields(context) {
    this.paint.fields(context, this.fields, this.scale());
  }

  frame() {
    const { clientWidth, clientHeight } = this.ground;
    const corner = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const opposite = this.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    return { left: corner.x, right: opposite.x, top: corner.y, bottom: opposite.y };
  }

  resized() {
    if (this.memory.view) return;
    this.fit();
    if (this.node(this.memory.focus)) this.reveal(this.memory.focus);
  }

  // What the user looks at stays in view over reruns and sizes; else everything fits.
  keepView() {
    this.memory.view = { position: this.network.getViewPosition(), scale: this.network.getScale() };
  }

  fit() {
    this.memory.view = null;
    this.network.fit({ maxZoomLevel: CLOSEST * this.paint.growth, animation: false });
    this.network.moveTo({ scale: this.network.getScale() * ROOM_FOR_NAMES, animation: false });
  }

  command(name) {
    const zoom = (factor) => {
      this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
      this.keepView();
    };
    if (name === "in") zoom(1.3);
    else if (name === "out") zoom(1 / 1.3);
    else if (name === "save") new Snapshot(this, this.entries, this.text.source).save("netwerkatlas.png");
    else this.fit();
  }

  pressed(event) {
    const action = {
      ArrowRight: () => this.step(1, 0),
      ArrowLeft: () => this.step(-1, 0),
      ArrowDown: () => this.step(0, 1),
      ArrowUp: () => this.step(0, -1),
      Enter: () => (event.shiftKey ? this.expand(this.cursor) : this.mark(this.cursor, true)),
      Escape: () => this.mark(null, true),
      "+": () => this.command("in"),
      "-": () => this.command("out"),
      Home: () => this.fit(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  // To the nearest node in the direction of the arrow; sideways distance counts double.
  step(right, down) {
    const places = this.network.getPositions();
    const from = places[this.cursor] ?? this.network.getViewPosition();
    let best = null;
    let nearest = Infinity;
    for (const [id, place] of Object.entries(places)) {
      const along = (place.x - from.x) * right + (place.y - from.y) * down;
      const aside = Math.abs((place.x - from.x) * down) + Math.abs((place.y - from.y) * right);
      if (along > 1 && along + 2 * aside < nearest) [best, nearest] = [id, along + 2 * aside];
    }
    if (!best) return;
    this.mark(best, false);
    this.reveal(best);
  }
}

export default async function ({ data, parentElement, setTriggerValue }) {
  await library(data.library);
  const root = parentElement.querySelector(".picture");
  root.shown ??= new Picture(root, memoryOf(data.name));
  root.shown.show(data, (target) => setTriggerValue("chosen", target));
  return () =>
    setTimeout(() => {
      if (root.isConnected || !root.shown) return;
      root.shown.memory.shown = null;
      root.shown.network.destroy();
      root.shown = null;
    });
}
