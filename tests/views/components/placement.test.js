import assert from "node:assert/strict";
import { test } from "node:test";

import {
  bestOf,
  candidates,
  holds,
  markBox,
  overlap,
} from "../../../views/components/network/drawing/placement.js";
import { Labels } from "../../../views/components/network/drawing/labels.js";

const FRAME = { left: -500, right: 500, top: -500, bottom: 500 };
const THEME = { text: "#000000", ground: "#ffffff", font: "sans-serif", growth: 1, key: "" };
const MARK = { id: "kade", x: 0, y: 0, size: 10 };
const NAME = { width: 60, height: 14 };
const ROOM = { taken: [], marks: [], frame: FRAME, gap: 5, always: false };

/** A canvas that writes nothing but measures: every letter is six pixels wide. */
function pen() {
  const written = [];
  return {
    written,
    measureText(text) {
      return { width: (text.length * 6 * parseFloat(this.font)) / 12.5 };
    },
    strokeText() {},
    fillText(text, x, y) {
      written.push({ text, x, y });
    },
  };
}

test("a name stands under its mark, else above it, else at its right, else at its left", () => {
  const [under, above, right, left] = candidates(MARK, NAME, 3);
  assert.deepEqual(under, { id: "kade", left: -30, right: 30, top: 13, bottom: 27 });
  assert.deepEqual(above, { id: "kade", left: -30, right: 30, top: -27, bottom: -13 });
  assert.deepEqual(right, { id: "kade", left: 13, right: 73, top: -7, bottom: 7 });
  assert.deepEqual(left, { id: "kade", left: -73, right: -13, top: -7, bottom: 7 });
  const boxes = [under, above, right, left];
  const taken = [];
  for (const expected of boxes) {
    assert.equal(bestOf(boxes, { ...ROOM, taken }), expected);
    taken.push({ ...expected, id: "brug" });
  }
  assert.equal(bestOf(boxes, { ...ROOM, taken }), undefined);
});

test("no candidate touches its own mark", () => {
  const mark = { ...markBox(MARK), id: "brug" };
  for (const box of candidates(MARK, NAME, 3)) assert.equal(overlap(box, mark), false);
});

test("a name covers no mark of another, unless it must be there", () => {
  const boxes = candidates(MARK, NAME, 3);
  const around = boxes.map((box) => ({ ...box, id: "brug" }));
  assert.equal(bestOf(boxes, { ...ROOM, marks: around }), undefined);
  const covers = { ...ROOM, marks: [...around, ...around.slice(0, 2)], always: true };
  assert.equal(bestOf(boxes, covers), boxes[2], "the first of those that cover fewest");
});

test("a name is whole in view or not there", () => {
  const boxes = candidates({ ...MARK, x: 490 }, NAME, 3);
  assert.equal(bestOf(boxes, ROOM), boxes[3]);
  assert.equal(bestOf(candidates({ ...MARK, x: 600 }, NAME, 3), ROOM), undefined);
});

test("boxes overlap from the sides within the gap, and never with their own node's", () => {
  const box = { left: 0, right: 10, top: 0, bottom: 10 };
  const beside = { left: 14, right: 20, top: 0, bottom: 10 };
  assert.equal(overlap(box, beside), false);
  assert.equal(overlap(box, beside, 5), true);
  assert.equal(overlap(beside, box, 5), true);
  assert.equal(overlap(box, { ...box, top: 10, bottom: 20 }, 5), false);
  assert.equal(overlap({ ...box, id: "kade" }, { ...box, id: "kade" }), false);
  assert.equal(overlap({ ...box, id: "kade" }, box), true);
});

test("a point is within a box, not on its border", () => {
  const box = { left: 0, right: 10, top: 0, bottom: 10 };
  assert.equal(holds(box, { x: 5, y: 5 }), true);
  assert.equal(holds(box, { x: 0, y: 5 }), false);
  assert.equal(holds(box, { x: 5, y: 11 }), false);
});

test("of names in one place only the most important is written, and is hit there", () => {
  const labels = new Labels();
  const context = pen();
  const nodes = Array.from({ length: 30 }, (_, number) => ({ ...MARK, id: `n${number}`, name: `Naam ${number}` }));
  const taken = [];
  labels.draw(context, nodes, { taken, marks: nodes.map(markBox), frame: FRAME, scale: 1, theme: THEME });
  assert.deepEqual(
    context.written.map(({ text }) => text),
    ["Naam 0", "Naam 1", "Naam 2", "Naam 3"],
    "one on each side",
  );
  assert.equal(labels.at({ x: 0, y: 20 }), "n0");
  assert.equal(labels.at({ x: 0, y: 0 }), undefined);
  assert.deepEqual(taken, [], "what is handed in stays as it was");
});

test("names keep their size on the screen at any zoom", () => {
  const widths = [0.25, 1, 4].map((scale) => {
    const labels = new Labels();
    const room = { taken: [], marks: [], frame: FRAME, scale, theme: THEME };
    labels.draw(pen(), [{ ...MARK, name: "Kade" }], room);
    const [box] = labels.boxes;
    return [(box.right - box.left) * scale, (box.bottom - box.top) * scale];
  });
  assert.deepEqual(widths, [widths[1], widths[1], widths[1]]);
});

test("two lines of a name stand under each other", () => {
  const context = pen();
  const room = { taken: [], marks: [], frame: FRAME, scale: 1, theme: THEME };
  new Labels().draw(context, [{ ...MARK, name: "De\nKade" }], room);
  const [first, second] = context.written;
  assert.equal(first.x, second.x);
  assert.ok(second.y - first.y > 12);
});
