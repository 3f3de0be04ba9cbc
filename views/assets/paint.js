// How points and lines look on this ground, and what steps back around a choice.
const FAINT = 0.16;
const CALM_UP_TO = 1000; // with more lines than this, not all of them are drawn all the time

class Paint {
  constructor(root) {
    const style = getComputedStyle(root);
    const read = (name, otherwise) => style.getPropertyValue(`--st-${name}`).trim() || otherwise;
    this.text = read("text-color", "#222222");
    this.ground = read("background-color", "#ffffff");
    this.font = read("font", "sans-serif");
    this.key = [this.text, this.ground, this.font].join();
  }

  ink(colour) {
    return colour ? onGround(colour, this.ground) : this.text;
  }

  node(node) {
    const background = this.ink(node.colour);
    const fill = { background, border: this.ground };
    const chosen = { background, border: this.text };
    return { ...node, color: { ...fill, highlight: chosen, hover: chosen } };
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
}
