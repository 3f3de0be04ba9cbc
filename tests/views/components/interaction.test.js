import assert from "node:assert/strict";
import { test } from "node:test";

import { nearest } from "../../../views/components/network/keyboard.js";
import { memoryOf } from "../../../views/components/network/memory.js";
import { wellWithin } from "../../../views/components/network/viewport.js";
import { staysHere } from "../../../views/components/shared/dom.js";

const PLACES = { middle: { x: 0, y: 0 }, right: { x: 100, y: 10 }, far: { x: 300, y: 0 }, down: { x: 40, y: 90 } };

test("an arrow leads to the nearest node in its direction", () => {
  assert.equal(nearest(PLACES, PLACES.middle, 1, 0), "right");
  assert.equal(nearest(PLACES, PLACES.middle, 0, 1), "down", "sideways counts double");
  assert.equal(nearest(PLACES, PLACES.right, 1, 0), "far");
  assert.equal(nearest(PLACES, PLACES.middle, -1, 0), null);
  assert.equal(nearest(PLACES, PLACES.middle, 0, -1), null);
});

test("a link is followed in this page, unless a key asks for another", () => {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false };
  assert.equal(staysHere(plain), true);
  for (const key of Object.keys(plain)) assert.equal(staysHere({ ...plain, [key]: true }), false, key);
});

test("a node near an edge of the frame is not well in view", () => {
  const frame = { clientWidth: 400, clientHeight: 300 };
  assert.equal(wellWithin({ x: 200, y: 150 }, frame), true);
  for (const place of [{ x: 39, y: 150 }, { x: 361, y: 150 }, { x: 200, y: 20 }, { x: 200, y: 290 }]) {
    assert.equal(wellWithin(place, frame), false);
  }
});

test("a picture keeps its memory, and has no other's", () => {
  memoryOf("network").focus = "kade";
  assert.equal(memoryOf("network").focus, "kade");
  assert.equal(memoryOf("dossier").focus, null);
});
