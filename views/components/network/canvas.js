// The component of the network picture: one picture as long as its HTML is on the page.
import { find } from "../shared/dom.js";
import { memoryOf } from "./memory.js";
import { Picture } from "./picture.js";
import { visNetwork } from "./vis.js";

/**
 * @import { NetworkDrawing } from "../contract"
 * @import { Props } from "../shared/streamlit"
 */

/** @typedef {HTMLElement & { shown?: Picture | undefined }} Root */

/** @param {Props<NetworkDrawing>} props */
export default async function ({ data, parentElement, setTriggerValue }) {
  const vis = await visNetwork(data.library);
  /** @type {Root} */
  const root = find(parentElement, ".picture");
  root.shown ??= new Picture(vis, root, memoryOf(data.name), data);
  root.shown.show(data, (target) => setTriggerValue("chosen", target));
  // Streamlit says goodbye also where it only draws again; then the HTML stays where it is.
  return () =>
    setTimeout(() => {
      if (root.isConnected) return;
      root.shown?.close();
      root.shown = undefined;
    });
}
