// The colours and letters of the page, which the picture is drawn in.
import { onGround } from "../../shared/colour.js";

/**
 * @typedef {object} Theme
 * @property {string} text colour of letters
 * @property {string} ground colour of the page
 * @property {string} font
 * @property {number} growth letters are so many times as large as usual: more than 1 on a wall screen
 * @property {string} key differs when one of these does
 */

/**
 * @param {Element} root
 * @returns {Theme}
 */
export function themeOf(root) {
  const style = getComputedStyle(root);
  /** @type {(name: string, otherwise: string) => string} */
  const read = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
  const text = read("text-color", "#222222");
  const ground = read("background-color", "#ffffff");
  const font = read("font", "sans-serif");
  const growth = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return { text, ground, font, growth, key: [text, ground, font, growth].join() };
}

/**
 * @param {string | undefined} colour none for that of letters
 * @param {Pick<Theme, "text" | "ground">} theme
 * @returns {string} the colour as it is drawn on this ground
 */
export function inkOf(colour, theme) {
  return colour ? onGround(colour, theme.ground) : theme.text;
}
