import assert from "node:assert/strict";
import { test } from "node:test";

import { channels, contrast, inkOn, isDark, luminance, onGround } from "../../../views/components/shared/colour.js";

const LIGHT = "#FCFBF8"; // of .streamlit/config.toml, as is the dark one
const DARK = "#14191E";
// Of graph/schema.py, and of the communities and classes in views/presenters.
const SCHEMA = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56606B", "#7A5195", "#4A5560", "#B3261E"];
const WITH_A_SIGN = ["#0072B2", "#C44E00", "#00805D", "#B0568C", "#8F6A08", "#56606B", "#7A5195", "#2B7F9E", "#8FB8D0", "#5F9CC0", "#3A7FA8", "#1F628C", "#0A4267"];

test("a colour is read as it is written in the schema and by a browser", () => {
  assert.deepEqual(channels(" #0072b2 "), [0, 114, 178]);
  assert.deepEqual(channels("rgb(1, 22, 255)"), [1, 22, 255]);
  assert.deepEqual(channels("rgba(1, 22, 255, 0.5)"), [1, 22, 255]);
  assert.deepEqual(channels(""), [0, 0, 0]);
});

test("contrast is what WCAG 2.1 says", () => {
  assert.equal(Math.round(contrast("#000000", "#ffffff")), 21);
  assert.equal(contrast("#123456", "#123456"), 1);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
  assert.equal(contrast("#ffffff", "#767676"), contrast("#767676", "#ffffff"));
});

test("the grounds of both themes are told apart", () => {
  assert.equal(isDark(LIGHT), false);
  assert.equal(isDark(DARK), true);
});

test("on a light ground the schema's colours are themselves", () => {
  for (const colour of [...SCHEMA, ...WITH_A_SIGN]) assert.equal(onGround(colour, LIGHT), colour);
});

test("on a dark ground every colour can be told from it, and is lighter than it was", () => {
  for (const colour of [...SCHEMA, ...WITH_A_SIGN]) {
    const shown = onGround(colour, DARK);
    assert.ok(luminance(shown) > luminance(colour), colour);
    assert.ok(contrast(shown, DARK) >= 3, `${colour}: ${contrast(shown, DARK)}`);
  }
});

test("a sign is readable on every colour that has one, on both grounds", () => {
  for (const ground of [LIGHT, DARK]) {
    for (const colour of WITH_A_SIGN) {
      const shown = onGround(colour, ground);
      assert.ok(contrast(inkOn(shown), shown) >= 4.5, `${shown}: ${contrast(inkOn(shown), shown)}`);
    }
  }
  assert.equal(inkOn("#ffffff"), "#000000");
  assert.equal(inkOn("#000000"), "#ffffff");
});
