// Groups as circles in a ring, with a line between those that are tied. Names are set as text.
const NARROW = 600;
const LINE = 17;

function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function wrapped(name, longest) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= longest || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line));
  if (lines.length > 2) kept[1] = `${kept[1].slice(0, longest - 1)}…`;
  return kept;
}

function ring(count, width, height, margin) {
  const half = { x: width / 2, y: height / 2 };
  if (count === 1) return [half];
  return Array.from({ length: count }, (_, number) => {
    const turn = (2 * Math.PI * number) / count - Math.PI / 2;
    const x = half.x + (half.x - margin.x) * Math.cos(turn);
    return { x, y: half.y + (half.y - margin.y) * Math.sin(turn) - LINE };
  });
}

function circle(data, at, largest, longest, go) {
  const radius = Math.max(13, largest * Math.sqrt(data.share));
  const names = wrapped(data.name, longest).map((line, number) =>
    drawn("text", { class: "name", x: at.x, y: at.y + radius + LINE * (number + 1) }, line),
  );
  const count = drawn("text", { class: "count", x: at.x, y: at.y + 5 }, data.count);
  const made = drawn("a", { href: data.address, "aria-label": `${data.name}: ${data.more}` });
  made.append(drawn("title", {}, `${data.name}: ${data.more}`), drawn("circle", { cx: at.x, cy: at.y, r: radius }), count, ...names);
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(data.to);
  });
  return made;
}

function between(data, places) {
  const [from, to] = data.ends.map((end) => places[end]);
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y, "stroke-width": 1 + 8 * data.share };
  return drawn("line", ends, drawn("title", {}, data.title));
}

function picture(data, width, go) {
  const narrow = width < NARROW;
  const height = narrow ? Math.max(520, width * 1.7) : Math.min(620, width * 0.6);
  const largest = narrow ? 30 : 46;
  const margin = { x: narrow ? 62 : 120, y: largest + 2 * LINE };
  const places = ring(data.circles.length, width, height, margin);
  const shape = { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": data.label };
  const lines = data.lines.map((one) => between(one, places));
  const circles = data.circles.map((one, at) => circle(one, places[at], largest, narrow ? 15 : 24, go));
  return drawn("svg", shape, ...lines, ...circles);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".circles");
  const go = (to) => setTriggerValue("chosen", to);
  const draw = () => {
    const width = Math.min(root.clientWidth, 1100);
    if (width) root.replaceChildren(picture(data, width, go));
  };
  const watch = new ResizeObserver(() => {
    if (root.dataset.width === String(root.clientWidth)) return;
    root.dataset.width = root.clientWidth;
    draw();
  });
  draw();
  watch.observe(root);
  return () => watch.disconnect();
}
