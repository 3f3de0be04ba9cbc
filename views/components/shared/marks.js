// What the components share: links, the mark of a node type, the line of a status.
const SVG = "http://www.w3.org/2000/svg";

const OUTLINES = {
  dot: "M8 1.5a6.5 6.5 0 1 0 .01 0Z",
  triangle: "M8 1.5 15 14H1Z",
  square: "M2 2h12v12H2Z",
  diamond: "M8 0.5 15.5 8 8 15.5 0.5 8Z",
  star: "M8 .5 10.2 5.6 15.6 6.1 11.5 9.7 12.8 15 8 12.2 3.2 15 4.5 9.7.4 6.1 5.8 5.6Z",
  hexagon: "M4.2 1.5h7.6L15.6 8l-3.8 6.5H4.2L.4 8Z",
  box: "M1 4h14v8H1Z",
};

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// A real link, for a new tab or a copied address; a plain click stays in this page.
// What leads nowhere is plain text.
function link(target, go) {
  if (!target.address) return element("span", target.name);
  const made = element("a", target.name);
  made.href = target.address;
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(target.to);
  });
  return made;
}

function drawing(width, height, path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries(path)) line.setAttribute(key, value);
  svg.append(line);
  return svg;
}

function markOf(shape, colour) {
  return drawing(16, 16, { d: OUTLINES[shape] ?? OUTLINES.dot, fill: colour });
}

function lineOf(colour, dashes, width) {
  const stroke = { d: "M0 6H34", stroke: colour, "stroke-width": width, fill: "none" };
  return drawing(34, 12, dashes.length ? { ...stroke, "stroke-dasharray": dashes.join(" ") } : stroke);
}

function channels(colour) {
  const hex = /^#(..)(..)(..)$/.exec(colour.trim());
  if (hex) return hex.slice(1).map((part) => parseInt(part, 16));
  return (colour.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
}

function isDark(ground) {
  const [red, green, blue] = channels(ground);
  return 0.3 * red + 0.6 * green + 0.1 * blue <= 128;
}

// On a dark ground the schema's colours are lightened, so that they keep their contrast.
function onGround(colour, ground) {
  if (!isDark(ground)) return colour;
  const lighter = channels(colour).map((part) => Math.round(part + (255 - part) * 0.42));
  return `rgb(${lighter.join(", ")})`;
}

// Black or white, whichever is read best on a colour.
function inkOn(colour) {
  const [red, green, blue] = channels(colour);
  return 0.3 * red + 0.6 * green + 0.1 * blue > 140 ? "#000000" : "#ffffff";
}
