// A report in full. The text arrives in pieces and is set as text; names link to their dossier.
function named(piece, ground, go) {
  const made = link({ ...piece.link, name: piece.text }, go);
  made.title = piece.link.title;
  made.style.setProperty("--mark", onGround(piece.link.colour, ground));
  return made;
}

function pieceOf(piece, ground, go) {
  const inner = piece.link ? named(piece, ground, go) : document.createTextNode(piece.text);
  if (!piece.sought) return inner;
  const made = element("mark");
  made.append(inner);
  return made;
}

function paragraph(data, ground, go) {
  const made = element(data.kind === "heading" ? "h3" : "p");
  const pieces = data.pieces.map((piece, at) =>
    at === data.pieces.length - 1 ? { ...piece, text: piece.text.trimEnd() } : piece,
  );
  made.append(...pieces.map((piece) => pieceOf(piece, ground, go)));
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".report");
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color") || "#ffffff";
  const go = (to) => setTriggerValue("chosen", to);
  const parts = [element("h2", data.title), element("p", data.facts.join(" · "), "facts"), element("p", data.lead)];
  if (data.note) parts.push(element("p", data.note, "note"));
  root.replaceChildren(...parts, ...data.paragraphs.map((one) => paragraph(one, ground, go)));
  const isNew = data.sought && root.dataset.sought !== data.sought;
  root.dataset.sought = data.sought;
  if (isNew) root.querySelector("mark")?.scrollIntoView({ block: "center" });
}
