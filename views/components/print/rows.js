// The rows of a table for paper, where its picture on the screen shows only what fits in it.
import { element, find } from "../shared/dom.js";

/**
 * @import { PrintRows } from "../contract"
 * @import { Props } from "../shared/streamlit"
 */

/**
 * @param {readonly string[]} cells
 * @param {"th" | "td"} tag
 * @returns {HTMLTableRowElement}
 */
function line(cells, tag) {
  const made = element("tr");
  made.append(...cells.map((text) => element(tag, text)));
  return made;
}

/** @param {Props<PrintRows>} props */
export default function ({ data, parentElement }) {
  const table = element("table");
  const head = element("thead");
  const body = element("tbody");
  head.append(line(data.columns, "th"));
  body.append(...data.rows.map((cells) => line(cells, "td")));
  table.append(head, body);
  find(parentElement, ".paper").replaceChildren(table, element("p", data.more));
}
