/** How far days stand from one another, as far as numbers tell: 62 from here to there. */
export class Balance {
  /** Of each day the one it is told by, and how far it stands from it. */
  readonly #base = new Map<string, { readonly day: string; readonly distance: number }>();

  /**
   * Takes what a number says of the distance between two days.
   *
   * @returns the distance by all that was said before, or the one given where that tells nothing
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
