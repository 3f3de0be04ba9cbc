// Groups as circles in a ring, with a line between those that are tied. Names are set as text.
import { find, onPlainClick } from "../shared/dom.js";
import { drawn } from "../shared/svg.js";
import { LINE, measures, ring, twoLines } from "./ring.js";

/**
 * @import { CommunityCircle, CommunityCircles, CommunityLine } from "../contract"
 * @import { Go } from "../shared/dom.js"
 * @import { Props } from "../shared/streamlit"
 * @import { Measures, Point } from "./ring.js"
 */

const WIDEST = 1100;

/**
 * @param {CommunityCircle} data
 * @param {Point} at
 * @param {Measures} room
 * @param {Go} go
 * @returns {SVGElement}
 */
function circle(data, at, room, go) {
  const radius = Math.max(13, room.largest * Math.sqrt(data.share));
  const names = twoLines(data.name, room.longest).map((line, number) =>
    drawn("text", { class: "name", x: at.x, y: at.y + radius + LINE * (number + 1) }, line),
  );
  const count = drawn("text", { class: "count", x: at.x, y: at.y + 5 }, data.count);
  const made = drawn("a", { href: data.address ?? "", "aria-label": `${data.name}: ${data.more}` });
  made.append(drawn("title", {}, `${data.name}: ${data.more}`), drawn("circle", { cx: at.x, cy: at.y, r: radius }), count, ...names);
  onPlainClick(made, () => go(data.to ?? {}));
  return made;
}

/**
 * @param {CommunityLine} data
 * @param {readonly Point[]} places
 * @returns {SVGElement[]}
 */
function between(data, places) {
  const [from, to] = data.ends.map((end) => places[end]);
  if (!from || !to) return [];
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": 1 + 8 * data.share };
  return [drawn("line", ends, drawn("title", {}, data.title))];
}

/**
 * @param {CommunityCircles} data
 * @param {number} width
 * @param {Go} go
 * @returns {SVGElement}
 */
function picture(data, width, go) {
  const room = measures(width);
  const { height } = room;
  const places = ring(data.circles.length, room);
  const shape = { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": data.label };
  const lines = data.lines.flatMap((one) => between(one, places));
  const circles = places.flatMap((place, at) => {
    const one = data.circles[at];
    return one ? [circle(one, place, room, go)] : [];
  });
  return drawn("svg", shape, ...lines, ...circles);
}

/** @param {Props<CommunityCircles>} props */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = find(parentElement, ".circles");
  const draw = () => {
    const width = Math.min(root.clientWidth, WIDEST);
    if (width) root.replaceChildren(picture(data, width, (to) => setTriggerValue("chosen", to)));
  };
  const watch = new ResizeObserver(() => {
    if (root.dataset.width === String(root.clientWidth)) return;
    root.dataset.width = String(root.clientWidth);
    draw();
  });
  draw();
  watch.observe(root);
  return () => watch.disconnect();
}
