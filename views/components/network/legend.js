// The legend under the picture, and the words of its buttons.
import { element, find } from "../shared/dom.js";
import { lineOf, markOf } from "../shared/svg.js";
import { inkOf } from "./drawing/theme.js";

/**
 * @import { CanvasText, LegendEntry } from "../contract"
 * @import { Theme } from "./drawing/theme.js"
 */

/** @typedef {"in" | "out" | "fit" | "save"} Command */

/**
 * @param {LegendEntry} entry
 * @param {Theme} theme
 * @returns {HTMLElement}
 */
function itemOf(entry, theme) {
  const colour = inkOf(entry.colour, theme);
  const item = element("li");
  if (entry.shape) item.append(markOf(entry.shape, colour));
  if (entry.dashes) item.append(lineOf(colour, entry.dashes, entry.width ?? 1));
  if (entry.sign) item.append(element("b", entry.sign));
  item.append(element("span", entry.label));
  return item;
}

/**
 * @param {ParentNode} root
 * @param {readonly LegendEntry[]} entries
 * @param {Theme} theme
 */
export function showLegend(root, entries, theme) {
  find(root, ".legend").replaceChildren(...entries.map((entry) => itemOf(entry, theme)));
}

/**
 * @param {ParentNode} root
 * @returns {[Command, HTMLElement][]} each button with what it does
 */
export function buttonsOf(root) {
  /** @type {Command[]} */
  const commands = ["in", "out", "fit", "save"];
  return commands.map((name) => [name, find(root, `[data-do="${name}"]`)]);
}

/**
 * Name the buttons; one without words does nothing here, and is not shown.
 *
 * @param {ParentNode} root
 * @param {CanvasText} text
 */
export function nameButtons(root, text) {
  for (const [name, button] of buttonsOf(root)) {
    const told = text[name] ?? "";
    button.hidden = !told;
    button.title = told;
    button.setAttribute("aria-label", told);
  }
}
