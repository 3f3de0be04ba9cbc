// What stands on the plane: areas, circles, marks, arcs and names. Names are set as text.
import { onGround } from "../shared/colour.js";
import { element } from "../shared/dom.js";
import { dashesOf, drawn, icon, lineOf, markOf, outlineOf } from "../shared/svg.js";
import { LINE_HEIGHT } from "./labels.js";

/**
 * @import { MapActor, MapArc, MapLegendEntry, MapPlace, MapTile, MapView } from "../contract"
 * @import { Label } from "./labels.js"
 */

/** @typedef {Label & { readonly place: SVGElement, readonly text: SVGElement }} DrawnLabel */

/**
 * @param {{ readonly id: string, readonly title: string }} item
 * @param {string} className
 * @param {...SVGElement} children
 * @returns {SVGElement}
 */
function titled(item, className, ...children) {
  return drawn("g", { class: className, "data-id": item.id }, drawn("title", {}, item.title), ...children);
}

/**
 * @param {{ readonly x: number, readonly y: number }} item
 * @param {...SVGElement} children
 * @returns {SVGElement} the children at a place; they keep their size on the screen
 */
function at(item, ...children) {
  const inner = drawn("g", { class: "scaled" }, ...children);
  return drawn("g", { transform: `translate(${item.x} ${item.y})` }, inner);
}

/**
 * @param {MapPlace} place
 * @returns {SVGElement}
 */
function placeOf(place) {
  const shade = `shade${place.shade}`;
  if (place.path) return titled(place, "place", drawn("path", { d: place.path, class: `area ${shade}` }));
  return titled(place, "place", at(place, drawn("circle", { r: place.size, class: `disc ${shade}` })));
}

/**
 * @param {MapPlace} place
 * @returns {DrawnLabel}
 */
function labelOf(place) {
  const told = `${place.name} ${place.count}`;
  const text = drawn("text", { y: place.path ? LINE_HEIGHT / 3 : place.size + LINE_HEIGHT }, told);
  return { x: place.x, y: place.y, letters: told.length, place: at(place, text), text };
}

/**
 * @param {MapActor} actor
 * @param {string} ground
 * @returns {SVGElement}
 */
function actorOf(actor, ground) {
  const colour = onGround(actor.colour, ground);
  const outline = { d: outlineOf(actor.shape), transform: "scale(0.7) translate(-8 -8)" };
  const fill = actor.hollow ? ground : colour;
  const style = actor.hollow ? `stroke:${colour};stroke-width:3` : "";
  return titled(actor, "actor", at(actor, drawn("path", { ...outline, fill, style })));
}

/**
 * @param {MapArc} arc
 * @param {string} ground
 * @returns {SVGElement}
 */
function arcOf(arc, ground) {
  const line = { d: arc.path, class: "arc", stroke: onGround(arc.colour, ground), "data-id": arc.id };
  return drawn("path", { ...line, ...dashesOf(arc.dashes) }, drawn("title", {}, arc.title));
}

/**
 * @param {MapTile} tile
 * @returns {SVGElement}
 */
function tileOf(tile) {
  return drawn("image", { href: tile.address, x: tile.x, y: tile.y, width: tile.size, height: tile.size });
}

/**
 * @param {MapLegendEntry} item
 * @param {string} ground
 * @returns {SVGElement | null} what stands before the words of an entry
 */
function sampleOf(item, ground) {
  if (item.shade !== undefined) {
    return icon(24, 16, drawn("rect", { width: 22, height: 14, x: 1, y: 1, class: `swatch shade${item.shade}` }));
  }
  const colour = onGround(item.colour ?? "", ground);
  if (item.dashes) return lineOf(colour, item.dashes, 3);
  if (!item.shape) return null;
  const mark = markOf(item.shape, item.hollow ? "none" : colour);
  if (item.hollow) mark.firstElementChild?.setAttribute("style", `stroke:${colour};stroke-width:2`);
  return mark;
}

/**
 * @param {MapLegendEntry} item
 * @param {string} ground
 * @returns {HTMLElement}
 */
export function legendOf(item, ground) {
  const made = element("li");
  const sample = sampleOf(item, ground);
  made.append(...(sample ? [sample] : []), element("span", item.label));
  return made;
}

/**
 * @param {MapView} data
 * @param {string} ground
 * @returns {{ svg: SVGSVGElement, labels: DrawnLabel[] }}
 */
export function plane(data, ground) {
  const labels = data.places.map(labelOf);
  const svg = drawn(
    "svg",
    { class: data.tiles.length ? "plane tiled" : "plane", role: "img", "aria-label": data.text.label },
    ...data.tiles.map(tileOf),
    ...data.ground.map((outline) => drawn("path", { d: outline, class: "area shade0" })),
    ...data.places.map(placeOf),
    ...data.arcs.map((arc) => arcOf(arc, ground)),
    ...data.actors.map((actor) => actorOf(actor, ground)),
    ...labels.map((label) => label.place),
  );
  return { svg, labels };
}
