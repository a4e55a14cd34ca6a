import { readFileSync } from "node:fs";
import path from "node:path";

import type { ColumnName } from "../../src/codebook/codebook.ts";
import type { Redefinition } from "../../src/codebook/column.ts";
import { memorySource, type OpenSource } from "../../src/monitor/source.ts";

/** Changed labels with numbers in them, by the standard label or the new code. */
export const OWN_LABELS = {
  themes: {
    persoonlijk_herstel: "Hulp 18+",
    externe_relaties: "Omgang met 1 of meer instanties",
    uithuisplaatsingen: "Thema 3: uit huis",
    bestaanszekerheden: "Basis op orde (1-2-3)",
    gezinsherstel: "Weer 1 gezin",
    overig: "De overige 10%",
  },
  ondersteunde: { moeder: "Moeder (18+)", opa_oma: "Opa of oma van 65+" },
  gezinssamenstelling: { eenoudergezin: "Gezin met 1 ouder", pleeggezin: "Pleeggezin (24/7)" },
  redenen_uithuisplaatsing: {
    middelengebruik: "Alcohol of drugs, 18+",
    armoede: "Armoede (onder 120%)",
  },
  gewenste_situatie: {
    contactherstel_kinderen: "Contact met kind 1, 2 of 3",
    rust: "Rust in huis, 24/7",
  },
  resultaten: {
    terugplaatsing_kinderen: "Kinderen van 0-18 weer thuis",
    contact_kinderen_hersteld: "Weer contact, ten minste 1 keer",
    eigen_benen: "Op eigen benen (18+)",
  },
  geboden_ondersteuning: { hulp_18_plus: "Begeleiding 18+" },
  ondersteuningsvragen: { buurtvraag: "Vraag aan buurtteam 3" },
} as const;

/** The theme of each added answer in a list with themes. */
const THEMES: Readonly<Record<string, string>> = {
  eigen_benen: "persoonlijk_herstel",
  hulp_18_plus: "persoonlijk_herstel",
  buurtvraag: "externe_relaties",
};

/** Redefinitions from long before, before, within and after the periods of the reports. */
export const REDEFINITIONS = [
  ["registrations.total", "2022-04-05"],
  ["children.placedNow", "2022-12-31"],
  ["regions.byRegion", "2023-03-31"],
  ["families.byCustody", "2023-04-01"],
  ["responseTimes.contactWithin2DaysInPeriod", "2023-06-01"],
  ["status.byCategory", "2023-12-31"],
  ["children.byMeasure", "2024-01-01"],
  ["registrations.inPeriod", "2024-01-01"],
  ["support.requestsByTheme", "2024-02-01"],
  ["results.byTheme", "2024-02-10"],
  ["placements.byReason", "2024-03-01"],
  ["results.byResult", "2024-03-31"],
  ["people.bySupported", "2024-06-01"],
  ["children.byMeasure", "2024-09-01"],
] as const;

/** The same redefinitions in the form of the codebook. */
export const REDEFINITIONS_OF_CASE: readonly Redefinition[] = REDEFINITIONS.map(
  ([figure, from]) => ({
    figure,
    from,
    before: `Tot ${from} telde ${figure} iets anders.`,
    change: `tellen we bij cijfer ${figure} ook groep 2 mee`,
  }),
);

/** A codebook file with these changes, and with further answers for other columns. */
export function ownCodebookYaml(more: Readonly<Partial<Record<ColumnName, object>>> = {}): string {
  const { themes, ...lists } = OWN_LABELS;
  const answersOf = (labels: Readonly<Record<string, string>>): object =>
    Object.fromEntries(
      Object.entries(labels).map(([code, label]) => [
        code,
        code in THEMES ? { label, theme: THEMES[code] } : { label },
      ]),
    );
  const columns = Object.entries(lists).map(([name, labels]) => [
    name,
    { answers: answersOf(labels) },
  ]);
  return JSON.stringify({
    columns: { ...(Object.fromEntries(columns) as object), ...more },
    themes: answersOf(themes),
    redefinitions: REDEFINITIONS_OF_CASE,
  });
}

/** The share of the sample's rows that get an answer, added to its answers or in their place. */
export type AddedAnswer = readonly [column: ColumnName, code: string, every: number];

const ADDED: readonly AddedAnswer[] = [
  ["ondersteunde", "opa_oma", 3],
  ["gezinssamenstelling", "pleeggezin", 4],
  ["redenen_uithuisplaatsing", "armoede", 3],
  ["gewenste_situatie", "rust", 2],
  ["geboden_ondersteuning", "hulp_18_plus", 2],
  ["ondersteuningsvragen", "buurtvraag", 3],
];

/** The sample with the added answers. */
export function sampleWith(added: readonly AddedAnswer[]): OpenSource {
  const file = path.join(import.meta.dirname, "../../fixtures/monitor.csv");
  const [header = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
  const columns = header.split(";");
  const lines = rows.map((row, index) => {
    const cells = row.split(";");
    for (const [column, code, every] of [...ADDED, ...added]) {
      const at = columns.indexOf(column);
      const isFilled = (cells[at] ?? "") !== "";
      if (index % every !== 0 || !isFilled) continue;
      const isList = !["ondersteunde", "gezinssamenstelling", "aanmeldroute"].includes(column);
      cells[at] = isList ? `${cells[at]}|${code}` : code;
    }
    const results = columns.indexOf("resultaten");
    if (index % 4 === 0 && (cells[results] ?? "") !== "") {
      cells[results] += `|eigen_benen@${/@(\S{10})/.exec(cells[results] ?? "")?.[1]}`;
    }
    return cells.join(";");
  });
  return memorySource("monitor.csv", Buffer.from(`${[header, ...lines].join("\n")}\n`));
}
