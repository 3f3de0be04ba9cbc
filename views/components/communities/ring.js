// Where the circles stand and how their names are broken. Pure.
import { wrapped } from "../shared/text.js";

const NARROW = 600;
export const LINE = 17; // pixels between two lines of a name

/** @typedef {{ readonly x: number, readonly y: number }} Point */

/**
 * @typedef {object} Measures
 * @property {number} width in pixels, as is all that follows
 * @property {number} height
 * @property {number} largest radius of the largest circle
 * @property {Point} margin room that the outermost circles and their names need
 * @property {number} longest characters on a line of a name
 */

/**
 * @param {number} width of the frame, in pixels
 * @returns {Measures}
 */
export function measures(width) {
  const narrow = width < NARROW;
  const largest = narrow ? 30 : 46;
  return {
    width,
    height: narrow ? Math.max(520, width * 1.7) : Math.min(620, width * 0.6),
    largest,
    margin: { x: narrow ? 62 : 120, y: largest + 2 * LINE },
    longest: narrow ? 15 : 24,
  };
}

/**
 * @param {number} count
 * @param {Measures} measures
 * @returns {Point[]} the middle of each circle, from the top clockwise; one alone in the middle
 */
export function ring(count, { width, height, margin }) {
  const half = { x: width / 2, y: height / 2 };
  if (count === 1) return [half];
  return Array.from({ length: count }, (_, number) => {
    const turn = (2 * Math.PI * number) / count - Math.PI / 2;
    const x = half.x + (half.x - margin.x) * Math.cos(turn);
    return { x, y: half.y + (half.y - margin.y) * Math.sin(turn) - LINE };
  });
}

/**
 * @param {string} name
 * @param {number} longest characters on a line
 * @returns {string[]} one line or two; what does not fit is cut off with an ellipsis
 */
export function twoLines(name, longest) {
  const cut = (/** @type {string} */ line) => `${line.slice(0, longest - 1)}…`;
  const lines = wrapped(name, (line) => line.length <= longest);
  const kept = lines.slice(0, 2).map((line) => (line.length > longest ? cut(line) : line));
  return lines.length > 2 ? kept.map((line, at) => (at === 1 ? cut(line) : line)) : kept;
}
