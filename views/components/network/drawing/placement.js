// Where names may stand: candidates, overlaps and what is under the pointer. Pure.

/** @typedef {{ readonly x: number, readonly y: number }} Point */

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Bounds */

/**
 * Bounds that may belong to a node: a name never stands in the way of its own mark.
 *
 * @typedef {Bounds & { id?: string }} Box
 */

/** @typedef {Point & { readonly id: string, readonly size: number }} Mark */

/**
 * @param {Mark} mark
 * @returns {Box}
 */
export function markBox({ id, x, y, size }) {
  return { id, left: x - size, right: x + size, top: y - size, bottom: y + size };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @param {number} [gap] that is kept free at the sides
 * @returns {boolean} whether two boxes touch; those of one node never do
 */
export function overlap(one, other, gap = 0) {
  if (one.id && one.id === other.id) return false;
  return one.left < other.right + gap && one.right + gap > other.left && one.top < other.bottom && one.bottom > other.top;
}

/**
 * @param {Bounds} box
 * @param {Point} point
 * @returns {boolean}
 */
export function holds(box, { x, y }) {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/**
 * @param {Mark} mark
 * @param {{ readonly width: number, readonly height: number }} name
 * @param {number} space between the two
 * @returns {Box[]} under the mark, above it, right and left of it: in this order
 */
export function candidates({ id, x, y, size }, { width, height }, space) {
  const away = size + space;
  /** @type {(middle: number, top: number) => Box} */
  const at = (middle, top) => ({ id, left: middle - width / 2, right: middle + width / 2, top, bottom: top + height });
  return [
    at(x, y + away),
    at(x, y - away - height),
    at(x + away + width / 2, y - height / 2),
    at(x - away - width / 2, y - height / 2),
  ];
}

/**
 * The first of the boxes that covers the fewest marks.
 *
 * @param {readonly Box[]} boxes
 * @param {object} room
 * @param {readonly Box[]} room.taken where no name may stand
 * @param {readonly Box[]} room.marks that a name should not cover
 * @param {Bounds} room.frame the part in view
 * @param {number} room.gap between two names on one line
 * @param {boolean} room.always also where it covers a mark
 * @returns {Box | undefined}
 */
export function bestOf(boxes, { taken, marks, frame, gap, always }) {
  const whole = (/** @type {Box} */ box) =>
    box.left > frame.left && box.right < frame.right && box.bottom < frame.bottom;
  const covered = (/** @type {Box} */ box) => marks.filter((mark) => overlap(box, mark, gap)).length;
  const free = boxes
    .filter((box) => whole(box) && !taken.some((other) => overlap(box, other, gap)))
    .map((box) => ({ box, covers: covered(box) }))
    .sort((one, other) => one.covers - other.covers);
  return free.find(({ covers }) => always || !covers)?.box;
}
