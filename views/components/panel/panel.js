// The evidence panel: who or what is chosen, its ties and their quotes. Every word arrives as
// data and is set as text, so nothing that a report says can run.
import { onGround } from "../shared/colour.js";
import { element, find, groundOf, link } from "../shared/dom.js";
import { lineOf, markOf } from "../shared/svg.js";

/**
 * @import { Group, Mark, Panel, Quote, StatusBadge, TieLine } from "../contract"
 * @import { Go } from "../shared/dom.js"
 * @import { Props } from "../shared/streamlit"
 */

/**
 * @param {Mark} mark
 * @param {string} ground
 * @returns {HTMLElement}
 */
function marked({ shape, colour }, ground) {
  const made = element("span", "", "mark");
  made.append(markOf(shape, onGround(colour, ground)));
  return made;
}

/**
 * @param {Panel} data
 * @param {string} ground
 * @param {Go} go
 * @returns {HTMLElement}
 */
function heading(data, ground, go) {
  const made = element("header");
  const kind = element("p", "", "kind");
  if (data.mark) kind.append(marked(data.mark, ground));
  kind.append(element("span", data.kind));
  made.append(kind, element("h2", data.title));
  if (data.lead) made.append(element("p", data.lead, "lead"));
  const onward = element("p", "", "onward");
  onward.append(...(data.onward ?? []).map((one) => link(one, go)));
  made.append(onward);
  return made;
}

/**
 * @param {Panel["facts"]} rows
 * @returns {HTMLElement}
 */
function facts(rows) {
  const made = element("dl");
  for (const [term, value] of rows) made.append(element("dt", term), element("dd", value));
  return made;
}

/**
 * @param {StatusBadge} status
 * @param {string} ground
 * @returns {HTMLElement}
 */
function badge(status, ground) {
  const made = element("span", "", "status");
  const colour = onGround(status.colour, ground);
  made.append(lineOf(colour, status.dashes, 3), element("span", status.label));
  return made;
}

/**
 * @param {NonNullable<Quote["cells"]>} cells
 * @returns {HTMLElement}
 */
function rowOf(cells) {
  const made = element("dl", "", "row");
  for (const [column, cell] of cells) made.append(element("dt", column || "·"), element("dd", cell));
  return made;
}

/**
 * @param {Quote} quote
 * @returns {HTMLElement}
 */
function words(quote) {
  const made = element("blockquote");
  made.append(element("span", quote.before, "around"), element("mark", quote.quote), element("span", quote.after, "around"));
  return made;
}

/**
 * @param {Quote} quote
 * @param {Go} go
 * @returns {HTMLElement}
 */
function quotation(quote, go) {
  const made = element("figure");
  const source = element("figcaption");
  source.append(link(quote.source, go));
  made.append(quote.cells ? rowOf(quote.cells) : words(quote), source);
  return made;
}

/**
 * @param {TieLine} item
 * @param {string} ground
 * @param {Go} go
 * @returns {HTMLElement}
 */
function tie(item, ground, go) {
  const made = element("li");
  const line = element("p", "", "tie");
  for (const [place, target] of item.ends.entries()) {
    if (place) line.append(element("span", item.between, "between"));
    const end = element("span", "", "end");
    if (target.shape) end.append(marked({ shape: target.shape, colour: target.colour ?? "" }, ground));
    end.append(link(target, go));
    line.append(end);
  }
  if (item.status) line.append(badge(item.status, ground));
  made.append(
    line,
    ...item.disagreements.map((sentence) => element("p", sentence, "note")),
    ...item.quotes.map((quote) => quotation(quote, go)),
  );
  if (item.more) made.append(element("p", item.more, "around"));
  return made;
}

/**
 * @param {Group} data
 * @param {string} ground
 * @param {Go} go
 * @returns {HTMLElement}
 */
function group(data, ground, go) {
  const made = element("details");
  made.open = data.open;
  const list = element("ul", "", data.cards ? "cards" : "");
  list.append(...data.ties.map((item) => tie(item, ground, go)));
  const summary = element("summary");
  summary.append(element("span", data.title));
  if (!data.cards) summary.append(element("span", String(data.count ?? data.ties.length), "count"));
  made.append(summary, list);
  if (data.more) made.append(element("p", data.more, "around"));
  return made;
}

/**
 * @param {string} text
 * @param {Go} go
 * @returns {HTMLElement}
 */
function clearing(text, go) {
  const made = element("button", text, "clear");
  made.type = "button";
  made.addEventListener("click", () => go({ focus: "" }));
  return made;
}

/** @param {Props<Panel>} props */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = find(parentElement, ".panel");
  const ground = groundOf(root);
  /** @type {Go} */
  const go = (to) => setTriggerValue("chosen", to);
  root.classList.toggle("long", Boolean(data.long));
  const parts = data.title ? [heading(data, ground, go)] : [];
  if (data.clear) parts.unshift(clearing(data.clear, go));
  if (data.note) parts.push(element("p", data.note, "note"));
  if (data.facts.length) parts.push(facts(data.facts));
  parts.push(...data.groups.map((one) => group(one, ground, go)));
  root.replaceChildren(...parts);
  root.setAttribute("aria-label", data.label);
  if (root.dataset.subject !== data.subject) root.scrollTop = 0;
  root.dataset.subject = data.subject;
}
