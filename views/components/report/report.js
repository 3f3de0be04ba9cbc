// A report in full. The text arrives in pieces and is set as text; names link to their dossier.
import { onGround } from "../shared/colour.js";
import { element, find, groundOf, link } from "../shared/dom.js";

/**
 * @import { Link, Paragraph, ReportView, TextPiece } from "../contract"
 * @import { Go } from "../shared/dom.js"
 * @import { Props } from "../shared/streamlit"
 */

/**
 * @param {string} text
 * @param {Link} target
 * @param {string} ground
 * @param {Go} go
 * @returns {HTMLElement}
 */
function named(text, target, ground, go) {
  const made = link({ ...target, name: text }, go);
  made.title = target.title ?? "";
  made.style.setProperty("--mark", onGround(target.colour ?? "", ground));
  return made;
}

/**
 * @param {TextPiece} piece
 * @param {string} ground
 * @param {Go} go
 * @returns {Node}
 */
function pieceOf(piece, ground, go) {
  const inner = piece.link ? named(piece.text, piece.link, ground, go) : document.createTextNode(piece.text);
  if (!piece.sought) return inner;
  const made = element("mark");
  made.append(inner);
  return made;
}

/**
 * @param {Paragraph} data
 * @param {string} ground
 * @param {Go} go
 * @returns {HTMLElement}
 */
function paragraph(data, ground, go) {
  const made = element(data.kind === "heading" ? "h3" : "p");
  const pieces = data.pieces.map((piece, at) =>
    at === data.pieces.length - 1 ? { ...piece, text: piece.text.trimEnd() } : piece,
  );
  made.append(...pieces.map((piece) => pieceOf(piece, ground, go)));
  return made;
}

/** @param {Props<ReportView>} props */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = find(parentElement, ".report");
  const ground = groundOf(root);
  /** @type {Go} */
  const go = (to) => setTriggerValue("chosen", to);
  const parts = [element("h2", data.title), element("p", data.facts.join(" · "), "facts"), element("p", data.lead)];
  if (data.note) parts.push(element("p", data.note, "note"));
  root.replaceChildren(...parts, ...data.paragraphs.map((one) => paragraph(one, ground, go)));
  const isNew = data.sought && root.dataset.sought !== data.sought;
  root.dataset.sought = data.sought;
  if (isNew) root.querySelector("mark")?.scrollIntoView({ block: "center" });
}
