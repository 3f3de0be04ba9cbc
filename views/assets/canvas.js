// The network picture: vis-network draws what Python laid out. Nothing here computes a layout.
const kept = (globalThis.netwerkatlasKept ??= new Map()); // view and dragged places, over page switches
const FAINT = 0.16;
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
  }

  show(data, send) {
    this.send = send;
    this.text = data.text;
    this.readTheme();
    this.ground.setAttribute("aria-label", data.text.label);
    this.legend(data.legend);
    const moved = this.memory.revision !== data.revision;
    if (moved) Object.assign(this.memory, { revision: data.revision, places: {}, view: null });
    const first = !this.network;
    const ink = JSON.stringify(this.theme);
    const members = data.nodes.map((node) => node.id).join();
    if (moved || this.drawn !== data.drawn || this.ink !== ink) {
      this.fill(this.nodes, data.nodes, (node) => this.placed(this.painted(node), first || moved));
      this.fill(this.edges, data.edges, (edge) => this.line(edge));
    }
    if (first) this.open(data.options);
    else if (this.members !== members) this.fit();
    Object.assign(this, { drawn: data.drawn, ink, members });
    this.follow(data.focus, data.turn);
    this.ground.dataset.nodes = this.nodes.length;
    this.ground.dataset.edges = this.edges.length;
  }

  // A data set asked for nothing gives everything.
  node(id) {
    return id ? this.nodes.get(id) : null;
  }

  edge(id) {
    return id ? this.edges.get(id) : null;
  }

  readTheme() {
    const style = getComputedStyle(this.root);
    const read = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
    this.theme = {
      text: read("text-color", "#222222"),
      ground: read("background-color", "#ffffff"),
      primary: read("primary-color", "#0b5c7a"),
      font: read("font", "sans-serif"),
    };
  }

  fill(set, items, make) {
    const wanted = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items.map(make));
  }

  painted(node) {
    const colour = onGround(node.colour, this.theme.ground);
    const fill = { background: colour, border: this.theme.ground };
    const chosen = { background: colour, border: this.theme.text };
    const { name, ...rest } = node;
    return { ...rest, name, color: { ...fill, highlight: chosen, hover: chosen } };
  }

  placed(node, anew) {
    if (!anew && this.node(node.id)) {
      const { x, y, ...rest } = node;
      return rest;
    }
    return { ...node, ...this.memory.places[node.id] };
  }

  line(edge) {
    const colour = edge.colour ? onGround(edge.colour, this.theme.ground) : this.theme.text;
    return { ...edge, ink: colour, color: { color: colour, highlight: colour, hover: colour, opacity: edge.strength } };
  }

  open(options) {
    this.network = new vis.Network(this.ground, { nodes: this.nodes, edges: this.edges }, options);
    this.ground.network = this.network;
    this.ground.querySelector(".vis-network").tabIndex = -1; // one tab stop, not two
    if (this.memory.view) this.network.moveTo({ ...this.memory.view, animation: false });
    else this.fit();
    const look = () => {
      this.memory.view = { position: this.network.getViewPosition(), scale: this.network.getScale() };
    };
    this.network.on("zoom", look);
    this.network.on("dragEnd", (event) => {
      look();
      Object.assign(this.memory.places, this.network.getPositions(event.nodes));
    });
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", (event) => this.expand(event.nodes[0]));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.ground.addEventListener("keydown", (event) => this.pressed(event));
    for (const button of this.root.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => this.command(button.dataset.do));
    }
  }

  legend(entries) {
    const list = this.root.querySelector(".legend");
    list.replaceChildren(
      ...entries.map((entry) => {
        const colour = entry.colour ? onGround(entry.colour, this.theme.ground) : this.theme.text;
        const item = element("li");
        item.append(entry.shape ? markOf(entry.shape, colour) : lineOf(colour, entry.dashes, entry.width));
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
  follow(focus, turn) {
    const outside = turn !== this.memory.turn;
    this.memory.turn = turn;
    if (outside) this.memory.focus = focus;
    this.mark(this.memory.focus ?? null, false);
    if (outside && this.node(focus)) this.reveal(focus);
  }

  // On a small screen a name from elsewhere is shown with its neighbours, else nothing is legible.
  reveal(id) {
    if (this.network.getScale() < LEGIBLE) {
      const near = [id, ...this.network.getConnectedNodes(id)];
      this.network.fit({ nodes: near, maxZoomLevel: CLOSEST, animation: false });
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
    const clear = (item) => !this.near || this.near.has(item);
    this.nodes.update(this.nodes.map((node) => ({ id: node.id, opacity: clear(node.id) ? 1 : FAINT })));
    this.edges.update(
      this.edges.map((edge) => ({
        id: edge.id,
        color: { ...edge.color, opacity: clear(edge.id) ? (this.near ? 1 : edge.strength) : FAINT / 2 },
      })),
    );
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
    const all = this.nodes.map((node) => ({ ...node, ...this.network.getPosition(node.id) }));
    const rank = (node) => (node.id === this.cursor ? Infinity : node.weight);
    const named = all
      .filter((node) => !this.near || this.near.has(node.id))
      .sort((one, other) => rank(other) - rank(one) || (one.id < other.id ? -1 : 1));
    const scale = this.network.getScale();
    this.labels.draw(context, named, { marks: named.map(markBox), frame: this.frame(), scale, theme: this.theme });
  }

  frame() {
    const { clientWidth, clientHeight } = this.ground;
    const corner = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const opposite = this.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    return { left: corner.x, right: opposite.x, bottom: opposite.y };
  }

  fit() {
    this.network.fit({ maxZoomLevel: CLOSEST, animation: false });
    this.network.moveTo({ scale: this.network.getScale() * ROOM_FOR_NAMES, animation: false });
  }

  command(name) {
    const zoom = (factor) => this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
    if (name === "in") zoom(1.3);
    else if (name === "out") zoom(1 / 1.3);
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
  if (!kept.has(data.name)) kept.set(data.name, {});
  root.shown ??= new Picture(root, kept.get(data.name));
  root.shown.show(data, (target) => setTriggerValue("chosen", target));
  return () =>
    setTimeout(() => {
      if (root.isConnected || !root.shown) return;
      root.shown.network.destroy();
      root.shown = null;
    });
}
