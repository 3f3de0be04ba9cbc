const picture = document.getElementById("picture");
if (picture instanceof SVGSVGElement) {
  const box = picture.viewBox.baseVal;
  /** @type {PointerEvent | null} */
  let last = null;
  let dragged = false;
  const names = [...picture.querySelectorAll("a > path")]
    .flatMap((path) => {
      const name = path.parentElement?.querySelector(".name");
      if (!(path instanceof SVGPathElement) || !(name instanceof SVGTextElement)) return [];
      const [x, y] = [Number(name.getAttribute("x")), Number(name.getAttribute("y"))];
      return [{ name, x, y: y - 16, size: path.transform.baseVal.getItem(1).matrix.a }];
    })
    .sort((one, other) => other.size - one.size);
  // Names have one size on the screen; of two that would overlap the most tied is shown.
  const write = () => {
    const frame = picture.getBoundingClientRect();
    const unit = Math.max(box.width / frame.width, box.height / frame.height);
    /** @type {{ left: number, right: number, top: number, bottom: number }[]} */
    const taken = [];
    for (const { name, x, y } of names) {
      name.style.fontSize = `${13 * unit}px`;
      name.setAttribute("y", String(y + 13 * unit));
      const half = name.getComputedTextLength() / 2 + 2 * unit;
      const room = { left: x - half, right: x + half, top: y, bottom: y + 16 * unit };
      const crossed = taken.some(
        (other) => room.left < other.right && room.right > other.left && room.top < other.bottom && room.bottom > other.top,
      );
      name.classList.toggle("hidden", crossed);
      if (!crossed) taken.push(room);
    }
  };
  const zoom = (/** @type {number} */ factor, x = 0.5, y = 0.5) => {
    box.x += box.width * (1 - factor) * x;
    box.y += box.height * (1 - factor) * y;
    box.width *= factor;
    box.height *= factor;
    write();
  };
  write();
  addEventListener("resize", write);
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    const frame = picture.getBoundingClientRect();
    const [x, y] = [(event.clientX - frame.x) / frame.width, (event.clientY - frame.y) / frame.height];
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, x, y);
  });
  picture.addEventListener("pointerdown", (event) => { last = event; dragged = false; });
  addEventListener("pointerup", () => { last = null; });
  addEventListener("pointermove", (event) => {
    if (!last) return;
    const frame = picture.getBoundingClientRect();
    const scale = Math.max(box.width / frame.width, box.height / frame.height);
    dragged ||= Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY) > 3;
    box.x -= (event.clientX - last.clientX) * scale;
    box.y -= (event.clientY - last.clientY) * scale;
    last = event;
  });
  picture.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (event.key === "+") zoom(1 / 1.3);
    if (event.key === "-") zoom(1.3);
  });
}
