import { nameWithEscapes } from "../../language/control-characters.ts";
import { formatInteger } from "../../language/numbers.ts";
import { auditMessages as texts } from "../../messages/audit.ts";
import { type Part, type Row, sentences, type Sheet, type Table } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";
import type { AuditReport } from "./audit-report.ts";

const COLUMNS = ["withheld", "derivable", "twoValues", "threeValues"] as const;

/** An audit as text for a terminal: the outcome, the files that were read, and the counts by figure. */
export function auditTable(report: AuditReport, terminal: Terminal): string {
  return sheetText(auditSheet(report), terminal);
}

function auditSheet(report: AuditReport): Sheet {
  const { publications, withheld, derivable, fewestValues, figures } = report;
  const outcome = texts.outcome(derivable, withheld, publications.length);
  const isSafe = derivable === 0 && fewestValues !== 0;
  const explained: Part = {
    blocks: [sentences([...texts.explained, texts.intruder], { tone: "faint" })],
  };
  return {
    title: { text: texts.title, level: 2 },
    about: [sentences([outcome], { tone: isSafe ? "bold" : "alert" }), sentences(advice(report))],
    parts: [
      {
        title: { text: texts.read, level: 3 },
        blocks: [sentences(publications.flatMap(filesOf), { indent: 2, isWhole: true })],
      },
      ...(figures.length === 0 ? [] : [{ blocks: [countsOf(figures)] }, explained]),
    ],
  };
}

/** How many values the best hidden number can have, or what to do about a derivable number. */
function advice({ publications, derivable, fewestValues }: AuditReport): readonly string[] {
  if (fewestValues === null) return [];
  return [
    ...(derivable > 0 ? [texts.whatToDo(publications.length)] : []),
    ...(fewestValues === 0 ? [texts.noValueFound] : []),
    ...(derivable === 0 && fewestValues > 0 ? [texts.fewest(fewestValues)] : []),
  ];
}

/** The files of a publication. Names are whole, so that readers can copy them. */
function filesOf({ period, files }: AuditReport["publications"][number]): string[] {
  const [first = "", ...others] = files.map(nameWithEscapes);
  const line = (file: string): string => `${period.id}  ${file}`;
  return [line(first), ...others.map((file) => `${line(file)} (${texts.sameAs(first)})`)];
}

/** The counts of each figure, and of all figures together. */
function countsOf(figures: AuditReport["figures"]): Table {
  const rows = figures.map((figure): Row => ({
    name: figure.label,
    cells: COLUMNS.map((column) => formatInteger(figure[column])),
    tone: figure.derivable > 0 ? "alert" : "plain",
  }));
  const total = (column: (typeof COLUMNS)[number]): number =>
    figures.reduce((sum, figure) => sum + figure[column], 0);
  const together: Row = {
    name: texts.together,
    cells: COLUMNS.map((column) => formatInteger(total(column))),
    tone: "bold",
  };
  return {
    kind: "table",
    columns: [
      { head: texts.figure },
      ...COLUMNS.map((column) => {
        return { head: texts.columns[column].join("\n"), isNumeric: true as const };
      }),
    ],
    groups: [{ rows: rows.length > 1 ? [...rows, together] : rows }],
    widths: { widestName: 72 },
  };
}
