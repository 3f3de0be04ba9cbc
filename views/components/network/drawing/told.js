// What vis-network was told. It redoes all that it is told, so only what differs is.

/** @import { DataSet, Item } from "../vis-network" */

/** @template {Item} T */
export class Told {
  /** @param {DataSet<T>} set */
  constructor(set) {
    this.set = set;
    /** @type {Map<string, string>} */
    this.known = new Map();
  }

  /**
   * Tell the set of these items, and of those that are no longer there.
   *
   * @template {Item} Data
   * @param {readonly Data[]} items
   * @param {string} key another key tells everything again
   * @param {(item: Data) => Partial<T> & Item} make
   */
  update(items, key, make) {
    const before = this.known;
    const now = new Map(items.map((item) => [item.id, JSON.stringify([item, key])]));
    this.known = now;
    this.set.remove(this.set.getIds().filter((id) => !now.has(id)));
    this.set.update(items.filter(({ id }) => now.get(id) !== before.get(id)).map(make));
  }

  /** Tell everything the next time. */
  forget() {
    this.known = new Map();
  }
}
