// The picture as it stands, as a PNG: sharp, with its legend and its source under it.
import { outlineOf } from "../../shared/svg.js";
import { inkOf } from "../drawing/theme.js";
import { iconWidth, legendRows, PAD, ROW, SHARP, sheetSize, textRows } from "./sheet.js";

/**
 * @import { LegendEntry } from "../../contract"
 * @import { Theme } from "../drawing/theme.js"
 * @import { Network } from "../vis-network"
 * @import { Placed } from "./sheet.js"
 */

const LETTERS = 14;

/**
 * @typedef {object} Shown
 * @property {Network} network
 * @property {HTMLElement} ground in which it is drawn
 * @property {Theme} theme
 * @property {readonly LegendEntry[]} legend
 * @property {string} source in words
 */

/**
 * Let the browser save the picture as a file.
 *
 * @param {Shown} shown
 * @param {string} name of the file
 */
export function saveSnapshot(shown, name) {
  const link = document.createElement("a");
  link.download = name;
  link.href = sheetOf(shown).toDataURL("image/png");
  link.click();
}

/**
 * @param {Shown} shown
 * @returns {HTMLCanvasElement}
 */
function sheetOf(shown) {
  const { ground, theme, legend, source } = shown;
  const sheet = document.createElement("canvas");
  const pen = sheet.getContext("2d");
  if (!pen) throw new Error("The browser gives no canvas to draw on.");
  const font = `${LETTERS}px ${theme.font}`;
  pen.font = font;
  /** @type {(text: string) => number} */
  const measure = (text) => pen.measureText(text).width;
  const picture = { width: ground.clientWidth, height: ground.clientHeight };
  const room = picture.width - 2 * PAD;
  const rows = [...legendRows(legend, room, measure), ...textRows(source, room, measure)];
  const { width, height } = sheetSize(picture, rows.length);
  Object.assign(sheet, { width: width * SHARP, height: height * SHARP }); // forgets font and scale
  pen.scale(SHARP, SHARP);
  pen.fillStyle = theme.ground;
  pen.fillRect(0, 0, width, height);
  sharply(shown, (canvas) => pen.drawImage(canvas, 0, 0, picture.width, picture.height));
  pen.font = font;
  pen.textBaseline = "middle";
  for (const [row, line] of rows.entries()) write(pen, theme, line, picture.height + PAD + (row + 0.5) * ROW);
  return sheet;
}

/**
 * vis draws for the screen's own sharpness; for a moment the screen is said to be sharper.
 *
 * @param {Shown} shown
 * @param {(canvas: HTMLCanvasElement) => void} use
 */
function sharply({ network, ground }, use) {
  /** @type {Parameters<Network["moveTo"]>[0]} */
  const view = { position: network.getViewPosition(), scale: network.getScale(), animation: false };
  const redraw = () => {
    network.setSize("100%", "100%");
    network.moveTo(view);
    network.renderer._redraw();
  };
  const own = Object.getOwnPropertyDescriptor(window, "devicePixelRatio");
  Object.defineProperty(window, "devicePixelRatio", { value: SHARP, configurable: true });
  try {
    redraw();
    const canvas = ground.querySelector("canvas");
    if (canvas) use(canvas);
  } finally {
    if (own) Object.defineProperty(window, "devicePixelRatio", own);
    redraw();
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Theme} theme
 * @param {readonly Placed[]} line
 * @param {number} y its middle
 */
function write(pen, theme, line, y) {
  for (const { entry, x } of line) {
    drawIcon(pen, theme, entry, { x: x + PAD, y });
    pen.fillStyle = theme.text;
    if (entry.sign) pen.fillText(entry.sign, x + PAD + iconWidth({ ...entry, sign: "" }), y);
    pen.fillText(entry.label, x + PAD + iconWidth(entry), y);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Theme} theme
 * @param {LegendEntry} entry
 * @param {{ x: number, y: number }} at the middle of its left side
 */
function drawIcon(pen, theme, { shape, dashes, width, colour }, { x, y }) {
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = pen.strokeStyle = inkOf(colour, theme);
  if (shape) {
    pen.translate(0, -8);
    pen.fill(new Path2D(outlineOf(shape)));
  }
  if (dashes) {
    pen.lineWidth = width ?? 1;
    pen.setLineDash([...dashes]);
    pen.stroke(new Path2D("M0 0H34"));
  }
  pen.restore();
}
