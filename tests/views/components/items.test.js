import assert from "node:assert/strict";
import { test } from "node:test";

import { fade } from "../../../views/components/network/drawing/fade.js";
import { lineColour, ranked, visEdge, visNode } from "../../../views/components/network/drawing/items.js";
import { cut } from "../../../views/components/network/drawing/overlays.js";
import { inkOf } from "../../../views/components/network/drawing/theme.js";
import { Told } from "../../../views/components/network/drawing/told.js";

const LIGHT = { text: "#1e2a33", ground: "#fcfbf8" };
const DARK = { text: "#e9e6e0", ground: "#14191e" };
const NODE = { id: "kade", name: "Kade", title: "Kade\nOrganisatie", x: 1, y: 2, size: 11, weight: 3, shape: "dot", colour: "#0072B2" };
const TIE = { words: "werkt samen met", status: "gewenst", width: 5, colour: "#009E73", dashes: [18, 9], strength: 0.9 };
const PLAIN = { words: "gaat over", status: "", width: 1.5, colour: "", dashes: [], strength: 0.3 };
const LOOKS = { TIE, PLAIN };
const NAMES = new Map([["kade", "Kade"], ["brug", "Brug"]]);

function edge(id, look, bend = 0) {
  return visEdge({ id, look, bend }, LOOKS, NAMES, LIGHT);
}

test("a node has its own colour, and a border of the page that tells when it is chosen", () => {
  const { color } = visNode(NODE, LIGHT);
  assert.equal(color.background, "#0072B2");
  assert.equal(color.border, LIGHT.ground);
  assert.equal(color.highlight.border, LIGHT.text);
  assert.notEqual(visNode(NODE, DARK).color.background, "#0072B2");
});

test("what a measure says is added to the title of a node", () => {
  assert.equal(visNode(NODE, LIGHT).title, "Kade\nOrganisatie");
  assert.equal(visNode({ ...NODE, more: "graad: 4" }, LIGHT).title, "Kade\nOrganisatie\ngraad: 4");
});

test("what has no colour of its own has that of letters", () => {
  assert.equal(inkOf("", LIGHT), LIGHT.text);
  assert.equal(inkOf(undefined, DARK), DARK.text);
});

test("an edge is told by its id and its look", () => {
  const tie = edge("kade|WORKS_WITH|brug", "TIE");
  assert.deepEqual([tie.from, tie.to], ["kade", "brug"]);
  assert.equal(tie.title, "Kade werkt samen met Brug (gewenst)");
  assert.deepEqual(tie.dashes, [18, 9]);
  const plain = edge("kade|ABOUT|brug", "PLAIN");
  assert.equal(plain.title, "Kade gaat over Brug");
  assert.equal(plain.dashes, false);
  assert.equal(plain.color.color, LIGHT.text);
  assert.equal(plain.color.opacity, 0.3);
});

test("only an edge beside another is bent", () => {
  assert.equal(edge("kade|WORKS_WITH|brug", "TIE").smooth, false);
  const { smooth } = edge("kade|WORKS_WITH|brug", "TIE", 0.15);
  assert.deepEqual(smooth, { enabled: true, type: "curvedCW", roundness: 0.15 });
});

test("a look that nobody described is an error that names it", () => {
  assert.throws(() => edge("kade|WORKS_WITH|brug", "GONE"), /GONE/);
});

test("the most important comes first, equals in the order of their ids", () => {
  const nodes = [NODE, { ...NODE, id: "brug" }, { ...NODE, id: "sluis", weight: 9 }];
  assert.deepEqual(ranked(nodes).map(({ id }) => id), ["sluis", "brug", "kade"]);
  assert.equal(nodes[0], NODE, "what is handed in stays as it was");
});

function body(lines) {
  const one = (number) => ({ id: `t${number}`, options: { color: { color: "#123456" } } });
  return {
    nodes: { kade: { id: "kade", options: {} }, brug: { id: "brug", options: {} } },
    edges: Object.fromEntries(Array.from({ length: lines }, (_, number) => [`t${number}`, one(number)])),
  };
}

test("around a choice everything else steps back, and comes back after it", () => {
  const drawn = body(2);
  fade(drawn, new Set(["kade", "t0"]), () => 0.3);
  assert.equal(drawn.nodes.kade.options.opacity, 1);
  assert.ok(drawn.nodes.brug.options.opacity < 0.2);
  assert.deepEqual(drawn.edges.t0.options.color, lineColour("#123456", 1));
  assert.ok(drawn.edges.t1.options.color.opacity < 0.1);
  assert.equal(drawn.edges.t1.options.hidden, false);
  fade(drawn, null, () => 0.3);
  assert.equal(drawn.nodes.brug.options.opacity, 1);
  assert.deepEqual(drawn.edges.t1.options.color, lineColour("#123456", 0.3));
});

test("in a large picture the lines that step back are left out", () => {
  const drawn = body(1001);
  fade(drawn, new Set(["t0"]), () => 1);
  assert.equal(drawn.edges.t0.options.hidden, false);
  assert.equal(drawn.edges.t1.options.hidden, true);
  fade(drawn, null, () => 1);
  assert.equal(drawn.edges.t1.options.hidden, false);
});

/** The part of vis' data set that is used, with a note of every change. */
class Items {
  constructor() {
    this.held = new Map();
    this.changes = [];
  }
  getIds() {
    return [...this.held.keys()];
  }
  remove(ids) {
    for (const id of ids) this.held.delete(id);
    this.changes.push(...ids.map((id) => `-${id}`));
  }
  update(items) {
    for (const item of items) this.held.set(item.id, item);
    this.changes.push(...items.map(({ id }) => `+${id}`));
  }
}

test("vis is told of what differs, and of nothing else", () => {
  const set = new Items();
  const told = new Told(set);
  const changed = (items, key = "light") => {
    set.changes = [];
    told.update(items, key, (item) => item);
    return set.changes;
  };
  const [one, other] = [{ id: "a", size: 1 }, { id: "b", size: 1 }];
  assert.deepEqual(changed([one, other]), ["+a", "+b"]);
  assert.deepEqual(changed([{ ...one }, other]), []);
  assert.deepEqual(changed([{ ...one, size: 2 }, other]), ["+a"]);
  assert.deepEqual(changed([other]), ["-a"]);
  assert.deepEqual(changed([other], "dark"), ["+b"], "another theme");
  told.forget();
  assert.deepEqual(changed([other], "dark"), ["+b"], "another layout");
});

test("the name of a field is cut to its field, and never to nothing", () => {
  const widthOf = (text) => text.length * 10;
  assert.equal(cut("Binnenstad", 200, widthOf), "Binnenstad");
  assert.equal(cut("Binnenstad", 80, widthOf), "Binnens…");
  assert.equal(cut("Binnenstad", 0, widthOf).length, 4);
});
