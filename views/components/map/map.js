// The map: places, actors and arcs on a plane.
import { find, groundOf } from "../shared/dom.js";
import { legendOf, plane } from "./drawing.js";
import { Glass } from "./glass.js";

/**
 * @import { Box, MapView } from "../contract"
 * @import { Props } from "../shared/streamlit"
 */

const STEP = 1.5;

/**
 * What each map looked at, as long as it is on the page: a rerun draws it anew.
 *
 * @type {WeakMap<Element, { home: string, glass: Glass }>}
 */
const seen = new WeakMap();

/**
 * @param {Element} root
 * @param {string} home
 * @returns {Box | undefined} what is in view; nothing when the plane is another
 */
function inView(root, home) {
  const before = seen.get(root);
  return before?.home === home ? before.glass.box : undefined;
}

/**
 * @param {SVGSVGElement} svg
 * @param {string} focus id of the chosen node or edge; a node is chosen with its edges
 */
function choose(svg, focus) {
  for (const one of svg.querySelectorAll("[data-id]")) {
    const id = one.getAttribute("data-id") ?? "";
    one.classList.toggle("chosen", focus !== "" && (id === focus || id.split("|").includes(focus)));
  }
}

/** @param {Props<MapView>} props */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = find(parentElement, ".map");
  const frame = find(root, ".ground");
  const ground = groundOf(root);
  const { svg, labels } = plane(data, ground);
  const home = JSON.stringify(data.home);
  const glass = new Glass(svg, data, labels, inView(root, home));
  seen.set(root, { home, glass });
  frame.replaceChildren(svg);
  choose(svg, data.focus);
  find(root, ".legend").replaceChildren(...data.legend.map((item) => legendOf(item, ground)));
  glass.follow((id) => setTriggerValue("chosen", { focus: id }));
  /** @type {[("in" | "out" | "fit"), () => void][]} */
  const buttons = [
    ["in", () => glass.zoom(STEP)],
    ["out", () => glass.zoom(1 / STEP)],
    ["fit", () => glass.fit()],
  ];
  for (const [name, act] of buttons) {
    const button = find(root, `[data-do="${name}"]`);
    button.setAttribute("aria-label", data.text[name]);
    button.onclick = act;
  }
  const watch = new ResizeObserver(() => glass.show());
  watch.observe(frame);
  glass.show();
  return () => watch.disconnect();
}
