import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";

const DATE = /(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}(?=\+00'00'\))/g;
const ELEMENT_ID = /(?<=\(node)\d{8}(?=\))/g;
/** The elements by id, in the order of their ids; Chromium writes them in one piece. */
const INDEX = /\/Limits \[\(node\d{8}\) \(node\d{8}\)\]\n\/Names \[([^\]]*)\]/g;
const INDEX_ENTRY = /\(node\d{8}\) \d+ \d+ R/g;

/**
 * Chromium says a heading twice in the outline where it moved to the next column while it laid the
 * page out. No heading of ours is a word of four letters or more, said twice.
 */
const SAID_TWICE = [
  /(?<=\/Title \()((?:[^()\\]|\\.){4,})\1\)/g,
  /(?<=\/Title <FEFF)((?:[0-9A-F]{4}){4,})\1>/g,
];

/**
 * Makes a print of Chromium the same for the same document: it bears the time of printing, and its
 * element ids come from a counter of the browser that counts differently each time. The dates
 * become `created`, in seconds since 1970; the elements are numbered in the order of the file; a
 * heading in the outline is said once. All by as many bytes, so that every position in the file
 * stays right. Throws a ReportError("browser")
 * where `pdf` is not such a print.
 */
export function settlePdf(pdf: Uint8Array, { created }: { readonly created: number }): Uint8Array {
  const print = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const dated = print.replaceAll(DATE, dateDigits(created));
  const numbers = new Map<string, string>();
  const numbered = dated.replaceAll(ELEMENT_ID, (id) => {
    const number = numbers.get(id) ?? String(numbers.size + 1).padStart(8, "0");
    numbers.set(id, number);
    return number;
  });
  const sorted = numbered.replaceAll(INDEX, sortIndex);
  const settled = SAID_TWICE.reduce((text, twice) => text.replaceAll(twice, sayOnce), sorted);
  assertKnownForm(print, settled);
  return Buffer.from(settled, "latin1");
}

/** Spaces behind the text take the room of what goes. */
function sayOnce(both: string, half: string): string {
  return `${half}${both.at(-1) ?? ""}${" ".repeat(half.length)}`;
}

function sortIndex(_index: string, names: string): string {
  // Of equal length up to the number, so that the order of the texts is that of the numbers.
  const entries = (names.match(INDEX_ENTRY) ?? []).sort();
  const idOf = (entry: string | undefined): string => entry?.split(" ")[0] ?? "";
  const limits = `${idOf(entries[0])} ${idOf(entries.at(-1))}`;
  return `/Limits [${limits}]\n/Names [${entries.join(" ")}]`;
}

/** Another version of Chromium may write what we look for in another way. */
function assertKnownForm(print: string, settled: string): void {
  const dates = print.match(DATE)?.length ?? 0;
  const hasIds = print.match(ELEMENT_ID) !== null;
  const indexes = print.match(INDEX)?.length ?? 0;
  if (dates !== 2 || indexes !== (hasIds ? 1 : 0) || settled.length !== print.length) {
    const cause = new Error("dates or element ids in a form that we do not know");
    throw new ReportError("browser", browserMessages.unknownPrint(), { cause });
  }
}

/** The moment as PDF writes it: "20240501000000", in UTC. */
function dateDigits(seconds: number): string {
  const digits = new Date(seconds * 1000).toISOString().replaceAll(/\D/g, "").slice(0, 14);
  if (!/^[12]\d{13}$/.test(digits)) throw new RangeError("a moment outside the years 1000 to 2999");
  return digits;
}
