import assert from "node:assert/strict";
import { test } from "node:test";

import { LINE_HEIGHT, shifts } from "../../../views/components/map/labels.js";
import { inside, zoomed } from "../../../views/components/map/view-box.js";

const PLANE = { width: 1000, height: 800 };
const WHOLE = { x: 0, y: 0, ...PLANE };
const label = (x, y, letters = 10) => ({ x, y, letters });

test("zooming keeps the middle and the proportions", () => {
  const box = zoomed(WHOLE, 2, PLANE);
  assert.deepEqual(box, { x: 250, y: 200, width: 500, height: 400 });
  assert.deepEqual(zoomed(box, 1 / 2, PLANE), WHOLE);
});

test("one comes no closer than a twelfth, and no farther than the plane", () => {
  let box = WHOLE;
  for (let step = 0; step < 20; step += 1) box = zoomed(box, 1.5, PLANE);
  assert.equal(box.width, 1000 / 12);
  for (let step = 0; step < 20; step += 1) box = zoomed(box, 1 / 1.5, PLANE);
  assert.equal(box.width, 1000);
  assert.ok(Math.abs(box.height - 800) < 1e-6);
});

test("nothing beyond the plane comes into view", () => {
  const box = { x: -50, y: 700, width: 500, height: 400 };
  assert.deepEqual(inside(box, PLANE), { x: 0, y: 400, width: 500, height: 400 });
  const corner = { x: 900, y: 0, width: 100, height: 80 };
  assert.equal(zoomed(corner, 1 / 4, PLANE).x, 600);
});

test("of names that overlap only the first is written", () => {
  assert.deepEqual(shifts([label(500, 400), label(510, 405), label(500, 400 + LINE_HEIGHT + 1)], 1, WHOLE), [0, null, 0]);
});

test("closer by, names that overlapped are written too", () => {
  const near = { x: 450, y: 360, width: 100, height: 80 };
  assert.deepEqual(shifts([label(500, 400), label(510, 405)], 0.1, near), [0, 0]);
});

test("a name at an edge is moved inside, one out of view is not written", () => {
  const [left, right, gone] = shifts([label(5, 100), label(995, 100), label(1200, 100)], 2, WHOLE);
  assert.ok(left > 0);
  assert.equal(right, -left);
  assert.equal(gone, null);
  const moved = 5 + left * 2;
  assert.equal(moved, (10 * 7 * 2) / 2, "in units of the plane it begins at its edge");
});
