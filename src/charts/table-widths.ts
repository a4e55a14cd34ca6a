/** The widths of a font, in its own units. */
export interface FontWidths {
  readonly unitsPerEm: number;
  /** The units with a width: characters and ligatures. */
  readonly units: readonly string[];
  /** The advance of each unit. */
  readonly advances: readonly number[];
  /** The row in `kerning` of each unit as the first of a pair, and its column as the second. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** The extra width of the first of a pair before the second. */
  readonly kerning: readonly (readonly number[])[];
}

/** The widths of the standard font, which a report uses if its house style has no font. */
export interface StandardWidths {
  readonly regular: FontWidths;
  readonly bold: FontWidths;
}

/**
 * Returns a function that computes the width of a text in em from a table. It throws an Error for a
 * character that the table lacks.
 */
export function widthsFrom(table: FontWidths): (text: string) => number {
  const { unitsPerEm, units, advances, first, second, kerning } = table;
  const places = new Map(units.map((unit, place) => [unit, place]));
  const together = units.filter((unit) => unit.length > 1);
  const split = new RegExp(`${together.join("|")}|[^]`, "gu");
  return (text) => {
    let [width, before] = [0, -1];
    for (const unit of text.match(split) ?? []) {
      const place = places.get(unit);
      if (place === undefined) throw new Error(`no width of U+${codeOf(unit)}`);
      width += advances[place] ?? 0;
      if (before !== -1) width += kerning[first[before] ?? 0]?.[second[place] ?? 0] ?? 0;
      before = place;
    }
    return width / unitsPerEm;
  };
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
