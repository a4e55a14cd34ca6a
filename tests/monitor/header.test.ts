import { describe, expect, it } from "vitest";
import { csvOf, FULL_ROW, fullRows, inShort, readExport, SMALL_ROW } from "./export.ts";

/** An export of one row with each header written by `spell`. */
const spelled = (spell: (header: string) => string) =>
  csvOf([Object.fromEntries(Object.entries(FULL_ROW).map(([name, text]) => [spell(name), text]))]);
const withHeaders = (headers: string, ...rows: string[]) =>
  readExport(
    [`traject_id;aanmelddatum;aanmeldroute;statusverloop${headers}`, ...rows, ""].join("\n"),
  );
const ROW = "T-1;2023-01-02;;";

describe("headers", () => {
  it.each([
    ["in capitals", (name: string) => name.toUpperCase()],
    ["with white space around", (name: string) => ` ${name}\u00a0`],
    ["with spaces", (name: string) => name.replaceAll("_", " ")],
    ["with hyphens", (name: string) => name.replaceAll("_", "-")],
    [
      "as a sentence",
      (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replace("_", " "),
    ],
  ])("%s are known", async (_, spell) => {
    const { findings, cases } = await readExport(spelled(spell));
    expect(findings).toEqual([]);
    expect(cases).toHaveLength(1);
  });

  it("in any order are known", async () => {
    const reversed = Object.fromEntries(Object.entries(FULL_ROW).reverse());
    const { findings, cases } = await readExport(csvOf([reversed]));
    expect(findings).toEqual([]);
    expect(cases).toEqual((await readExport(csvOf([FULL_ROW]))).cases);
  });

  it.each(["aanmeld datum", "aanmelddatums", "datum", "aanmeld_datum"])(
    "%j is not aanmelddatum",
    async (header) => {
      const text = spelled((name) => (name === "aanmelddatum" ? header : name));
      expect(inShort(await readExport(text))).toEqual(["file column-missing aanmelddatum"]);
    },
  );

  it("that are all missing give a finding for every required column, and hide no personal data", async () => {
    const reading = await readExport("T-1;jan@voorbeeld.nl;;\nT-2;fout;;\n");
    expect(inShort(reading)).toEqual([
      "file column-missing traject_id",
      "file column-missing aanmelddatum",
      "file column-missing aanmeldroute",
      "file column-missing statusverloop",
      "1 personal-data-email kolom 2",
    ]);
    expect(reading.summary).toBeNull();
  });

  it("that are all missing give no finding about stray quotes", async () => {
    const reading = await readExport('traject_id;een "twee" drie\nT-1;"x" y\n');
    expect(new Set(reading.findings.map((finding) => finding.code))).toEqual(
      new Set(["column-missing"]),
    );
  });

  it("that are all missing, above broken rows, give findings about columns only", async () => {
    const reading = await readExport('traject_id;iets\nT-1\n"T-2;\n');
    expect(new Set(reading.findings.map((finding) => finding.code))).toEqual(
      new Set(["column-missing"]),
    );
  });

  it("that lack a required column do not hide other mistakes", async () => {
    const reading = await readExport(
      "Trajectid;aanmelddatum;aanmeldroute;Status verloop;kinderen;Naam;Bijzonderheid\n" +
        "T-1;2023-01-02;;;veel;x;bel 06-12345678\nT-1;2023-01-32;;;;;\n",
    );
    expect(inShort(reading)).toEqual([
      "file column-missing traject_id",
      "file column-missing statusverloop",
      "1 personal-data-header Naam",
      "1 column-unknown Bijzonderheid",
      "2 count-invalid kinderen",
      "2 personal-data-phone Bijzonderheid",
      "3 date-invalid aanmelddatum",
    ]);
    expect(reading.cases).toEqual([]);
    expect(reading.findings[0]?.message).toContain("Bedoel je Trajectid?");
    expect(reading.findings[1]?.message).toContain("Bedoel je Status verloop?");
  });

  it("that lack a required column suggest another column for a similar header", async () => {
    const reading = await readExport(
      "traject_id;aanmeldroute;statusverloop;kindren;iets\nT-1;;;2;x\n",
    );
    expect(inShort(reading)).toEqual([
      "file column-missing aanmelddatum",
      "1 column-unknown kindren",
    ]);
    expect(reading.findings[0]?.message).toContain("niet in het codeboek: kindren, iets.");
    expect(reading.findings[1]?.message).toContain("Bedoel je kinderen?");
    expect(reading.summary?.unknownHeaders).toEqual(["kindren", "iets"]);
  });

  it("that lack a required column list the unknown headers", async () => {
    const { findings } = await readExport("Nr;aanmelddatum;aanmeldroute;statusverloop\n1;;;\n");
    expect(findings[0]?.message).toContain("Deze koppen staan niet in het codeboek: Nr.");
  });

  it("are recognised if most of them resemble known ones, even if none is right", async () => {
    const reading = await readExport("Trajectid;Aanmeldatum;BSN\nT-1;2023-01-02;x\n");
    expect(inShort(reading)).toContain("1 personal-data-header BSN");
    expect(reading.findings[1]?.message).toContain("Bedoel je Aanmeldatum?");
  });

  it("may have 10,000 characters and no more", async () => {
    const fits = await withHeaders(`;${"x".repeat(10_000)}`, `${ROW};`);
    expect(inShort(fits)).toEqual(["1 column-unknown kolom 5"]);
    const reading = await withHeaders(`;${"x".repeat(10_001)}`, `${ROW};`);
    expect(inShort(reading)).toEqual(["1 cell-too-long kolom 5"]);
  });

  it("that come twice are an error if they are known", async () => {
    const reading = await withHeaders(";kinderen;KINDEREN", `${ROW};1;2`);
    expect(inShort(reading)).toEqual(["file column-repeated kinderen"]);
    expect(reading.cases).toEqual([]);
  });

  it("that come twice hide neither other mistakes nor personal data", async () => {
    const text = "2;jan@voorbeeld.nl;atlantis";
    const reading = await withHeaders(";kinderen;kinderen;herkomst", `${ROW};${text}`);
    expect(inShort(reading)).toEqual([
      "file column-repeated kinderen",
      "2 personal-data-email kinderen",
      "2 choice-unknown herkomst",
    ]);
    expect(reading.cases).toEqual([]);
    const { columns, unknownHeaders, tallied } = reading.summary ?? {};
    expect(columns).toContain("kinderen");
    expect(unknownHeaders).toEqual([]);
    expect(tallied?.filled.has("kinderen")).toBe(false);
  });

  it("that come twice give a warning if they are unknown", async () => {
    const reading = await withHeaders(";iets;iets", `${ROW};1;2`);
    expect(inShort(reading)).toEqual(["1 column-unknown iets", "1 column-unknown iets"]);
    expect(reading.findings.every(({ severity }) => severity === "warning")).toBe(true);
    expect(reading.cases).toHaveLength(1);
  });

  it("with the names of properties of every object are harmless", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"];
    const reading = await withHeaders(`;${names.join(";")}`, `${ROW};a;b;c;d;e`);
    expect(inShort(reading)).toEqual(names.map((name) => `1 column-unknown ${name}`));
    expect(reading.cases).toEqual((await withHeaders("", ROW)).cases);
    expect(Object.keys(reading.cases[0] ?? {})).not.toContain("constructor");
  });

  it.each(["\u001b[2Jleeg", "a\u0007b", "links\u202erechts", "a\u200bb"])(
    "with invisible characters are named by number: %j",
    async (header) => {
      const reading = await withHeaders(`;${header}`, `${ROW};x`);
      expect(inShort(reading)).toEqual(["1 column-unknown kolom 5"]);
    },
  );

  it.each([
    "Jansen, A. (moeder)",
    "Aaltje Jansen",
    "Jansen A",
    "Fam de Vries",
    "Aaltje_Jansen",
    "moeder van Aaltje Jansen",
    "AALTJE JANSEN",
    "zit bij oma.",
    "dossier 123",
    "regio [Urk]",
    "zij woont sinds kort bij haar oma in de stad",
  ])("that may be a text about a person are named by number: %s", async (header) => {
    const reading = await withHeaders(`;"${header}"`, `${ROW};x`);
    expect(inShort(reading)).toEqual(["1 column-unknown kolom 5"]);
    expect(JSON.stringify(reading.findings)).not.toContain(header);
  });

  it.each(["opmerkingen", "Interne notitie", "extra_kolom", "Opmerking", "EXTRA_KOLOM", "veld 12"])(
    "that look like a column name are named: %s",
    async (header) => {
      expect(inShort(await withHeaders(`;${header}`, `${ROW};x`))).toEqual([
        `1 column-unknown ${header}`,
      ]);
    },
  );

  it("of the codebook are found without their control characters, with a warning", async () => {
    const reading = await withHeaders(";her\u0007komst\u000B", `${ROW};ut\u001Brecht`);
    expect(inShort(reading)).toEqual([
      "1 control-character herkomst",
      "2 control-character herkomst",
    ]);
    expect(reading.cases).toMatchObject([{ herkomst: "utrecht" }]);
  });

  it("that resemble an absent column suggest that column", async () => {
    const reading = await withHeaders(
      ";kinderen_in_pleegezin;herkomts;kinderen;kindren",
      `${ROW};;;;`,
    );
    expect(inShort(reading)).toEqual([
      "1 column-unknown kinderen_in_pleegezin",
      "1 column-unknown herkomts",
      "1 column-unknown kindren",
    ]);
    const messages = reading.findings.map(({ message }) => message);
    expect(messages[0]).toContain("Bedoel je kinderen_in_pleeggezin?");
    expect(messages[1]).toContain("Bedoel je herkomst?");
    // The similar column exists.
    expect(messages[2]).not.toContain("Bedoel je");
  });

  it("of several lines are named by the first line: the next one may be a row", async () => {
    const reading = await withHeaders(';"notitie\nT-9;2023-01-02;;;geheim"', `${ROW};x`);
    expect(inShort(reading)).toEqual(["1 column-unknown notitie"]);
    expect(JSON.stringify(reading.findings)).not.toContain("geheim");
  });

  it("that are empty give a warning in the middle and are ignored at the end", async () => {
    expect(inShort(await withHeaders(";;iets; ;", `${ROW};x;y;;`))).toEqual([
      "1 column-nameless kolom 5",
      "1 column-unknown iets",
    ]);
  });

  it("may be longer than the usual beginning of a file", async () => {
    const long = Array.from({ length: 40 }, (_, index) => `x${index}`.padEnd(9_999, "y"));
    for (const delimiter of [";", ",", "\t"] as const) {
      const row = Object.fromEntries(
        [...long, ...Object.keys(SMALL_ROW)].map((name) => [name, ""]),
      );
      const text = csvOf([{ ...row, ...SMALL_ROW }], { delimiter });
      const reading = await readExport(`sep=${delimiter}\n${text}`);
      expect(reading.cases).toHaveLength(1);
      expect(reading.summary?.dialect.delimiter).toBe(delimiter);
    }
  });

  it("are in the first row that is not empty", async () => {
    const reading = await readExport(`\n;;;\n${csvOf([SMALL_ROW])}`);
    expect(reading.findings).toEqual([]);
  });
});

describe("a file", () => {
  it.each(["", "\n", "sep=;\n", ";;;\n;;;\n"])("without content is refused: %j", async (text) => {
    const reading = await readExport(text);
    expect(inShort(reading)).toEqual(["file no-rows"]);
    expect(reading.summary).toBeNull();
  });

  it("without a data row is refused", async () => {
    const reading = await withHeaders("", "", ";;;", " ; ;;");
    expect(inShort(reading)).toEqual(["file no-rows"]);
    expect(reading.summary?.rows).toBe(0);
  });

  it("may have 200 columns and no more", async () => {
    const extra = (count: number) =>
      Array.from({ length: count }, (_, index) => `;x${index}`).join("");
    const empty = (count: number) => ";".repeat(count);
    const allowed = await withHeaders(extra(196), ROW + empty(196));
    expect(allowed.findings.every(({ severity }) => severity === "warning")).toBe(true);
    const reading = await withHeaders(extra(197), ROW + empty(197));
    expect(inShort(reading)).toEqual(["1 too-many-columns"]);
  });
});

describe("a row", () => {
  it("with fewer cells than the header is an error", async () => {
    expect(inShort(await withHeaders("", ROW, "T-2;2023-01-02;"))).toEqual(["3 row-too-short"]);
  });

  it("with more cells than the header is an error, unless the extra cells are empty", async () => {
    expect(inShort(await withHeaders("", `${ROW};; `, "T-2;2023-01-02;;;;x"))).toEqual([
      "3 row-too-long",
    ]);
  });

  it("of the wrong length is still searched for personal data", async () => {
    expect(inShort(await withHeaders("", `${ROW};jan@voorbeeld.nl`))).toEqual([
      "2 row-too-long",
      "2 personal-data-email kolom 5",
    ]);
  });

  it("that is empty does not count", async () => {
    const reading = await readExport(csvOf(fullRows({}, {})).replaceAll("\n", "\n;;\n"));
    expect(reading.findings).toEqual([]);
    expect(reading.summary?.rows).toBe(2);
  });
});

describe("a cell", () => {
  const LONGEST = "x".repeat(10_000);

  it("may have 10,000 characters and no more", async () => {
    expect(inShort(await withHeaders(";iets", `${ROW};${LONGEST}`))).toEqual([
      "1 column-unknown iets",
    ]);
    expect(inShort(await withHeaders(";iets", `${ROW};"\n${LONGEST}"`))).toEqual([
      "1 column-unknown iets",
      "2 cell-too-long iets",
    ]);
    expect(inShort(await withHeaders(";kinderen", `${ROW};${LONGEST}x`))).toEqual([
      "2 cell-too-long kinderen",
    ]);
  });

  it("is measured in characters, not in code units", async () => {
    expect(inShort(await withHeaders(";iets", `${ROW};${"\u{1f600}".repeat(10_000)}`))).toEqual([
      "1 column-unknown iets",
    ]);
  });

  it("that makes its row too large does not make the row too short", async () => {
    const huge = "x".repeat(9_000_000);
    expect(inShort(await withHeaders(";iets;nog", `${ROW}${huge};y`, "T-2"))).toEqual([
      "1 column-unknown iets",
      "1 column-unknown nog",
      "2 row-too-large",
      "2 cell-too-long statusverloop",
    ]);
  });

  it("of many megabytes ends the reading", async () => {
    const huge = "x".repeat(9_000_000);
    expect(inShort(await withHeaders(";iets", `${ROW};${huge}`, "T-2"))).toEqual([
      "1 column-unknown iets",
      "2 row-too-large",
      "2 cell-too-long iets",
    ]);
    expect(inShort(await withHeaders(";iets", `${ROW};"${huge}"`, "T-2"))).toEqual([
      "1 column-unknown iets",
      "2 row-too-large",
      "2 cell-too-long iets",
    ]);
    expect(inShort(await withHeaders(";iets", `${ROW};"\n${huge}`, "T-2"))).toEqual([
      "1 column-unknown iets",
      "2 quote-unclosed",
    ]);
  });
});
