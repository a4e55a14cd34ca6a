import { narrativePlaces } from "../../src/document-type/document-type.ts";
import { ownType } from "../document-types.ts";
import { memorySource, type OpenSource } from "../../src/monitor/source.ts";
import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import type { Narrative } from "../../src/narrative/narrative.ts";
import { protectedBeside } from "./held.ts";
import { csvOf, FULL_ROW, fullRows, type RowText } from "../monitor/export.ts";
import { THEMES, type Theme } from "../themes.ts";
import { eventOf, sampleCases, type LayoutCase } from "./samples.ts";

/**
 * The samples, and reports with as little content, as much content or as long words as possible.
 * Each names its organisation as the theme does.
 */
export async function layoutCases(theme: Theme = THEMES.standaard): Promise<readonly LayoutCase[]> {
  const type = await ownType();
  const names = narrativePlaces(type).map(({ name }) => name);
  const samples = await sampleCases(theme);
  const sample = samples.find(({ report }) => report.period === "2024-Q1");
  if (sample === undefined) throw new Error("no sample of 2024-Q1");
  const { source, narratives, about } = sample.report;
  return [
    ...samples,
    {
      name: "numbers held and withheld against an earlier report",
      report: { ...sample.report, protect: protectedBeside },
    },
    {
      name: "an export of one row",
      report: { source: exportOf([oneRow()]), period: "2024-03", narratives, about },
    },
    {
      name: "nothing known of any family",
      report: { source: exportOf(rowsOfNothing()), period: "2024-Q1", narratives, about },
    },
    {
      name: "registrations over 60 months",
      report: { source: exportOf(rowsOver60Months()), period: "2027-Q1", narratives, about },
    },
    {
      name: "names and words of 40 letters",
      report: {
        source: exportOf(rowsOfRegions("abcdefghij".split("").map((letter) => longWord(letter)))),
        period: "2024-Q1",
        // Three times for the first: at some lengths the wide chart after it leaves much of a page
        // empty, because of the chart and not the words. Twice for the last, so that its page
        // contains words.
        narratives: names.map((name, index) =>
          narrativeOf(name, LONG_WORDS.repeat([3][index] ?? (index === names.length - 1 ? 2 : 1))),
        ),
        about: {
          organisation: `Stichting ${longWord("s")} voor ${longWord("t")} en omstreken`,
          contact: `Vragen? Bel de ${longWord("u")} of de ${longWord("v")}.`,
          events: eventOf("2023-09-19", `Brieven van de ${longWord("d")} en de ${longWord("e")}`),
        },
      },
    },
    {
      name: "tables wider than a column, and words of 200 letters",
      report: {
        // A region's name has no more letters than that.
        source: exportOf(rowsOfRegions("abcdefghij".split("").map((letter) => letter.repeat(60)))),
        period: "2024-Q1",
        narratives: names.map((name) => narrativeOf(name, WIDE_TABLES[name] ?? ENDLESS_WORDS)),
        about: {
          organisation: `Team ${endless("s").slice(0, 40)}`,
          contact: `Bel ${endless("t")}.`,
          events: eventOf("2023-09-19", `Brieven van ${"u".repeat(40)}`),
        },
      },
    },
    {
      name: "a narrative of ten times the sample's length",
      report: { source, period: "2024-Q1", narratives: narratives.map(tenfold), about },
    },
  ];
}

function exportOf(rows: readonly RowText[]): OpenSource {
  return memorySource("monitor.csv", Buffer.from(csvOf(rows), "utf8"));
}

/** The day some days after another, both as in the export. */
function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The cells with a date of a traject that began on a day. */
function datedFrom(day: string): RowText {
  return {
    aanmelddatum: day,
    statusverloop: `gestart@${later(day, 7)}`,
    eerste_contact_op: later(day, 1),
    welkomstgesprek_ingepland_op: later(day, 3),
    verklarende_analyse: `gestart@${later(day, 8)}|afgerond@${later(day, 11)}`,
    resultaten: `terugplaatsing_kinderen@${later(day, 12)}`,
  };
}

function oneRow(): RowText {
  return { ...FULL_ROW, ...datedFrom("2024-03-11") };
}

function rowsOfNothing(): RowText[] {
  const nothing = Object.fromEntries(Object.keys(FULL_ROW).map((column) => [column, ""]));
  return Array.from({ length: 100 }, (_, index) => {
    const day = later("2023-10-02", index);
    return {
      ...nothing,
      traject_id: `T-${index + 1}`,
      aanmelddatum: day,
      aanmeldroute: "rechtstreeks",
      statusverloop: `gestart@${later(day, 3)}`,
    };
  });
}

/** Consecutive choices, so that every bar gets a length. */
function turning(index: number, ...choices: readonly string[]): string {
  return choices[index % choices.length] ?? "";
}

function rowsOver60Months(): RowText[] {
  const days = Array.from({ length: 60 }, (_, month) => {
    const first = new Date(Date.UTC(2022, 3 + month, 1)).toISOString().slice(0, 10);
    return Array.from({ length: 5 + ((month * 7) % 9) }, (_, row) => later(first, 2 * row));
  }).flat();
  return fullRows(
    ...days.map((day, index) => ({
      ...datedFrom(day),
      ondersteunde: turning(index, "moeder", "vader", "moeder", "beide_ouders", "kinderen"),
      aanmeldroute: turning(index, "rechtstreeks", "professional", "overig"),
      jeugdzorgregios: turning(index, "Haaglanden", "Rijnmond", "Flevoland", "Drenthe"),
    })),
  );
}

/** A word of 40 letters, different for each number. */
function longWord(letter: string): string {
  return `Jeugdbeschermings${letter.repeat(3)}samenwerkingsverband`.padEnd(40, "en").slice(0, 40);
}

/** A word of 200 letters without any hint where it may break. */
function endless(letter: string): string {
  return letter.repeat(200);
}

function rowsOfRegions(regions: readonly string[]): RowText[] {
  return fullRows(
    ...Array.from({ length: 300 }, (_, index) => {
      const day = later("2023-06-01", index % 300);
      const results = ["terugplaatsing_kinderen", turning(index, "erkenning_ervaren", "")];
      return {
        ...datedFrom(day),
        ondersteunde: turning(index, "moeder", "vader", "moeder", "beide_ouders", "kinderen"),
        resultaten: results.flatMap((one) => (one ? `${one}@${later(day, 12)}` : [])).join("|"),
        jeugdzorgregios: regions.filter((_, place) => index % (place + 1) === 0).join("|"),
      };
    }),
  );
}

const LONG_WORDS = `
Het ${longWord("k")} werkt samen met het ${longWord("l")}. Samen zijn zij het ${longWord("m")}.

### ${longWord("n")} en ${longWord("o")}

- Het ${longWord("p")} belt.
- ${longWord("q")} schrijft terug.

> ${longWord("r")}, zei de ouder. ${longWord("w")}!

| ${longWord("x")} | ${longWord("y")} | Aantal |
| --- | --- | ---: |
| ${longWord("z")} | ${longWord("a")} | 12 |
| ${longWord("b")} | ${longWord("c")} | 7 |
`;

const SENTENCES = "We spraken met gemeenten over wat ouders van hen nodig hebben. ".repeat(6);

/** A table with a number of columns, whose lines begin with an indent. */
function tableOf(columns: number, indent = ""): string {
  const row = (cellOf: (column: number) => string): string =>
    `${indent}| ${Array.from({ length: columns }, (_, index) => cellOf(index + 1)).join(" | ")} |`;
  const rows = [2021, 2022, 2023].map((year) => row((column) => String(year * column)));
  return [row((column) => `Gemeente ${column}`), row(() => "---:"), ...rows].join("\n");
}

const ENDLESS_WORDS = `
### Kop

Met [${endless("a")}](https://www.example.nl/) en \`${endless("b")}\`.[^1]

${SENTENCES} ${SENTENCES} ${SENTENCES} ${SENTENCES} ${endless("c")}

- punt ${endless("e")}
  1. genummerd ${endless("f")}

> citaat ${endless("g")}
>
> — ${endless("h")}

| Kop | ${endless("i")} |
| --- | --- |
| ${endless("j")} | een woord |

[^1]: noot ${endless("k")}
`;

/** By narrative: at its start, in its text, in a list, and in a quote. */
const WIDE_TABLES: Readonly<Record<string, string>> = {
  inleiding: `${SENTENCES}\n\nTabel: Een titel\n\n${tableOf(6)}\n\n${SENTENCES}`,
  samenwerking: `### In getallen\n\n${tableOf(12)}\n\n${tableOf(8)}\n\n${SENTENCES}`,
  organisatie: `${SENTENCES}\n\n1. Een\n2. Twee\n\n${tableOf(9, "   ")}\n\n3. Drie\n\n${SENTENCES}`,
  casuistiek: `${SENTENCES}\n\n> ${SENTENCES}\n>\n${tableOf(8, "> ")}\n>\n> — een ouder\n\n${SENTENCES}`,
  // The part after it takes a whole page, and the page of endless words must be fuller for that.
  communicatie: [ENDLESS_WORDS, ...Array.from({ length: 8 }, () => SENTENCES)].join("\n\n"),
  doorkijk: `${ENDLESS_WORDS}\n\n${SENTENCES}\n\n${SENTENCES}`,
};

function narrativeOf(name: string, source: string): Narrative {
  const { narrative, findings } = checkNarrative(name, `${name}.md`, source);
  if (narrative === null) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
  return narrative;
}

/** The same text ten times, each under a heading. */
function tenfold({ name, markdown }: Narrative): Narrative {
  const turns = Array.from(
    { length: 10 },
    (_, index) => `### Verhaal ${index + 1}\n\n${markdown}\n\n1. Luisteren\n2. Verbinden\n`,
  );
  return narrativeOf(name, turns.join("\n"));
}
