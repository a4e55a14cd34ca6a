/** The known distances between days: "62 more than on 31 December" gives a distance of 62. */
export class Balance {
  /** For each day: the day that it is measured from, and the distance. */
  readonly #base = new Map<string, { readonly day: string; readonly distance: number }>();

  /**
   * Adds the distance between two days that a number gives.
   *
   * @returns the distance by the earlier numbers, or the given one if they do not give it
   */
  add(from: string, to: string, distance: number): number {
    const [start, end] = [this.#rootOf(from), this.#rootOf(to)];
    if (start.day === end.day) return end.distance - start.distance;
    this.#base.set(end.day, {
      day: start.day,
      distance: start.distance + distance - end.distance,
    });
    return distance;
  }

  #rootOf(day: string): { readonly day: string; readonly distance: number } {
    const base = this.#base.get(day);
    if (base === undefined) return { day, distance: 0 };
    const root = this.#rootOf(base.day);
    return { day: root.day, distance: root.distance + base.distance };
  }
}
