const picture = document.getElementById("picture");
if (picture) {
  const box = picture.viewBox.baseVal;
  let last = null;
  let dragged = false;
  const zoom = (factor, x = 0.5, y = 0.5) => {
    box.x += box.width * (1 - factor) * x;
    box.y += box.height * (1 - factor) * y;
    box.width *= factor;
    box.height *= factor;
  };
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    const frame = picture.getBoundingClientRect();
    const at = [(event.clientX - frame.x) / frame.width, (event.clientY - frame.y) / frame.height];
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...at);
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
