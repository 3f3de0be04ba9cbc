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
 * @returns {number} relative luminance as WCAG 2.1 defines it, from 0 to 1
 */
export function luminance(colour) {
  const light = (/** @type {number} */ part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = channels(colour);
  return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} contrast as WCAG 2.1 defines it, from 1 to 21; text needs 4.5, a mark 3
 */
export function contrast(one, other) {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first, second) / Math.min(first, second);
}

/**
 * @param {string} ground
 * @returns {boolean}
 */
export function isDark(ground) {
  const [red, green, blue] = channels(ground);
  return 0.3 * red + 0.6 * green + 0.1 * blue <= 128;
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
  const [black, white] = ["#000000", "#ffffff"];
  return contrast(black, colour) > contrast(white, colour) ? black : white;
}
