// Which names of places are written: all that do not overlap, the most counted first. Pure.

/** @import { Box } from "../contract" */

const LETTER = 7; // pixels, on average
export const LINE_HEIGHT = 15;

/** @typedef {{ readonly x: number, readonly y: number, readonly letters: number }} Label */

/**
 * @param {readonly Label[]} labels the most counted first
 * @param {number} unit units of the plane in a pixel
 * @param {Box} box the part in view
 * @returns {(number | null)[]} for each label how many pixels it is moved sideways, so that it is
 *   not cut off at an edge; null where it is not written
 */
export function shifts(labels, unit, box) {
  const high = (LINE_HEIGHT * unit) / 2;
  /** @type {{ x: number, y: number, wide: number }[]} */
  const kept = [];
  return labels.map(({ x: middle, y, letters }) => {
    const wide = (letters * LETTER * unit) / 2;
    const x = Math.min(Math.max(middle, box.x + wide), box.x + box.width - wide);
    const seen = middle > box.x && middle < box.x + box.width && y > box.y && y < box.y + box.height;
    const free = kept.every((one) => Math.abs(one.x - x) > one.wide + wide || Math.abs(one.y - y) > 2 * high);
    if (!seen || !free) return null;
    kept.push({ x, y, wide });
    return (x - middle) / unit;
  });
}
