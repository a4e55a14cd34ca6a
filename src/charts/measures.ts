import { familiesOf, type FontFile } from "./fonts.ts";
import { standardWidths } from "./standard-widths.ts";
import { type Measures, measuresBy, type WidthInEm, widthsFrom } from "./lay-out.ts";

/** Returns measures for all texts in a piece of data, such as charts. */
export type MeasuresFor = (data: unknown) => Promise<Measures>;

const made = new WeakMap<readonly FontFile[], MeasuresFor>();

/**
 * Measures texts in the report's fonts. Each text is measured once for all callers. The build knows
 * the widths of the standard font, because opening a font takes as long as drawing a report. Fonts
 * are opened only for a house style with its own font, and for characters without a width in the
 * build.
 */
export function measuresIn(fonts: readonly FontFile[]): MeasuresFor {
  const known = made.get(fonts) ?? newMeasures(fonts);
  made.set(fonts, known);
  return known;
}

function newMeasures(fonts: readonly FontFile[]): MeasuresFor {
  const hasOwn = familiesOf(fonts).length > 1;
  let standard: Measures | undefined;
  let opened: Promise<Measures> | undefined;
  return async (data) => {
    if (!hasOwn && standardFont().covers(data)) {
      return (standard ??= measuresBy(standardFont().widthOf));
    }
    opened ??= import("./opened-fonts.ts").then(({ measuresWith }) => measuresWith(fonts));
    return await opened;
  };
}

/** The widths from the build. */
interface KnownWidths {
  readonly widthOf: WidthInEm;
  /** Returns true if the widths cover every character in the data. */
  readonly covers: (data: unknown) => boolean;
}

let known: KnownWidths | undefined;

function standardFont(): KnownWidths {
  if (known === undefined) {
    const { regular, bold } = standardWidths();
    const [inRegular, inBold] = [widthsFrom(regular), widthsFrom(bold)];
    const codes = regular.units.filter((unit) => unit.length === 1).map(escaped);
    // JSON writes a control character as an escape.
    const other = new RegExp(`[^${codes.join("")}]|\\\\[^"\\\\]`, "u");
    known = {
      widthOf: (text, isBold) => (isBold ? inBold : inRegular)(text),
      covers: (data) => !other.test(JSON.stringify(data)),
    };
  }
  return known;
}

/** Returns a character in the notation of a regular expression. */
function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
