// The gap matrix as a table of buttons. Every word arrives as data and is set as text.
import { element, find } from "../shared/dom.js";

/**
 * @import { Matrix, MatrixCell, MatrixLegendEntry, MatrixRow } from "../contract"
 * @import { Go } from "../shared/dom.js"
 * @import { Props } from "../shared/streamlit"
 */

/**
 * @param {string} name
 * @param {"row" | "col"} scope
 * @returns {HTMLTableCellElement}
 */
function header(name, scope) {
  const made = element("th", name);
  made.scope = scope;
  return made;
}

/**
 * @param {MatrixCell} data
 * @param {string} focus id of the chosen cell
 * @param {Go} go
 * @returns {HTMLTableCellElement}
 */
function cell(data, focus, go) {
  const made = element("td");
  const button = element("button", data.text, data.look);
  button.type = "button";
  button.title = data.title;
  button.setAttribute("aria-label", data.title);
  button.setAttribute("aria-pressed", String(data.id === focus));
  button.addEventListener("click", () => go({ focus: data.id }));
  made.append(button);
  return made;
}

/**
 * @param {MatrixRow} data
 * @param {string} focus
 * @param {Go} go
 * @returns {HTMLTableRowElement}
 */
function row(data, focus, go) {
  const made = element("tr");
  made.append(header(data.name, "row"), ...data.cells.map((one) => cell(one, focus, go)));
  return made;
}

/**
 * @param {readonly MatrixLegendEntry[]} entries
 * @returns {HTMLUListElement}
 */
function legendOf(entries) {
  const made = element("ul", "", "legend");
  for (const entry of entries) {
    const item = element("li");
    item.append(element("span", "", `mark ${entry.look}`), element("span", entry.label));
    made.append(item);
  }
  return made;
}

/**
 * @param {Matrix} data
 * @param {Go} go
 * @returns {HTMLTableElement}
 */
function tableOf(data, go) {
  const table = element("table");
  const head = element("thead");
  const names = element("tr");
  names.append(header(data.corner, "col"), ...data.columns.map((name) => header(name, "col")));
  head.append(names);
  const body = element("tbody");
  body.append(...data.rows.map((one) => row(one, data.focus, go)));
  table.append(element("caption", data.label), head, body);
  return table;
}

/** @param {Props<Matrix>} props */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = find(parentElement, ".matrix");
  const frame = element("div", "", "frame");
  frame.tabIndex = 0;
  frame.append(tableOf(data, (to) => setTriggerValue("chosen", to)));
  const at = root.querySelector(".frame");
  const shadow = /** @type {ShadowRoot} */ (root.getRootNode());
  const pressed = shadow.activeElement?.getAttribute("aria-label");
  const { scrollLeft = 0, scrollTop = 0 } = at ?? {};
  root.replaceChildren(legendOf(data.legend), frame);
  if (data.more) root.append(element("p", data.more));
  Object.assign(frame, { scrollLeft, scrollTop });
  if (pressed) [...root.querySelectorAll("button")].find((one) => one.title === pressed)?.focus();
}
