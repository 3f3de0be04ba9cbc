// What each picture keeps over page switches: its view, dragged places and what was chosen.

/**
 * @import { Selection } from "../contract"
 * @import { Point } from "./drawing/placement.js"
 */

/**
 * @typedef {object} Memory
 * @property {string} ground which layout the places and the view belong to
 * @property {Record<string, Point>} places of nodes that were dragged
 * @property {{ position: Point, scale: number } | null} view none while everything fits
 * @property {string | null} focus id of the chosen node or edge
 * @property {Selection | null} asked what Python said last of the choice
 * @property {number | undefined} turn of the last choice that was followed
 * @property {{ follow: () => void } | null} shown the picture, as long as it is on the page
 */

/** @type {Map<string, Memory>} */
const kept = new Map();

/**
 * @param {string} name of a picture
 * @returns {Memory} always the same one
 */
export function memoryOf(name) {
  const found = kept.get(name);
  if (found) return found;
  /** @type {Memory} */
  const made = { ground: "", places: {}, view: null, focus: null, asked: null, turn: undefined, shown: null };
  kept.set(name, made);
  return made;
}
