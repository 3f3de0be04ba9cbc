// The rows of a table for paper, where its picture on the screen shows only what fits in it.
function line(cells, tag) {
  const made = element("tr");
  made.append(...cells.map((text) => element(tag, text)));
  return made;
}

export default function ({ data, parentElement }) {
  const table = element("table");
  const head = element("thead");
  const body = element("tbody");
  head.append(line(data.columns, "th"));
  body.append(...data.rows.map((cells) => line(cells, "td")));
  table.append(head, body);
  parentElement.querySelector(".paper").replaceChildren(table, element("p", data.more));
}
