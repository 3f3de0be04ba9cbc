// The evidence panel: who or what is chosen, its ties and their quotes. Every word arrives as
// data and is set as text, so nothing that a report says can run.
function marked(target, ground) {
  const made = element("span", "", "mark");
  made.append(markOf(target.shape, onGround(target.colour, ground)));
  return made;
}

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

function facts(rows) {
  const made = element("dl");
  for (const [term, value] of rows) made.append(element("dt", term), element("dd", value));
  return made;
}

function badge(status, ground) {
  const made = element("span", "", "status");
  const colour = onGround(status.colour, ground);
  made.append(lineOf(colour, status.dashes, 3), element("span", status.label));
  return made;
}

function rowOf(cells) {
  const made = element("dl", "", "row");
  for (const [column, cell] of cells) made.append(element("dt", column || "·"), element("dd", cell));
  return made;
}

function words(quote) {
  const made = element("blockquote");
  made.append(element("span", quote.before, "around"), element("mark", quote.quote), element("span", quote.after, "around"));
  return made;
}

function quotation(quote, go) {
  const made = element("figure");
  const source = element("figcaption");
  source.append(link(quote.source, go));
  made.append(quote.cells ? rowOf(quote.cells) : words(quote), source);
  return made;
}

function tie(item, ground, go) {
  const made = element("li");
  const line = element("p", "", "tie");
  for (const [place, target] of item.ends.entries()) {
    if (place) line.append(element("span", item.between, "between"));
    const end = element("span", "", "end");
    if (target.shape) end.append(marked(target, ground));
    end.append(link(target, go));
    line.append(end);
  }
  if (item.status) line.append(badge(item.status, ground));
  made.append(line, ...item.quotes.map((quote) => quotation(quote, go)));
  if (item.more) made.append(element("p", item.more, "around"));
  return made;
}

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

function clearing(text, go) {
  const made = element("button", text, "clear");
  made.type = "button";
  made.addEventListener("click", () => go({ focus: "" }));
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".panel");
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color") || "#ffffff";
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
