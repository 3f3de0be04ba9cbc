// Tells a picture what is chosen, so that a choice need not send the picture again.
import { memoryOf } from "./memory.js";

/**
 * @import { Selection } from "../contract"
 * @import { Props } from "../shared/streamlit"
 */

/** @param {Props<Selection>} props */
export default function ({ data }) {
  const memory = memoryOf(data.name);
  memory.asked = data;
  memory.shown?.follow();
}
