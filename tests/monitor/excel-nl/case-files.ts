import { asWindows1252 } from "../windows-1252.ts";
import { bytesOf, csvRow, quoted } from "../written-table.ts";
import { CLEAN, CLEAN_WRITING, textOf, withCell, written, type Writing } from "./clean-export.ts";

/** Windows line ends, which all files of Excel on Windows have. */
const WINDOWS = { ...CLEAN_WRITING, lineEnd: "\r\n" } as const satisfies Writing;
/** Excel's "CSV UTF-8". */
const CSV_UTF8 = { ...WINDOWS, withMark: true } as const;
/** Excel's "CSV (gescheiden door lijstscheidingsteken)" on a Dutch machine. */
const CSV = { ...WINDOWS, encoding: "windows-1252", dates: "d-m-jjjj" } as const;
/** Excel's "Unicode-tekst". */
const UNICODE_TEXT = {
  ...WINDOWS,
  encoding: "utf-16le",
  withMark: true,
  delimiter: "\t",
  dates: "d-m-jjjj",
} as const;

const utf8 = (text: string) => bytesOf(text, "utf-8", false);
const CLEAN_TEXT = textOf(CLEAN, CLEAN_WRITING);

/** The rows of the clean export, with a line of CSV in place of the row with that id. */
function withLine(id: string, line: (cells: readonly string[]) => string): Uint8Array {
  return utf8(
    CLEAN.map((cells) => (cells[0] === id ? line(cells) : csvRow(cells, ";")))
      .map((row) => `${row}\n`)
      .join(""),
  );
}

/** The header and the first half of the rows in one writing, the other half in another. */
function halves(first: Writing, second: Writing): Uint8Array {
  return Buffer.concat([written(first, CLEAN.slice(0, 16)), written(second, CLEAN.slice(16))]);
}

/** The files that give the figures of the clean export. */
const ACCEPTED: Readonly<Record<string, () => Uint8Array>> = {
  "windows-1252-semicolon-crlf": () => written(CSV),
  "utf-8-mark-semicolon-crlf": () => written(CSV_UTF8),
  "utf-8-mark-separator-line": () => written({ ...CSV_UTF8, separatorLine: true }),
  "utf-16le-tab": () => written(UNICODE_TEXT),
  "utf-16be-comma": () => written({ ...UNICODE_TEXT, encoding: "utf-16be", delimiter: "," }),
  "trailing-columns": () => written({ ...CSV, emptyTrail: true }),
  "nbsp-around-values": () => written({ ...CSV, nbspAroundValues: true }),
  "nbsp-in-empty-rows-and-columns": () =>
    utf8(CLEAN_TEXT.replaceAll(/(?=\nNL-)/g, ";\u00a0; ;\n\n;\u00a0;;;")),
  "dates-dmy": () => written({ ...WINDOWS, dates: "dd-mm-jjjj" }),
  "dates-with-times": () => written({ ...CSV, dates: "d-m-jjjj 00:00" }),
  "every-cell-quoted": () =>
    utf8(CLEAN.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("")),
  "line-ends-changed-in-cells-too": () => utf8(CLEAN_TEXT.replaceAll(/\r?\n/g, "\r\n")),
  "accents-decomposed": () => utf8(CLEAN_TEXT.normalize("NFD")),
  "headers-in-capitals-with-spaces": () =>
    utf8(CLEAN_TEXT.replace(/^.*/, (line) => line.toUpperCase().replaceAll("_", " "))),
  "last-line-end-missing": () => utf8(CLEAN_TEXT.replace(/\n$/, "")),
};

/** The files that are refused; the case says with which findings. */
const REFUSED: Readonly<Record<string, () => Uint8Array>> = {
  "utf-16-without-mark": () => written({ ...UNICODE_TEXT, withMark: false }),
  "utf-16-cut-off-within-a-character": () => written(UNICODE_TEXT).subarray(0, -1),
  "windows-1252-rows-behind-a-mark-of-utf-8": () => halves({ ...WINDOWS, withMark: true }, CSV),
  "utf-8-and-windows-1252-pasted-together": () => halves(WINDOWS, CSV),
  "utf-8-read-as-windows-1252-and-saved": () => utf8(asWindows1252(utf8(CLEAN_TEXT))),
  "accents-lost-as-question-marks": () => utf8(CLEAN_TEXT.replaceAll(/[^\0-\u007f]/g, "?")),
  "line-ends-of-old-macintosh": () => utf8(CLEAN_TEXT.replaceAll(/\r?\n/g, "\r")),
  "quote-never-closed": () =>
    withLine("NL-020", (cells) => csvRow(cells, ";").replace(";Acties", ';"Acties')),
  "quote-out-of-place": () =>
    withLine("NL-020", (cells) => csvRow(cells, ";").replace("Acties", 'De "Acties"')),
  "comma-not-quoted": () =>
    utf8(CLEAN.map((cells) => `${cells.join(",").replaceAll(/["\r\n]/g, "")}\n`).join("")),
  "cut-off-by-mail": () => utf8(CLEAN_TEXT.slice(0, CLEAN_TEXT.indexOf("NL-024") + 60)),
  "dates-as-serial-numbers": () => written(CSV, withCell("NL-011", "eerste_contact_op", "45174")),
  "dates-of-two-digit-years": () =>
    written(CSV, withCell("NL-012", "statusverloop", "gestart@1-11-23|afgesloten@31-3-24")),
  "dates-in-american-order": () => written(CSV, withCell("NL-018", "aanmelddatum", "1/18/2024")),
  "dates-too-wide-for-their-column": () =>
    written(CSV, withCell("NL-001", "aanmelddatum", "########")),
  "counts-with-decimals": () => written(CSV, withCell("NL-025", "kinderen", "6,0")),
  "ids-in-scientific-notation": () => written(CSV, withCell("NL-030", "traject_id", "2,02E+08")),
  "errors-of-formulas": () =>
    written(CSV, withCell("NL-005", "kinderen", "#N/B", withCell("NL-004", "herkomst", "#VERW!"))),
  "workbook-named-csv": () => Buffer.from("PK\u0003\u0004\u0014\0\u0006\0\b\0xl/workbook.xml\0"),
  "empty-attachment": () => new Uint8Array(0),
  "column-deleted": () =>
    written(
      CSV,
      CLEAN.map((cells) => cells.toSpliced(3, 1)),
    ),
};

/** The bytes of every file of the matrix, by the name of its folder. */
export const CASE_FILES: ReadonlyMap<string, () => Uint8Array> = new Map(
  Object.entries({ ...ACCEPTED, ...REFUSED }),
);
