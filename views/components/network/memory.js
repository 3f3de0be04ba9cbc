// What each picture keeps over page switches: its view, dragged places and what was chosen.
const kept = (globalThis.netwerkatlasKept ??= new Map());

function memoryOf(name) {
  if (!kept.has(name)) kept.set(name, {});
  return kept.get(name);
}
