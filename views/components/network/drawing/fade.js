// What steps back around a choice.
import { lineColour } from "./items.js";

/**
 * @import { Body } from "../vis-network"
 */

const FAINT = 0.16;
export const CALM_UP_TO = 1000; // with more lines than this, not all of them are drawn all the time

/**
 * Set where vis reads it at every frame: telling its data sets costs a second on a large picture.
 * In a large picture the lines that step back are left out: drawing them faintly is what takes time.
 *
 * @param {Body} body
 * @param {ReadonlySet<string> | null} near ids of what stays clear; null for everything
 * @param {(edge: string) => number} strength of a line while nothing is chosen
 */
export function fade({ nodes, edges }, near, strength) {
  const lines = Object.values(edges);
  const leaveOut = lines.length > CALM_UP_TO;
  for (const node of Object.values(nodes)) node.options.opacity = !near || near.has(node.id) ? 1 : FAINT;
  for (const edge of lines) {
    const clear = !near || near.has(edge.id);
    const opacity = clear ? (near ? 1 : strength(edge.id)) : FAINT / 2;
    edge.options.color = lineColour(edge.options.color.color, opacity);
    edge.options.hidden = leaveOut && !clear;
  }
}
