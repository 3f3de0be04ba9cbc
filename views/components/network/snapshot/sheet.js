// What stands under the picture on a sheet to keep: the legend in rows, and the source. Pure.
import { wrapped } from "../../shared/text.js";

/** @import { LegendEntry } from "../../contract" */

export const SHARP = 3; // times as sharp as a screen
export const PAD = 16;
export const ROW = 24;

/** @typedef {{ readonly entry: LegendEntry, readonly x: number }} Placed */

/** @typedef {(text: string) => number} Measure */

/**
 * @param {LegendEntry} entry
 * @returns {number} pixels that its mark, line and sign take
 */
export function iconWidth(entry) {
  return (entry.shape ? 22 : 0) + (entry.dashes ? 42 : 0) + (entry.sign ? 16 : 0);
}

/**
 * @param {readonly LegendEntry[]} legend
 * @param {number} width in pixels
 * @param {Measure} measure
 * @returns {Placed[][]} rows with as many entries next to each other as fit
 */
export function legendRows(legend, width, measure) {
  /** @type {Placed[][]} */
  const rows = [];
  /** @type {Placed[]} */
  let row = [];
  let at = Infinity;
  for (const entry of legend) {
    const needed = iconWidth(entry) + measure(entry.label) + 2 * PAD;
    if (at + needed > width) {
      row = [];
      at = 0;
      rows.push(row);
    }
    row.push({ entry, x: at });
    at += needed;
  }
  return rows;
}

/**
 * @param {string} text
 * @param {number} width in pixels
 * @param {Measure} measure
 * @returns {Placed[][]} the text in rows
 */
export function textRows(text, width, measure) {
  return wrapped(text, (line) => measure(line) <= width).map((label) => [{ entry: { label }, x: 0 }]);
}

/**
 * @param {{ readonly width: number, readonly height: number }} picture in pixels of the screen
 * @param {number} rows under it
 * @returns {{ width: number, height: number }} of the sheet, in the same pixels
 */
export function sheetSize({ width, height }, rows) {
  return { width, height: height + rows * ROW + 2 * PAD };
}
