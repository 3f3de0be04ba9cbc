// The drawing library. It is no ES module: importing it leaves `vis` among the globals, and this
// is the only file that looks there.

/** @import { Vis } from "./vis-network" */

/** @type {Promise<unknown> | undefined} */
let loading;

/**
 * @param {string} address of the library on the explorer's own server
 * @returns {Promise<Vis>}
 */
export async function visNetwork(address) {
  await (loading ??= import(new URL(address, location.origin).href));
  if (!globalThis.vis) throw new Error(`${address} is not vis-network.`);
  return globalThis.vis;
}
