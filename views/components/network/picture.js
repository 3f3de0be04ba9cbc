// The network picture: vis-network draws what Python laid out. Nothing here computes a layout.
import { isDark } from "../shared/colour.js";
import { find } from "../shared/dom.js";
import { Choice } from "./choice.js";
import { CALM_UP_TO } from "./drawing/fade.js";
import { ranked, visEdge, visNode } from "./drawing/items.js";
import { Labels } from "./drawing/labels.js";
import { drawFieldNames, drawFields, drawSigns } from "./drawing/overlays.js";
import { holds, markBox } from "./drawing/placement.js";
import { themeOf } from "./drawing/theme.js";
import { Told } from "./drawing/told.js";
import { nearest, onKeys } from "./keyboard.js";
import { buttonsOf, nameButtons, showLegend } from "./legend.js";
import { saveSnapshot } from "./snapshot/snapshot.js";
import { Viewport } from "./viewport.js";

/**
 * @import { DrawnNode, NetworkDrawing } from "../contract"
 * @import { Go } from "../shared/dom.js"
 * @import { Command } from "./legend.js"
 * @import { Memory } from "./memory.js"
 * @import { DataSet, PointerEvent, Vis, VisEdge, VisNode } from "./vis-network"
 */

const STEP = 1.3;

/**
 * A picture with many lines leaves them out while it is moved.
 *
 * @param {number} lines
 */
function calm(lines) {
  const moving = lines > CALM_UP_TO;
  return { hideEdgesOnDrag: moving, hideEdgesOnZoom: moving };
}

export class Picture {
  /**
   * @param {Vis} vis
   * @param {HTMLElement} root
   * @param {Memory} memory
   * @param {NetworkDrawing} data
   */
  constructor(vis, root, memory, data) {
    this.root = root;
    this.memory = memory;
    this.data = data;
    this.ground = find(root, ".ground");
    this.theme = themeOf(root);
    this.labels = new Labels();
    /** @type {DataSet<VisNode>} */
    this.nodes = new vis.DataSet();
    /** @type {DataSet<VisEdge>} */
    this.edges = new vis.DataSet();
    this.told = { nodes: new Told(this.nodes), edges: new Told(this.edges) };
    /** @type {DrawnNode[]} */
    this.ranked = [];
    this.remember(data);
    this.tell(data, true);
    const interaction = { ...data.options.interaction, ...calm(data.edges.length) };
    const content = { nodes: this.nodes, edges: this.edges };
    this.network = new vis.Network(this.ground, content, { ...data.options, interaction });
    this.viewport = new Viewport(this.network, this.ground, memory);
    this.choice = new Choice(this, find(root, ".spoken"));
    this.open();
  }

  /**
   * @param {NetworkDrawing} data
   * @param {Go} send
   */
  show(data, send) {
    const { data: before, theme } = this;
    this.theme = themeOf(this.root);
    this.root.classList.toggle("dark", isDark(this.theme.ground));
    const moved = this.remember(data);
    if (moved) this.told.nodes.forget();
    if (moved || before.drawn !== data.drawn || theme.key !== this.theme.key) {
      this.tell(data, moved);
      this.network.setOptions({ interaction: calm(data.edges.length) });
    }
    this.viewport.growth = this.theme.growth;
    if (moved || before.members !== data.members) this.viewport.fit();
    Object.assign(this.choice, { send, ties: data.text.ties });
    this.follow();
    this.ground.dataset.nodes = String(this.nodes.length);
    this.ground.dataset.edges = String(this.edges.length);
  }

  follow() {
    this.choice.follow();
  }

  close() {
    if (this.memory.shown === this) this.memory.shown = null;
    this.network.destroy();
  }

  /**
   * @param {NetworkDrawing} data
   * @returns {boolean} whether the layout is another: then what was dragged and seen is forgotten
   */
  remember({ ground }) {
    const moved = this.memory.ground !== ground;
    if (moved) Object.assign(this.memory, { ground, places: {}, view: null });
    return moved;
  }

  /**
   * @param {NetworkDrawing} data
   * @param {boolean} anew also of nodes that are there already the places are told
   */
  tell(data, anew) {
    const { theme } = this;
    this.data = data;
    this.ground.setAttribute("aria-label", data.text.label);
    showLegend(this.root, data.legend, theme);
    nameButtons(this.root, data.text);
    const names = new Map(data.nodes.map((node) => [node.id, node.title.split("\n")[0] ?? ""]));
    this.told.nodes.update(data.nodes, theme.key, (node) => this.placed(visNode(node, theme), anew));
    this.told.edges.update(data.edges, theme.key, (edge) => visEdge(edge, data.looks, names, theme));
    this.ranked = ranked(data.nodes);
  }

  /**
   * @param {VisNode} node
   * @param {boolean} anew
   */
  placed(node, anew) {
    if (!anew && this.nodes.get(node.id)) {
      const { x, y, ...rest } = node;
      return rest;
    }
    return { ...node, ...this.memory.places[node.id] };
  }

  open() {
    const { network, viewport, choice, memory } = this;
    memory.shown = this;
    // Tests ask here where a node is drawn.
    Object.assign(this.ground, { network });
    find(this.ground, ".vis-network").tabIndex = -1; // one tab stop, not two
    viewport.growth = this.theme.growth;
    viewport.open();
    network.on("resize", () => queueMicrotask(() => this.resized())); // after vis did its part
    network.on("zoom", () => viewport.keep());
    network.on("dragEnd", (event) => {
      viewport.keep();
      Object.assign(memory.places, network.getPositions(event.nodes));
    });
    network.on("click", (event) => choice.choose(this.at(event)));
    network.on("doubleClick", (event) => choice.expand(event.nodes[0]));
    network.on("beforeDrawing", (context) => drawFields(context, this.data.fields, viewport.scale, this.theme));
    network.on("afterDrawing", (context) => this.write(context));
    this.listen();
  }

  listen() {
    const { choice } = this;
    onKeys(this.ground, {
      ArrowRight: () => this.step(1, 0),
      ArrowLeft: () => this.step(-1, 0),
      ArrowDown: () => this.step(0, 1),
      ArrowUp: () => this.step(0, -1),
      Enter: (event) => (event.shiftKey ? choice.expand(choice.cursor) : choice.choose(choice.cursor)),
      Escape: () => choice.choose(null),
      "+": () => this.run("in"),
      "-": () => this.run("out"),
      Home: () => this.run("fit"),
    });
    for (const [name, button] of buttonsOf(this.root)) button.addEventListener("click", () => this.run(name));
  }

  /**
   * @param {PointerEvent} event
   * @returns {string | null} the node, the node whose name, or else the edge that is clicked
   */
  at({ nodes: [node], edges: [edge], pointer }) {
    return node ?? this.labels.at(pointer.canvas) ?? edge ?? null;
  }

  /** @param {Command} name */
  run(name) {
    const { network, ground, theme, data } = this;
    const source = data.text.source ?? "";
    if (name === "in") this.viewport.zoom(STEP);
    else if (name === "out") this.viewport.zoom(1 / STEP);
    else if (name === "fit") this.viewport.fit();
    else saveSnapshot({ network, ground, theme, legend: data.legend, source }, "netwerkatlas.png");
  }

  /**
   * Go to the nearest node in the direction of an arrow; it is chosen by Enter only.
   *
   * @param {number} right
   * @param {number} down
   */
  step(right, down) {
    const places = this.network.getPositions();
    const from = places[this.choice.cursor ?? ""] ?? this.network.getViewPosition();
    const next = nearest(places, from, right, down);
    if (!next) return;
    this.choice.mark(next);
    this.viewport.reveal(next);
  }

  resized() {
    if (this.memory.view) return;
    this.viewport.fit();
    const { focus } = this.memory;
    if (focus && this.choice.node(focus)) this.viewport.reveal(focus);
  }

  /** @returns {DrawnNode[]} those in view, where they are now; around a choice only its own */
  inView() {
    const { nodes } = this.network.body;
    const { frame } = this.viewport;
    const { near, cursor } = this.choice;
    const seen = this.ranked.flatMap((node) => {
      // While nodes come and go, vis draws in between: then not all that are ranked are there.
      const drawn = nodes[node.id];
      if (!drawn || (near && !near.has(node.id)) || !holds(frame, drawn)) return [];
      return [{ ...node, x: drawn.x, y: drawn.y }];
    });
    const first = seen.findIndex((node) => node.id === cursor);
    if (first > 0) seen.unshift(...seen.splice(first, 1));
    return seen;
  }

  /** @param {CanvasRenderingContext2D} context */
  write(context) {
    const { theme, data, viewport } = this;
    const { frame, scale } = viewport;
    const seen = this.inView();
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = find(this.root, ".tools");
    const taken = [
      viewport.boundsOf({ x, y, width, height }), // under the buttons no name can be read
      ...drawSigns(context, seen, scale, theme),
      ...drawFieldNames(context, data.fields, scale, theme),
    ];
    this.labels.draw(context, seen, { taken, marks: seen.map(markBox), frame, scale, theme });
  }
}
