import { type Codebook, type ColumnName, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import type { Case, Delimiter, Encoding } from "../../src/monitor/case.ts";
import {
  type MonitorReading,
  readMonitor,
  type ReadOptions,
} from "../../src/monitor/read-monitor.ts";
import { memorySource } from "../../src/monitor/source.ts";

/** The text of some cells of one row by column; the other cells get a valid text. */
export type RowText = Readonly<Record<string, string>>;

export interface ExportReading extends MonitorReading {
  readonly cases: Case[];
}

/**
 * The standard codebook, with regions whose names contain special characters: signs of CSV, line
 * breaks, accents. A name that the codebook does not know may not contain them.
 */
export const ODD_REGIONS: Codebook = {
  ...STANDARD_CODEBOOK,
  regions: [
    ...STANDARD_CODEBOOK.regions,
    ...[
      "Súdwest-Fryslân",
      "Fryslân – €",
      "Noord; en, zuid",
      "Kop, van; Noord-Holland",
      'De "Kop"',
      'De "Regio" op twee regels',
      'een "twee" drie',
      "a;b",
      "a b",
      '"',
      "Een twee",
      "Drie",
    ].map((name) => ({ name, aliases: [] })),
  ],
};

/** A valid row in which every column is filled. */
export const FULL_ROW: Readonly<Record<ColumnName, string>> = {
  traject_id: "T-1",
  aanmelddatum: "2023-01-02",
  aanmeldroute: "professional",
  statusverloop: "gestart@2023-01-09|afgesloten@2023-10-02",
  via_ondersteuningsbrief: "ja",
  herkomst: "utrecht",
  eerste_contact_op: "2023-01-03",
  welkomstgesprek_ingepland_op: "2023-01-05",
  ondersteunde: "moeder",
  gezinssamenstelling: "eenoudergezin",
  gezag: "een_ouder",
  kinderen: "4",
  kinderen_nu_uithuisgeplaatst: "2",
  kinderen_eerder_uithuisgeplaatst: "1",
  kinderen_met_maatregel: "1",
  kinderen_zonder_maatregel: "1",
  kinderen_met_en_zonder_maatregel: "1",
  kinderen_in_pleeggezin: "1",
  kinderen_bij_andere_ouder: "1",
  kinderen_in_netwerk: "1",
  kinderen_in_instelling: "0",
  kinderen_teruggeplaatst: "1",
  jeugdzorgregios: "Haaglanden|Rijnmond",
  redenen_uithuisplaatsing: "middelengebruik|strafbare_feiten",
  gewenste_situatie: "overig",
  ondersteuningsvragen: "schulden|gezag",
  geboden_ondersteuning: "zelfregie",
  verklarende_analyse: "gestart@2023-02-01|afgerond@2023-03-01",
  resultaten: "terugplaatsing_kinderen@2023-09-01",
};

/** The smallest valid row; the file lacks the other columns. */
export const SMALL_ROW: RowText = {
  traject_id: "T-1",
  aanmelddatum: "2023-01-02",
  aanmeldroute: "",
  statusverloop: "",
};

/**
 * CSV of rows that all have the columns of the first row, with quotes around cells that need them.
 */
export function csvOf(
  rows: readonly RowText[],
  { delimiter = ";", lineEnd = "\n" }: { delimiter?: Delimiter; lineEnd?: string } = {},
): string {
  const headers = Object.keys(rows[0] ?? {});
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ""))];
  return lines
    .map((cells) => cells.map((cell) => quotedCell(cell, delimiter)).join(delimiter) + lineEnd)
    .join("");
}

/** Full rows with unique ids, with the given cells changed. */
export function fullRows(...changes: readonly RowText[]): RowText[] {
  return changes.map((change, index) => ({
    ...FULL_ROW,
    traject_id: `T-${index + 1}`,
    ...change,
  }));
}

/**
 * Reads an export from its text or its bytes, with the standard codebook and the special regions.
 */
export async function readExport(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<ExportReading> {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const cases: Case[] = [];
  const reading = await readMonitor(
    memorySource("monitor.csv", bytes),
    { codebook: ODD_REGIONS, ...options },
    (found) => cases.push(found),
  );
  return { ...reading, cases };
}

/** Each finding in short: its place, its code, and its column. */
export function inShort({ findings }: MonitorReading): string[] {
  return findings.map(({ line, code, column }) =>
    [line === null ? "file" : `${line}`, code, column].filter((part) => part !== null).join(" "),
  );
}

/** The bytes of a text in an encoding of the contract. */
export function encoded(text: string, encoding: Encoding, withMark = false): Uint8Array {
  const marked = withMark ? `\u{feff}${text}` : text;
  const writers: Readonly<Record<Encoding, () => Uint8Array>> = {
    "utf-8": () => Buffer.from(marked, "utf8"),
    "utf-16le": () => Buffer.from(marked, "utf16le"),
    "utf-16be": () => Buffer.from(marked, "utf16le").swap16(),
    "windows-1252": () =>
      Buffer.from(text.replaceAll("€", "\u0080").replaceAll("–", "\u0096"), "latin1"),
  };
  return writers[encoding]();
}

function quotedCell(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
