// How points and lines look on this ground, and what steps back around a choice.
const FAINT = 0.16;
const SIGN_FROM = 5; // radius on the screen, in pixels, from which a sign is legible
const FIELD_NAME = 13; // pixels
const FIELD_NAMED_FROM = 60; // width on the screen, in pixels, from which a field has a name
const CALM_UP_TO = 1000; // with more lines than this, not all of them are drawn all the time

class Paint {
  constructor(root) {
    const style = getComputedStyle(root);
    const read = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
    this.text = read("text-color", "#222222");
    this.ground = read("background-color", "#ffffff");
    this.font = read("font", "sans-serif");
    this.growth = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16; // on a wall screen
    this.key = [this.text, this.ground, this.font, this.growth].join();
  }

  ink(colour) {
    return colour ? onGround(colour, this.ground) : this.text;
  }

  node(node) {
    const background = this.ink(node.colour);
    const fill = { background, border: this.ground };
    const chosen = { background, border: this.text };
    const title = node.more ? `${node.title}\n${node.more}` : node.title;
    return { ...node, title, color: { ...fill, highlight: chosen, hover: chosen } };
  }

  // An edge comes as its id and its look; the id says its ends, the look all that many share.
  edge({ id, bend }, look, names) {
    const [from, , to] = id.split("|");
    const said = `${names.get(from)} ${look.words} ${names.get(to)}`;
    return {
      id,
      from,
      to,
      title: look.status ? `${said} (${look.status})` : said,
      width: look.width,
      dashes: look.dashes.length ? look.dashes : false,
      smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : false,
      strength: look.strength,
      color: this.line(this.ink(look.colour), look.strength),
    };
  }

  line(colour, opacity) {
    return { color: colour, highlight: colour, hover: colour, inherit: false, opacity };
  }

  // Set where vis reads it at every frame: telling its data sets costs a second on a large picture.
  // In a large picture the lines that step back are left out: drawing them faintly is what takes time.
  fade({ nodes, edges }, near, strength) {
    const clear = (item) => !near || near.has(item.id);
    const lines = Object.values(edges);
    const leaveOut = lines.length > CALM_UP_TO;
    for (const node of Object.values(nodes)) node.options.opacity = clear(node) ? 1 : FAINT;
    for (const edge of lines) {
      const opacity = clear(edge) ? (near ? 1 : strength(edge.id)) : FAINT / 2;
      edge.options.color = this.line(edge.options.color.color, opacity);
      edge.options.hidden = leaveOut && !clear(edge);
    }
  }

  // The sign inside a mark says what its colour says; the badge beside it what is folded.
  // Returns the boxes of the badges, so that nothing is written there.
  signs(context, nodes, scale) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    const taken = [];
    for (const { x, y, size, sign, badge, colour } of nodes) {
      if (sign && size * scale > SIGN_FROM) {
        context.font = `700 ${Math.min(size, 14 / scale)}px ${this.font}`;
        context.fillStyle = inkOn(this.ink(colour));
        context.fillText(sign, x, y);
      }
      if (badge) taken.push(this.badge(context, badge, { x: x + size + 1 / scale, y: y - size, scale }));
    }
    return taken;
  }

  badge(context, text, { x, y, scale }) {
    context.font = `700 ${11 / scale}px ${this.font}`;
    const width = context.measureText(text).width + 8 / scale;
    const height = 15 / scale;
    context.fillStyle = this.text;
    context.beginPath();
    context.roundRect(x, y - height / 2, width, height, height / 2);
    context.fill();
    context.fillStyle = this.ground;
    context.fillText(text, x + width / 2, y);
    return { left: x, right: x + width, top: y - height / 2, bottom: y + height / 2 };
  }

  fields(context, fields, scale) {
    context.strokeStyle = this.text;
    context.lineWidth = 1 / scale;
    context.globalAlpha = 0.25;
    for (const { x, y, radius } of fields) {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  // Returns the boxes that the names take, so that nothing else is written there.
  fieldNames(context, fields, scale) {
    context.font = `650 ${FIELD_NAME / scale}px ${this.font}`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4 / scale;
    context.strokeStyle = this.ground;
    context.fillStyle = this.text;
    return fields
      .filter(({ radius }) => 2 * radius * scale > FIELD_NAMED_FROM)
      .map(({ name, x, y, radius }) => {
        const top = y - radius - FIELD_NAME / 2 / scale;
        const told = this.cut(context, name, 1.9 * radius);
        const width = context.measureText(told).width;
        context.strokeText(told, x, top);
        context.fillText(told, x, top);
        return { left: x - width / 2, right: x + width / 2, top, bottom: top + FIELD_NAME / scale };
      });
  }

  cut(context, text, width) {
    let told = text;
    while (told.length > 4 && context.measureText(told).width > width) told = `${told.slice(0, -3)}…`;
    return told;
  }
}
