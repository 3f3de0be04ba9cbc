// The picture by keyboard: what keys do, and which node the arrows lead to.

/** @import { Point } from "./drawing/placement.js" */

/**
 * The nearest node in the direction of an arrow; sideways distance counts double. Pure.
 *
 * @param {Readonly<Record<string, Point>>} places by node id
 * @param {Point} from
 * @param {number} right 1, or -1 for left, or 0
 * @param {number} down 1, or -1 for up, or 0
 * @returns {string | null} none where nothing lies in that direction
 */
export function nearest(places, from, right, down) {
  let best = null;
  let least = Infinity;
  for (const [id, place] of Object.entries(places)) {
    const along = (place.x - from.x) * right + (place.y - from.y) * down;
    const aside = Math.abs((place.x - from.x) * down) + Math.abs((place.y - from.y) * right);
    if (along > 1 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
  }
  return best;
}

/**
 * Run what a key stands for; the page neither scrolls nor reruns because of it.
 *
 * @param {HTMLElement} element
 * @param {Readonly<Record<string, (event: KeyboardEvent) => void>>} actions by the name of the key
 */
export function onKeys(element, actions) {
  element.addEventListener("keydown", (event) => {
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  });
}
