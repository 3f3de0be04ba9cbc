// The gap matrix as a table of buttons. Every word arrives as data and is set as text.
function header(name, scope) {
  const made = element("th", name);
  made.scope = scope;
  return made;
}

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

function row(data, focus, go) {
  const made = element("tr");
  made.append(header(data.name, "row"), ...data.cells.map((one) => cell(one, focus, go)));
  return made;
}

function legendOf(entries) {
  const made = element("ul", "", "legend");
  for (const entry of entries) {
    const item = element("li");
    item.append(element("span", "", `mark ${entry.look}`), element("span", entry.label));
    made.append(item);
  }
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".matrix");
  const go = (to) => setTriggerValue("chosen", to);
  const table = element("table");
  const caption = element("caption", data.label);
  const head = element("thead");
  const names = element("tr");
  names.append(header(data.corner, "col"), ...data.columns.map((name) => header(name, "col")));
  head.append(names);
  const body = element("tbody");
  body.append(...data.rows.map((one) => row(one, data.focus, go)));
  table.append(caption, head, body);
  const frame = element("div", "", "frame");
  frame.tabIndex = 0;
  frame.append(table);
  const at = root.querySelector(".frame");
  const held = at ? [at.scrollLeft, at.scrollTop] : [0, 0];
  const pressed = root.getRootNode().activeElement?.getAttribute("aria-label");
  root.replaceChildren(legendOf(data.legend), frame);
  if (data.more) root.append(element("p", data.more));
  [frame.scrollLeft, frame.scrollTop] = held;
  if (pressed) [...root.querySelectorAll("button")].find((one) => one.title === pressed)?.focus();
}
