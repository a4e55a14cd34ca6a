import { damaged } from "../conformance/opened-pdf.ts";
import { finished } from "../pdf/finished.ts";
import type { ReadableDocument, TellingBrowser } from "./documents.ts";

/** A document with one font and one page, and without ligatures: each letter is one glyph. */
const HTML = `<!doctype html><html lang="nl-NL"><head><meta charset="utf-8"><title>Proef</title>
<style>@page { size: 297mm 210mm; margin: 20mm } * { font: 12px sans-serif }</style></head>
<body><h1>Proef</h1><p style="width: 110px">Wie door de toeslagen is geraakt, mag zelf zeggen wat
nodig is.</p></body></html>`;

/** A fault in the words of a document, and the expected differences. */
export interface Damage {
  readonly name: string;
  /** Changes the content of its page. */
  readonly change: (content: string) => string;
  /** The differences for a reader that uses the letters of the content. */
  readonly inContent: RegExp;
  /** The differences for a reader that uses the positions of letters. */
  readonly byPlace: RegExp;
}

export const NOTHING = /^$/;
const GLUED = /^“(\S+) (\S+)” → “\1\2”$/;
const DOUBLED = /^“” → “[^”]+”$/;
const SPLIT = /^“(\S+)” → “(?!\1)\S+ \S+”$/;

/** The text between the begin and end of text objects: the heading, then each line. */
const TEXT_OBJECT = /BT[\s\S]*?ET/g;
const LAST_GLYPH = /<[\dA-F]+> Tj(?=\s*ET$)/;

export const DAMAGES: readonly Damage[] = [
  {
    name: "nothing that is wrong",
    change: (content) => `${content}\n`,
    inContent: NOTHING,
    byPlace: NOTHING,
  },
  {
    name: "a line without a space at its end",
    change: inLine(0, (text) => text.replace(LAST_GLYPH, "")),
    inContent: GLUED,
    byPlace: NOTHING,
  },
  {
    name: "a line that is there twice",
    // Below all others: text twice in one place reads as bold.
    change: inLine(1, (text) => {
      const below = (_: string, y: string): string => `${Number(y) + 200} Tm`;
      return `${text}\n${text.replace(/(\S+) Tm/, below)}`;
    }),
    inContent: DOUBLED,
    byPlace: DOUBLED,
  },
  {
    name: "a gap within a word",
    change: inLine(1, (text) =>
      text.replace(/(\S+) 0 Td/, (_, x: string) => `${Number(x) + 8} 0 Td`),
    ),
    inContent: NOTHING,
    byPlace: SPLIT,
  },
];

/** Changes the text of a line of the paragraph, counted from 0. */
function inLine(line: number, change: (text: string) => string): Damage["change"] {
  return (content) => {
    let at = -1;
    return content.replaceAll(TEXT_OBJECT, (text) => {
      // The first one belongs to the heading.
      at += 1;
      return at === line + 1 ? change(text) : text;
    });
  };
}

/** A PDF of one paragraph with each damage, by its name. */
export async function brokenDocuments({
  print,
  shownIn,
}: TellingBrowser): Promise<ReadonlyMap<string, ReadableDocument>> {
  const shown = { ...(await shownIn(HTML)), footer: "" };
  const good = await finished(await print(HTML));
  const broken = DAMAGES.map(async ({ name, change }) => {
    const pdf = await damaged(good, {
      objects: ({ pages, rewrite }) => pages.forEach((page) => rewrite(page, "Contents", change)),
    });
    return [name, { pdf, shown }] as const;
  });
  return new Map(await Promise.all(broken));
}
