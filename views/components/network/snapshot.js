// The picture as it stands, as a PNG: sharp, with its legend and its source under it.
const SHARP = 3;
const PAD = 16;
const ROW = 24;
const LETTERS = 14;

class Snapshot {
  constructor(picture, legend, source) {
    Object.assign(this, { picture, legend, source });
    this.sheet = document.createElement("canvas");
    this.pen = this.sheet.getContext("2d");
  }

  save(name) {
    this.draw();
    const link = document.createElement("a");
    link.download = name;
    link.href = this.sheet.toDataURL("image/png");
    link.click();
  }

  draw() {
    const { ground, paint } = this.picture;
    const width = ground.clientWidth;
    this.pen.font = `${LETTERS}px ${paint.font}`;
    const lines = [...this.rows(width - 2 * PAD), ...this.wrapped(this.source, width - 2 * PAD)];
    const height = ground.clientHeight + lines.length * ROW + 2 * PAD;
    Object.assign(this.sheet, { width: width * SHARP, height: height * SHARP });
    this.pen.scale(SHARP, SHARP);
    this.pen.fillStyle = paint.ground;
    this.pen.fillRect(0, 0, width, height);
    this.sharply((canvas) => this.pen.drawImage(canvas, 0, 0, width, ground.clientHeight));
    this.pen.font = `${LETTERS}px ${paint.font}`;
    this.pen.textBaseline = "middle";
    lines.forEach((line, row) => this.write(line, ground.clientHeight + PAD + (row + 0.5) * ROW));
  }

  // vis draws for the screen's own sharpness; for a moment the screen is said to be sharper.
  sharply(use) {
    const { network, ground } = this.picture;
    const view = { position: network.getViewPosition(), scale: network.getScale(), animation: false };
    const redraw = () => {
      network.setSize("100%", "100%");
      network.moveTo(view);
      network.renderer._redraw();
    };
    const own = Object.getOwnPropertyDescriptor(window, "devicePixelRatio");
    Object.defineProperty(window, "devicePixelRatio", { value: SHARP, configurable: true });
    try {
      redraw();
      use(ground.querySelector("canvas"));
    } finally {
      Object.defineProperty(window, "devicePixelRatio", own);
      redraw();
    }
  }

  // The legend in rows: as many entries next to each other as fit.
  rows(width) {
    const rows = [];
    let at = Infinity;
    for (const entry of this.legend) {
      const needed = this.icon(entry) + this.pen.measureText(entry.label).width + 2 * PAD;
      if (at + needed > width) [at] = [0, rows.push([])];
      rows.at(-1).push({ entry, x: at });
      at += needed;
    }
    return rows;
  }

  icon(entry) {
    return (entry.shape ? 22 : 0) + (entry.dashes ? 42 : 0) + (entry.sign ? 16 : 0);
  }

  wrapped(text, width) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (this.pen.measureText(longer).width > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines.map((label) => [{ entry: { label }, x: 0 }]);
  }

  write(line, y) {
    for (const { entry, x } of line) {
      this.mark(entry, x + PAD, y);
      this.pen.fillStyle = this.picture.paint.text;
      if (entry.sign) this.pen.fillText(entry.sign, x + PAD + this.icon({ ...entry, sign: "" }), y);
      this.pen.fillText(entry.label, x + PAD + this.icon(entry), y);
    }
  }

  mark({ shape, dashes, width, colour }, x, y) {
    this.pen.save();
    this.pen.translate(x, y);
    this.pen.fillStyle = this.pen.strokeStyle = this.picture.paint.ink(colour);
    if (shape) {
      this.pen.translate(0, -8);
      this.pen.fill(new Path2D(OUTLINES[shape] ?? OUTLINES.dot));
    }
    if (dashes) {
      this.pen.lineWidth = width;
      this.pen.setLineDash(dashes);
      this.pen.stroke(new Path2D("M0 0H34"));
    }
    this.pen.restore();
  }
}
