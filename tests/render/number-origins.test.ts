import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { ownType } from "../document-types.ts";
import { finishReport } from "../finished-report.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { layoutCases } from "../layout/cases.ts";
import { reportMaker, type ReportSource, type WholeReport } from "../whole-report.ts";
import { accountOf, altAccountOf, type PrintedReport } from "./origins/account.ts";
import { differences } from "./origins/compare.ts";
import { printedNumbers, type PrintedNumbers } from "./origins/printed-numbers.ts";

/** Numbers in all kinds of Markdown, with a note that is called twice. */
const NARRATIVE = `
In 2021 waren er 12 **34** gezinnen.[^a] Dat zijn er 1.500[^b], 17,5% meer.[^a]

7. De zevende stap
8. De achtste: 3 keer

   1. Van de 8 de eerste

Tussen 5 en 9 weken.

1) De 1e, en
3) de 3e van 6*7*8

2023. Dat was het jaar.

> 18 jaar: 12 jongeren

| Jaar | Aantal |
| ---: | --- |
| 2022 | 41[^c] |

> Na 6 weken [belde](https://www.voorbeeld.nl/2019) ze \`code 88\`.

[^a]: Geteld op 31 december.

    En nog eens op 2 januari.
[^b]: Zonder de 9 van daarvoor.
[^c]: Zie *2020*.

Nu {{0}}, en dat is {{1}}.
`;

/** The values for the places of that text. */
const WOVEN = [
  [{ text: "1.234", origin: "registrations.total.value" }, { text: " mensen" }],
  [{ text: "ruim 4.320", origin: "rounded(registrations.viaLetter.value)" }, { text: " meer" }],
];

const SHOWN = "all numbers shown";
const SAMPLES = ["2023-02..2023-03", "2024-02..2024-04", "2024-Q1"];

interface OriginCase {
  readonly name: string;
  readonly report: ReportSource;
}

async function originCases(): Promise<readonly OriginCase[]> {
  const cases = await layoutCases();
  const called = (name: string): OriginCase => {
    const found = cases.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no case called ${name}`);
    return found;
  };
  const samples = SAMPLES.map((period) => called(`the sample of ${period}`));
  const shown = samples.slice(0, 1).map(({ report }) => ({
    name: SHOWN,
    report: {
      ...report,
      narratives: report.narratives.map((one) => ({ ...one, markdown: NARRATIVE, woven: WOVEN })),
      about: {
        ...report.about,
        organisation: "Steunteam 24",
        contact: "Bel 088 123 45 67 (na 9.30 uur).",
      },
      threshold: 0,
      website: "https://www.voorbeeld.nl/rapporten/2023",
      pointers: {
        webpage: "https://www.voorbeeld.nl/1/{period}",
        accessibility: {
          statement: "https://www.voorbeeld.nl/verklaring/2025",
          contact: { text: "088 123 45 67", link: "tel:+31881234567" },
        },
      },
    },
  }));
  return [
    ...samples,
    ...shown,
    called("numbers held and withheld against an earlier report"),
    called("registrations over 60 months"),
  ];
}

const CASES = await originCases();

interface Printed {
  readonly whole: WholeReport;
  readonly report: PrintedReport;
  readonly numbers: PrintedNumbers;
}

describe("the numbers in print", () => {
  let browser: PrintableBrowser;
  const prints = new Map<string, Printed>();
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
    const makeReport = await reportMaker();
    const { sections } = await ownType();
    const places = new Map(sections.map((section) => [section.id, section]));
    for (const { name, report } of CASES) {
      const whole = await makeReport(report);
      const { pdf, pages } = await finishReport(browser, whole);
      const numbers = await printedNumbers(pdf);
      prints.set(name, {
        whole,
        numbers,
        report: { ...whole, pages, pageCount: numbers.pageCount, places },
      });
    }
  });
  afterAll(() => browser.close());

  const printOf = (name: string): Printed => {
    const found = prints.get(name);
    if (found === undefined) throw new Error("the report was not printed");
    return found;
  };

  describe.each(CASES.map(({ name }) => name))("of %s", (name) => {
    it("are exactly those of the model, each with its origin", () => {
      const { report, numbers } = printOf(name);
      const account = accountOf(report);
      expect(account.length).toBeGreaterThan(150);
      expect(differences(account, numbers.shown)).toEqual([]);
    });

    it("are also exactly those in the alt texts", () => {
      const { report, numbers } = printOf(name);
      const account = altAccountOf(report.model);
      expect(account.length).toBeGreaterThan(10);
      expect(differences(account, numbers.alternatives)).toEqual([]);
    });
  });

  describe("with an inserted mistake", () => {
    /** The differences of a print after a change of its HTML. */
    const afterChange = async (
      change: (html: string) => string,
      name = CASES[1]?.name ?? "",
    ): Promise<readonly string[]> => {
      const { whole, report } = printOf(name);
      const html = whole.printHtml(report.pages);
      const changed = change(html);
      expect(changed).not.toBe(html);
      const { shown } = await printedNumbers((await browser.print(changed)).pdf);
      return differences(accountOf(report), shown);
    };

    it.each([
      ["in a paragraph", /(<p>)/, "$14711 "],
      ["in a paragraph that the report holds elsewhere", /(<p>)/, "$1967 "],
      ["in a drawing", />(niet getoond|Moeder)<\/text>/, ">4711</text>"],
      ["in a table's cell", /(<td>)/, "$14711 "],
      ["behind a number in its cell", /(<td>\d+)/, "$1 4711"],
      ["in a footer", /"Pagina "/, '"Pagina 4711 "'],
    ])("report a stray number %s", async (_, place, stray) => {
      const [first, ...more] = await afterChange((html) => html.replace(place, stray));
      expect(first).toMatch(/^no origin: (?:4711|967) in “[^”]+”, page \d+$/);
      // A footer is on many pages.
      for (const one of more) expect(one).toMatch(/^no origin: 4711 in “Pagina /);
    });

    it("report a digit added to a number, and the number that is gone", async () => {
      const found = await afterChange((html) => html.replace("<td>501</td>", "<td>5011</td>"));
      expect(found).toEqual([
        expect.stringMatching(/^no origin: 5011 in “.*”, page \d+$/),
        expect.stringMatching(/^not printed: 501 in “.*”, in-het-kort, table /),
      ]);
    });

    it("report a number that is left out", async () => {
      const found = await afterChange((html) => html.replace("<strong>967</strong>", ""));
      // Another 967 takes its place, and is missed in turn.
      expect(found).toEqual([
        "not printed: 967 in “967”, drawing from-registration-to-result, from registrations.total.value",
      ]);
    });

    it("report a number in a drawing that its chart does not have", () => {
      const { report } = printOf(CASES[1]?.name ?? "");
      const id = "status-by-category";
      const charts = new Map(report.charts);
      const svg = charts.get(id)?.svg.replace(/>(\d+)<\/text>/, ">4711</text>") ?? "";
      charts.set(id, { svg });
      const found = differences(accountOf({ ...report, charts }), []).filter((one) =>
        one.startsWith("no origin"),
      );
      expect(found).toEqual([`no origin: 4711 in “4711”, drawing ${id}`]);
    });

    it("report a number that an alt text lacks or adds", () => {
      const { report, numbers } = printOf(CASES[1]?.name ?? "");
      const account = altAccountOf(report.model);
      const [first, ...others] = numbers.alternatives;
      const stray = { token: "4711", before: "en", after: "gezinnen", page: 3 };
      expect(differences(account, others)).toEqual([
        expect.stringMatching(`^not printed: ${first?.token} `),
      ]);
      expect(differences(account, [...numbers.alternatives, stray])).toEqual([
        "no origin: 4711 in “en 4711 gezinnen”, page 3",
      ]);
    });
  });
});
