import assert from "node:assert/strict";
import { test } from "node:test";

import {
  iconWidth,
  legendRows,
  PAD,
  ROW,
  sheetSize,
  textRows,
} from "../../../views/components/network/snapshot/sheet.js";
import { wrapped } from "../../../views/components/shared/text.js";

const measure = (text) => text.length * 10;
const entry = (label) => ({ label, shape: "dot", colour: "#0072B2" });

test("an icon takes room for what it shows", () => {
  assert.equal(iconWidth({ label: "x" }), 0);
  assert.equal(iconWidth({ label: "x", dashes: [] }), 42, "a solid line is a line");
  const mark = iconWidth({ label: "x", shape: "dot" });
  assert.ok(iconWidth({ label: "x", shape: "dot", sign: "1" }) > mark);
});

test("as many entries of the legend stand next to each other as fit", () => {
  const legend = ["aaaa", "bbbb", "cccc"].map(entry);
  const needed = iconWidth(legend[0]) + 40 + 2 * PAD;
  const rows = legendRows(legend, 2 * needed, measure);
  assert.deepEqual(rows.map((row) => row.map(({ entry: one }) => one.label)), [["aaaa", "bbbb"], ["cccc"]]);
  assert.deepEqual(rows[0].map(({ x }) => x), [0, needed]);
  assert.equal(rows[1][0].x, 0);
});

test("an entry that is too wide has a row of its own, and no entry is lost", () => {
  const rows = legendRows(["a".repeat(99), "b"].map(entry), 200, measure);
  assert.deepEqual(rows.map((row) => row.length), [1, 1]);
  assert.deepEqual(legendRows([], 200, measure), []);
});

test("the source is broken at its spaces", () => {
  const rows = textRows("Kade, Brug en Sluis", 100, measure);
  assert.deepEqual(rows.map(([{ entry: one }]) => one.label), ["Kade, Brug", "en Sluis"]);
});

test("a word that does not fit has a line of its own", () => {
  const fits = (line) => line.length <= 5;
  assert.deepEqual(wrapped("een stadsdeelkantoor in zicht", fits), ["een", "stadsdeelkantoor", "in", "zicht"]);
  assert.deepEqual(wrapped("stadsdeelkantoor", fits), ["stadsdeelkantoor"]);
  assert.deepEqual(wrapped("", fits), [""]);
});

test("a sheet is as wide as the picture and has room under it for each row", () => {
  assert.deepEqual(sheetSize({ width: 800, height: 600 }, 3), { width: 800, height: 600 + 3 * ROW + 2 * PAD });
});
