// Nodes and edges as vis-network wants them, from what Python sends. Pure.
import { inkOf } from "./theme.js";

/**
 * @import { DrawnEdge, DrawnNode, EdgeStyle } from "../../contract"
 * @import { LineColour, VisEdge, VisNode } from "../vis-network"
 * @import { Theme } from "./theme.js"
 */

/** @typedef {Pick<Theme, "text" | "ground">} Colours */

/**
 * @param {DrawnNode} node
 * @param {Colours} theme
 * @returns {VisNode & DrawnNode}
 */
export function visNode(node, theme) {
  const background = inkOf(node.colour, theme);
  const fill = { background, border: theme.ground };
  const chosen = { background, border: theme.text };
  const title = node.more ? `${node.title}\n${node.more}` : node.title;
  return { ...node, title, color: { ...fill, highlight: chosen, hover: chosen } };
}

/**
 * An edge comes as its id and its look; the id says its ends, the look all that many share.
 *
 * @param {DrawnEdge} edge
 * @param {Readonly<Record<string, EdgeStyle>>} looks
 * @param {ReadonlyMap<string, string>} names by node id
 * @param {Colours} theme
 * @returns {VisEdge}
 */
export function visEdge({ id, bend, look: name }, looks, names, theme) {
  const look = looks[name];
  if (!look) throw new Error(`Nothing says what ${name} looks like.`);
  const [from = "", , to = ""] = id.split("|");
  const said = `${names.get(from)} ${look.words} ${names.get(to)}`;
  return {
    id,
    from,
    to,
    title: look.status ? `${said} (${look.status})` : said,
    width: look.width,
    dashes: look.dashes.length ? [...look.dashes] : false,
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
    strength: look.strength,
    color: lineColour(inkOf(look.colour, theme), look.strength),
  };
}

/**
 * @param {string} colour
 * @param {number} opacity from 0 to 1
 * @returns {LineColour} the same whether the line is pointed at or not
 */
export function lineColour(colour, opacity) {
  return { color: colour, highlight: colour, hover: colour, inherit: false, opacity };
}

/**
 * @param {readonly DrawnNode[]} nodes
 * @returns {DrawnNode[]} the most important first; equals in the order of their ids
 */
export function ranked(nodes) {
  return [...nodes].sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
}
