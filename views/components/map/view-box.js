// The part of the plane in view: zooming and moving it. Pure.

/**
 * @import { Box } from "../contract"
 */

const CLOSEST = 12; // times as close as the whole plane

/** @typedef {{ readonly width: number, readonly height: number }} Plane */

/**
 * @param {Box} box
 * @param {Plane} plane
 * @returns {Box} the box, moved so that nothing beyond the plane is in view
 */
export function inside(box, plane) {
  const x = Math.min(Math.max(box.x, 0), plane.width - box.width);
  const y = Math.min(Math.max(box.y, 0), plane.height - box.height);
  return { ...box, x, y };
}

/**
 * @param {Box} box
 * @param {number} factor more than 1 to come closer
 * @param {Plane} plane
 * @returns {Box} the box around the same middle, between the whole plane and the closest
 */
export function zoomed(box, factor, plane) {
  const width = Math.min(plane.width, Math.max(plane.width / CLOSEST, box.width / factor));
  const ratio = width / box.width;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return inside(
    { x: x - (x - box.x) * ratio, y: y - (y - box.y) * ratio, width, height: box.height * ratio },
    plane,
  );
}
