// The look through which the plane is seen: zoomed by buttons, moved by dragging.
import { shifts } from "./labels.js";
import { inside, zoomed } from "./view-box.js";

/**
 * @import { Box, MapView } from "../contract"
 * @import { DrawnLabel } from "./drawing.js"
 */

const FAR = 5; // pixels; a pointer that moves less than this has clicked

/** Zooming changes the view box; marks and labels keep their size on the screen. */
export class Glass {
  /**
   * @param {SVGSVGElement} svg
   * @param {MapView} data
   * @param {readonly DrawnLabel[]} labels
   * @param {Box} [box] what was in view before
   */
  constructor(svg, data, labels, box = data.home) {
    this.svg = svg;
    this.plane = { width: data.width, height: data.height };
    this.labels = labels;
    this.home = data.home;
    this.box = box;
  }

  show() {
    const { x, y, width, height } = this.box;
    this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    const unit = width / Math.max(this.svg.clientWidth, 1);
    this.svg.style.setProperty("--unit", String(unit));
    for (const [at, shift] of shifts(this.labels, unit, this.box).entries()) {
      const label = this.labels[at];
      if (label) write(label, shift);
    }
  }

  /** @param {Box} box */
  look(box) {
    this.box = box;
    this.show();
  }

  /** @param {number} factor */
  zoom(factor) {
    this.look(zoomed(this.box, factor, this.plane));
  }

  fit() {
    this.look(this.home);
  }

  /** @param {(id: string) => void} choose is told what is clicked */
  follow(choose) {
    /** @type {{ x: number, y: number, box: Box, target: Element, far: boolean } | null} */
    let from = null;
    this.svg.addEventListener("pointerdown", ({ clientX: x, clientY: y, target }) => {
      if (target instanceof Element) from = { x, y, box: this.box, target, far: false };
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      from.far ||= Math.hypot(x, y) > FAR;
      const unit = this.box.width / this.svg.clientWidth;
      const moved = { ...from.box, x: from.box.x - x * unit, y: from.box.y - y * unit };
      if (from.far) this.look(inside(moved, this.plane));
    });
    this.svg.addEventListener("pointerleave", () => (from = null));
    this.svg.addEventListener("pointerup", () => {
      const clicked = from && !from.far ? from.target.closest("[data-id]") : null;
      from = null;
      if (clicked) choose(clicked.getAttribute("data-id") ?? "");
    });
  }
}

/**
 * @param {DrawnLabel} label
 * @param {number | null} shift
 */
function write({ place, text }, shift) {
  if (shift !== null) text.setAttribute("x", String(shift));
  place.style.display = shift === null ? "none" : "";
}
