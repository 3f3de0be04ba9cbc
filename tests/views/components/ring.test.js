import assert from "node:assert/strict";
import { test } from "node:test";

import { measures, ring, twoLines } from "../../../views/components/communities/ring.js";

test("circles stand in a ring from the top clockwise, one alone in the middle", () => {
  const room = measures(1000);
  const [top, right, bottom, left] = ring(4, room);
  assert.equal(top.x, 500);
  assert.ok(right.x > top.x && right.y > top.y);
  assert.ok(bottom.y > right.y);
  assert.ok(Math.abs(left.x - (1000 - right.x)) < 1e-6);
  assert.deepEqual(ring(1, room), [{ x: 500, y: room.height / 2 }]);
  assert.deepEqual(ring(0, room), []);
});

test("every circle is whole within the picture, wide and narrow", () => {
  for (const width of [320, 599, 600, 1100]) {
    const room = measures(width);
    for (const { x, y } of ring(12, room)) {
      assert.ok(x - room.largest >= 0 && x + room.largest <= width, `x ${x} of ${width}`);
      assert.ok(y - room.largest >= 0 && y + room.largest <= room.height, `y ${y} of ${room.height}`);
    }
  }
});

test("a name has two lines at most, each as long as fits", () => {
  assert.deepEqual(twoLines("Kade", 15), ["Kade"]);
  assert.deepEqual(twoLines("Stichting De Kade", 15), ["Stichting De", "Kade"]);
  assert.deepEqual(twoLines("Stichting Vrienden van de Kade en Brug", 15), ["Stichting", "Vrienden van d…"]);
  assert.deepEqual(twoLines("Bewonersorganisatie", 10), ["Bewonerso…"]);
});
