// Labels as on a map: one size on the screen at any zoom, the most tied first, none over another.
import { bestOf, candidates, holds } from "./placement.js";

/**
 * @import { Bounds, Box, Mark, Point } from "./placement.js"
 * @import { Theme } from "./theme.js"
 */

const LABEL_PIXELS = 12.5;
const LABELS_AT_MOST = 160;
const LINE_HEIGHT = 1.15;
const GAP = 5; // pixels between two names on one line
const SPACE = 3; // pixels between a mark and its name
const ALWAYS = 12; // so many are named even where the name covers a mark

/**
 * A mark with its name, lines joined by newlines.
 *
 * @typedef {Mark & { readonly name: string }} Named
 */

/**
 * @typedef {object} Room
 * @property {Box[]} taken where no name may stand
 * @property {Box[]} marks that a name should not cover
 * @property {Bounds} frame the part in view
 * @property {number} scale pixels in a unit of the drawing
 * @property {Theme} theme
 */

export class Labels {
  constructor() {
    /** @type {Box[]} */
    this.boxes = [];
    /** @type {Map<string, number>} */
    this.widths = new Map();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {readonly Named[]} nodes in order of importance
   * @param {Room} room
   */
  draw(context, nodes, { taken, marks, frame, scale, theme }) {
    this.boxes = [...taken];
    context.font = `${LABEL_PIXELS / scale}px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = theme.ground;
    context.fillStyle = theme.text;
    for (const [rank, node] of nodes.slice(0, LABELS_AT_MOST).entries()) {
      const lines = node.name.split("\n");
      const width = Math.max(...lines.map((line) => this.width(context, line, scale)));
      const height = (lines.length * LABEL_PIXELS * LINE_HEIGHT) / scale;
      const boxes = candidates(node, { width, height }, SPACE / scale);
      const box = bestOf(boxes, { taken: this.boxes, marks, frame, gap: GAP / scale, always: rank < ALWAYS });
      if (!box) continue;
      this.boxes.push(box);
      write(context, lines, box);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} line
   * @param {number} scale
   * @returns {number} measured once for all scales
   */
  width(context, line, scale) {
    const known = this.widths.get(line) ?? context.measureText(line).width * scale;
    this.widths.set(line, known);
    return known / scale;
  }

  /**
   * @param {Point} point
   * @returns {string | undefined} id of the node whose name is there
   */
  at(point) {
    return this.boxes.find((box) => holds(box, point))?.id;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly string[]} lines
 * @param {Bounds} box
 */
function write(context, lines, box) {
  const x = (box.left + box.right) / 2;
  const step = (box.bottom - box.top) / lines.length;
  for (const [row, line] of lines.entries()) {
    context.strokeText(line, x, box.top + row * step);
    context.fillText(line, x, box.top + row * step);
  }
}
