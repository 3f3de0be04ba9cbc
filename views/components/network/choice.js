// What is chosen in the picture: marked, said aloud, told to Python, and everything else faded.
import { fade } from "./drawing/fade.js";

/**
 * @import { Go } from "../shared/dom.js"
 * @import { Memory } from "./memory.js"
 * @import { Viewport } from "./viewport.js"
 * @import { DataSet, Network, VisEdge, VisNode } from "./vis-network"
 */

export class Choice {
  /**
   * @param {object} picture
   * @param {Network} picture.network
   * @param {DataSet<VisNode>} picture.nodes
   * @param {DataSet<VisEdge>} picture.edges
   * @param {Viewport} picture.viewport
   * @param {Memory} picture.memory
   * @param {HTMLElement} spoken what stands in it is read aloud
   */
  constructor({ network, nodes, edges, viewport, memory }, spoken) {
    this.network = network;
    this.nodes = nodes;
    this.edges = edges;
    this.viewport = viewport;
    this.memory = memory;
    this.spoken = spoken;
    /** @type {Go} */
    this.send = () => {};
    this.ties = "";
    /** @type {string | null} */
    this.cursor = null;
    /** @type {Set<string> | null} */
    this.near = null;
    /** @type {number | undefined} */
    this.revealed = undefined;
  }

  /**
   * A data set asked for nothing gives everything.
   *
   * @param {string | null | undefined} id
   */
  node(id) {
    return id ? this.nodes.get(id) : null;
  }

  /** @param {string | null | undefined} id */
  edge(id) {
    return id ? this.edges.get(id) : null;
  }

  /** A choice made elsewhere (table, search, address) carries a new turn; our own choices do not. */
  follow() {
    const { focus, turn } = this.memory.asked ?? {};
    if (turn !== this.memory.turn) Object.assign(this.memory, { turn, focus });
    this.mark(this.memory.focus);
    if (focus && turn !== this.revealed && this.node(focus)) this.viewport.reveal(focus);
    this.revealed = turn;
  }

  /** @param {string | null} id a node or an edge; none to undo the choice */
  choose(id) {
    this.mark(id);
    this.memory.focus = id;
    this.send({ focus: id ?? "" });
  }

  /** @param {string | null | undefined} id of a node whose surroundings are all that is wanted */
  expand(id) {
    if (id) this.send({ around: id });
  }

  /** @param {string | null} id */
  mark(id) {
    const node = this.node(id);
    const edge = this.edge(id);
    if (node) this.cursor = node.id;
    this.network.unselectAll();
    if (node) this.network.selectNodes([node.id], false);
    else if (edge) this.network.selectEdges([edge.id]);
    this.near = node ? this.around(node.id) : edge ? new Set([edge.id, edge.from, edge.to]) : null;
    fade(this.network.body, this.near, (line) => this.edge(line)?.strength ?? 1);
    this.network.redraw();
    if (node) {
      const ties = this.network.getConnectedEdges(node.id).length;
      this.spoken.textContent = [node.title, `${ties} ${this.ties}`].join(". ");
    } else if (edge) this.spoken.textContent = edge.title;
  }

  /**
   * @param {string} id
   * @returns {Set<string>} a node with its ties and those at their other ends
   */
  around(id) {
    return new Set([id, ...this.network.getConnectedNodes(id), ...this.network.getConnectedEdges(id)]);
  }
}
