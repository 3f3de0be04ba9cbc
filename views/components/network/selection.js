// Tells a picture what is chosen, so that a choice need not send the picture again.
export default function ({ data }) {
  const memory = memoryOf(data.name);
  memory.asked = data;
  memory.shown?.follow();
}
