// Colours of marks and letters on a light or a dark ground. Pure.

/**
 * @param {string} colour `#rrggbb`, or as a browser writes it: `rgb(…)`
 * @returns {[number, number, number]} red, green and blue, each from 0 to 255
 */
export function channels(colour) {
  const hex = /^#(..)(..)(..)$/.exec(colour.trim());
  const parts = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (colour.match(/[\d.]+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts;
  return [red, green, blue];
}

/**
 * @param {string} colour
 * @returns {number} how light the eye finds it, from 0 to 255
 */
function brightness(colour) {
  const [red, green, blue] = channels(colour);
  return 0.3 * red + 0.6 * green + 0.1 * blue;
}

/**
 * @param {string} ground
 * @returns {boolean}
 */
export function isDark(ground) {
  return brightness(ground) <= 128;
}

/**
 * On a dark ground the schema's colours are lightened, so that they keep their contrast.
 *
 * @param {string} colour
 * @param {string} ground
 * @returns {string} the colour itself, or `rgb(…)`
 */
export function onGround(colour, ground) {
  if (!isDark(ground)) return colour;
  const lighter = channels(colour).map((part) => Math.round(part + (255 - part) * 0.42));
  return `rgb(${lighter.join(", ")})`;
}

/**
 * @param {string} colour
 * @returns {string} black or white, whichever is read best on it
 */
export function inkOn(colour) {
  return brightness(colour) > 140 ? "#000000" : "#ffffff";
}
