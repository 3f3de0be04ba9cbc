// What is drawn over and under vis' own marks: signs in them, badges beside them, fields.
import { inkOn } from "../../shared/colour.js";
import { inkOf } from "./theme.js";

/**
 * @import { DrawnNode, LayoutField } from "../../contract"
 * @import { Bounds, Box } from "./placement.js"
 * @import { Theme } from "./theme.js"
 */

const SIGN_FROM = 5; // radius on the screen, in pixels, from which a sign is legible
const FIELD_NAME = 13; // pixels
const FIELD_NAMED_FROM = 60; // width on the screen, in pixels, from which a field has a name

/**
 * Draw the sign inside a mark, which says what its colour says, and the badge beside it, which
 * says what is folded.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {readonly DrawnNode[]} nodes
 * @param {number} scale pixels in a unit of the drawing
 * @param {Theme} theme
 * @returns {Box[]} the badges, so that nothing is written there
 */
export function drawSigns(context, nodes, scale, theme) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  const taken = [];
  for (const { x, y, size, sign, badge, colour } of nodes) {
    if (sign && size * scale > SIGN_FROM) {
      context.font = `700 ${Math.min(size, 14 / scale)}px ${theme.font}`;
      context.fillStyle = inkOn(inkOf(colour, theme));
      context.fillText(sign, x, y);
    }
    if (badge) taken.push(drawBadge(context, badge, { x: x + size + 1 / scale, y: y - size, scale }, theme));
  }
  return taken;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {{ x: number, y: number, scale: number }} at the middle of its left side
 * @param {Theme} theme
 * @returns {Bounds}
 */
function drawBadge(context, text, { x, y, scale }, theme) {
  context.font = `700 ${11 / scale}px ${theme.font}`;
  const width = context.measureText(text).width + 8 / scale;
  const height = 15 / scale;
  context.fillStyle = theme.text;
  context.beginPath();
  context.roundRect(x, y - height / 2, width, height, height / 2);
  context.fill();
  context.fillStyle = theme.ground;
  context.fillText(text, x + width / 2, y);
  return { left: x, right: x + width, top: y - height / 2, bottom: y + height / 2 };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly LayoutField[]} fields
 * @param {number} scale
 * @param {Theme} theme
 */
export function drawFields(context, fields, scale, theme) {
  context.strokeStyle = theme.text;
  context.lineWidth = 1 / scale;
  context.globalAlpha = 0.25;
  for (const { x, y, radius } of fields) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {readonly LayoutField[]} fields
 * @param {number} scale
 * @param {Theme} theme
 * @returns {Box[]} the names, so that nothing else is written there
 */
export function drawFieldNames(context, fields, scale, theme) {
  context.font = `650 ${FIELD_NAME / scale}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 4 / scale;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.text;
  /** @type {(text: string) => number} */
  const widthOf = (text) => context.measureText(text).width;
  return fields
    .filter(({ radius }) => 2 * radius * scale > FIELD_NAMED_FROM)
    .map(({ name, x, y, radius }) => {
      const top = y - radius - FIELD_NAME / 2 / scale;
      const told = cut(name, 1.9 * radius, widthOf);
      const width = widthOf(told);
      context.strokeText(told, x, top);
      context.fillText(told, x, top);
      return { left: x - width / 2, right: x + width / 2, top, bottom: top + FIELD_NAME / scale };
    });
}

/**
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} widthOf
 * @returns {string} as much of the text as fits, with an ellipsis where it was cut; never less
 *   than a few letters
 */
export function cut(text, width, widthOf) {
  let told = text;
  while (told.length > 4 && widthOf(told) > width) told = `${told.slice(0, -3)}…`;
  return told;
}
