import { styleText } from "node:util";

/** Where text is to be read: how wide it is, and how a piece of text stands out. */
export interface Terminal {
  /** In characters. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  /** For what must not be missed; the text says so itself. */
  readonly alert: (text: string) => string;
}

/** A terminal narrower than this gets lines of this width all the same: numbers need room. */
const NARROWEST = 80;

/** Makes text for a terminal of `width` characters; without colours it stays as it is. */
export function terminalOf(width: number, colours: boolean): Terminal {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    width: Math.max(width, NARROWEST),
    bold: style("bold"),
    faint: style("dim"),
    alert: style("yellow"),
  };
}
