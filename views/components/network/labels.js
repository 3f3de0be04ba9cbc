// Labels as on a map: one size on the screen at any zoom, the most tied first, none over another.
const LABEL_PIXELS = 12.5;
const LABELS_AT_MOST = 160;
const LINE_HEIGHT = 1.15;
const GAP = 5; // pixels between two names on one line
const ALWAYS = 12; // so many are named even where the name covers a mark

class Labels {
  constructor() {
    this.boxes = [];
    this.widths = new Map();
  }

  // `nodes` in order of importance, each with x, y, size and name (lines joined by newlines);
  // `taken` are boxes where no name may stand, `marks` those that a name should not cover,
  // `frame` is the part in view.
  draw(context, nodes, { taken, marks, frame, scale, theme }) {
    this.boxes = [...taken];
    this.scale = scale;
    context.font = `${LABEL_PIXELS / scale}px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = theme.ground;
    context.fillStyle = theme.text;
    nodes.slice(0, LABELS_AT_MOST).forEach((node, rank) => {
      const lines = node.name.split("\n");
      const box = this.place(this.places(context, node, lines), { marks, frame, always: rank < ALWAYS });
      if (box) this.write(context, lines, box);
    });
  }

  // Under the mark, else above it, else at its sides.
  places(context, node, lines) {
    const width = Math.max(...lines.map((line) => this.width(context, line)));
    const height = (lines.length * LABEL_PIXELS * LINE_HEIGHT) / this.scale;
    const away = node.size + 3 / this.scale;
    const at = (x, y) => ({ id: node.id, left: x - width / 2, right: x + width / 2, top: y, bottom: y + height });
    return [
      at(node.x, node.y + away),
      at(node.x, node.y - away - height),
      at(node.x + away + width / 2, node.y - height / 2),
      at(node.x - away - width / 2, node.y - height / 2),
    ];
  }

  place(places, { marks, frame, always }) {
    const clear = (box, others) => !others.some((other) => this.overlap(box, other));
    const whole = (box) => box.left > frame.left && box.right < frame.right && box.bottom < frame.bottom;
    const open = places.filter((box) => whole(box) && clear(box, this.boxes));
    const covered = (box) => marks.filter((mark) => this.overlap(box, mark)).length;
    open.sort((one, other) => covered(one) - covered(other));
    const best = open.find((box) => always || clear(box, marks));
    if (best) this.boxes.push(best);
    return best;
  }

  write(context, lines, box) {
    const x = (box.left + box.right) / 2;
    const step = (box.bottom - box.top) / lines.length;
    lines.forEach((line, row) => {
      context.strokeText(line, x, box.top + row * step);
      context.fillText(line, x, box.top + row * step);
    });
  }

  width(context, line) {
    if (!this.widths.has(line)) this.widths.set(line, context.measureText(line).width * this.scale);
    return this.widths.get(line) / this.scale;
  }

  overlap(one, other) {
    if (one.id && one.id === other.id) return false;
    const gap = GAP / this.scale;
    return one.left < other.right + gap && one.right + gap > other.left && one.top < other.bottom && one.bottom > other.top;
  }

  at(point) {
    return this.boxes.find(
      (box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom,
    )?.id;
  }
}
