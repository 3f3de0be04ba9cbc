// What is drawn as SVG: the mark of a node type, the line of a status.
const SVG = "http://www.w3.org/2000/svg";

const DOT = "M8 1.5a6.5 6.5 0 1 0 .01 0Z";

/**
 * An outline for each vis-network shape that the schema uses, in a square of 16 by 16.
 *
 * @type {Readonly<Record<string, string>>}
 */
const OUTLINES = {
  dot: DOT,
  triangle: "M8 1.5 15 14H1Z",
  square: "M2 2h12v12H2Z",
  diamond: "M8 0.5 15.5 8 8 15.5 0.5 8Z",
  star: "M8 .5 10.2 5.6 15.6 6.1 11.5 9.7 12.8 15 8 12.2 3.2 15 4.5 9.7.4 6.1 5.8 5.6Z",
  hexagon: "M4.2 1.5h7.6L15.6 8l-3.8 6.5H4.2L.4 8Z",
  box: "M1 4h14v8H1Z",
};

/**
 * @param {string} shape
 * @returns {string} its outline; a dot for a shape that is not known
 */
export function outlineOf(shape) {
  return OUTLINES[shape] ?? DOT;
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return /** @type {SVGElementTagNameMap[Name]} */ (made);
}

/**
 * A small drawing beside words that say the same.
 *
 * @param {number} width
 * @param {number} height
 * @param {SVGElement} content
 * @returns {SVGSVGElement}
 */
export function icon(width, height, content) {
  return drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, content);
}

/**
 * @param {string} shape
 * @param {string} colour
 * @returns {SVGSVGElement}
 */
export function markOf(shape, colour) {
  return icon(16, 16, drawn("path", { d: outlineOf(shape), fill: colour }));
}

/**
 * @param {string} colour
 * @param {readonly number[]} dashes empty for a solid line
 * @param {number} width
 * @returns {SVGSVGElement}
 */
export function lineOf(colour, dashes, width) {
  const stroke = { d: "M0 6H34", stroke: colour, "stroke-width": width, fill: "none" };
  return icon(34, 12, drawn("path", { ...stroke, ...dashesOf(dashes) }));
}

/**
 * @param {readonly number[]} dashes
 * @returns {Record<string, string>} the attribute that draws them; none for a solid line
 */
export function dashesOf(dashes) {
  /** @type {Record<string, string>} */
  const attributes = dashes.length ? { "stroke-dasharray": dashes.join(" ") } : {};
  return attributes;
}
