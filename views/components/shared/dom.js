// Elements of a page. Every word is set as text, never as markup, so nothing in it can run.

/** @import { Link } from "../contract" */

/**
 * Where a link leads, or what was chosen: names and values for the address of the page.
 *
 * @typedef {Readonly<Record<string, string>>} Target
 */

/** @typedef {(target: Target) => void} Go */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [text]
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement} the first that matches; an error where the component's HTML has none
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The component has no ${selector}.`);
  return found;
}

/**
 * The colour of the page behind a component; Streamlit's theme tells it.
 *
 * @param {Element} root
 * @returns {string}
 */
export function groundOf(root) {
  return getComputedStyle(root).getPropertyValue("--st-background-color") || "#ffffff";
}

/**
 * @param {Pick<MouseEvent, "ctrlKey" | "metaKey" | "shiftKey">} event
 * @returns {boolean} whether a click stays in this page; with a key held down the browser opens
 *   the address elsewhere
 */
export function staysHere(event) {
  return !(event.ctrlKey || event.metaKey || event.shiftKey);
}

/**
 * Let a plain click on a real link be followed without loading the page again.
 *
 * @param {Element} anchor
 * @param {() => void} follow
 */
export function onPlainClick(anchor, follow) {
  anchor.addEventListener("click", (event) => {
    if (!(event instanceof MouseEvent) || !staysHere(event)) return;
    event.preventDefault();
    follow();
  });
}

/**
 * A real link, for a new tab or a copied address. What leads nowhere is plain text.
 *
 * @param {Link} target
 * @param {Go} go
 * @returns {HTMLElement}
 */
export function link(target, go) {
  if (!target.address) return element("span", target.name);
  const made = element("a", target.name);
  made.href = target.address;
  onPlainClick(made, () => go(target.to ?? {}));
  return made;
}
