// The part of the drawing in view: scale and frame, zooming, fitting, and showing one node.

/**
 * @import { Bounds, Point } from "./drawing/placement.js"
 * @import { Memory } from "./memory.js"
 * @import { Network } from "./vis-network"
 */

const LEGIBLE = 0.3;
const CLOSEST = 1;
const ROOM_FOR_NAMES = 0.94;
const EDGE = 40; // pixels; a node nearer than this to the edge of the frame is moved into view

/**
 * Whether a place lies well within a frame. Pure.
 *
 * @param {Point} place in pixels from its corner
 * @param {{ readonly clientWidth: number, readonly clientHeight: number }} frame
 * @returns {boolean}
 */
export function wellWithin({ x, y }, { clientWidth, clientHeight }) {
  return x > EDGE && y > EDGE && x < clientWidth - EDGE && y < clientHeight - EDGE;
}

export class Viewport {
  /**
   * @param {Network} network
   * @param {HTMLElement} ground
   * @param {Memory} memory
   */
  constructor(network, ground, memory) {
    this.network = network;
    this.ground = ground;
    this.memory = memory;
    this.growth = 1;
  }

  /** Of the drawing against the letters of the page, which are larger on a wall screen. */
  get scale() {
    return this.network.getScale() / this.growth;
  }

  /** @returns {Bounds} what is in view, in units of the drawing */
  get frame() {
    return this.boundsOf({ x: 0, y: 0, width: this.ground.clientWidth, height: this.ground.clientHeight });
  }

  /**
   * @param {{ x: number, y: number, width: number, height: number }} box in pixels of the frame
   * @returns {Bounds}
   */
  boundsOf({ x, y, width, height }) {
    const corner = this.network.DOMtoCanvas({ x, y });
    const opposite = this.network.DOMtoCanvas({ x: x + width, y: y + height });
    return { left: corner.x, right: opposite.x, top: corner.y, bottom: opposite.y };
  }

  open() {
    if (this.memory.view) this.network.moveTo({ ...this.memory.view, animation: false });
    else this.fit();
  }

  fit() {
    this.memory.view = null;
    this.network.fit({ maxZoomLevel: CLOSEST * this.growth, animation: false });
    this.network.moveTo({ scale: this.network.getScale() * ROOM_FOR_NAMES, animation: false });
  }

  /** @param {number} factor */
  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
    this.keep();
  }

  /** What the user looks at stays in view over reruns and sizes; else everything fits. */
  keep() {
    this.memory.view = { position: this.network.getViewPosition(), scale: this.network.getScale() };
  }

  /**
   * On a small screen a name from elsewhere is shown with its neighbours, else nothing is legible.
   *
   * @param {string} id
   */
  reveal(id) {
    if (this.network.getScale() < LEGIBLE) {
      const near = [id, ...this.network.getConnectedNodes(id)];
      this.network.fit({ nodes: near, maxZoomLevel: CLOSEST * this.growth, animation: false });
      return;
    }
    const position = this.network.getPosition(id);
    if (!wellWithin(this.network.canvasToDOM(position), this.ground)) {
      this.network.moveTo({ position, animation: false });
    }
  }
}
