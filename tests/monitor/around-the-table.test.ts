import { describe, expect, it } from "vitest";

import { csvOf, encoded, fullRows, inShort, readExport } from "./export.ts";

const COUNT = 6;
const rows = (from = 0) =>
  fullRows(
    ...Array.from({ length: COUNT }, (_, at) => ({ traject_id: `T-${from + at}`, kinderen: "4" })),
  );
const TABLE = csvOf(rows());
const LAST = COUNT + 1;
const skippedOf = (text: string) => readExport(text, { skipInvalid: true });

describe("lines above the headers", () => {
  it.each([
    ["a title", "Monitor steunteam\n", 2],
    ["a title with the delimiter in it", '"Monitor steunteam; aanmeldingen"\n', 2],
    ["a title with the delimiter in it, not quoted", "Monitor; steunteam; 2024\n", 2],
    ["a title with quotes", 'Monitor "steunteam" 2024\n', 2],
    ["titles and an empty line", '"Monitor; steunteam"\n"Gemaakt op 14-05-2024"\n\n', 4],
    [
      "titles as a spreadsheet saves them",
      "Monitor steunteam;;;;\nGemaakt op;14-05-2024;;;\n;;;;\n",
      4,
    ],
    ["a line with one known header in it", "kinderen;per aanmelding\n", 2],
    ["a title over two lines", '"Monitor\nsteunteam"\n', 3],
  ])("%s are refused, with the line of the headers", async (_, above, line) => {
    const reading = await readExport(above + TABLE);
    expect(inShort(reading)).toEqual([`${line} header-not-first`]);
    expect(reading.findings[0]?.message).toContain(`pas op regel ${line}`);
    expect(reading.summary?.rows).toBe(COUNT);
  });

  it("do not hide the delimiter", async () => {
    const text = csvOf(rows(), { delimiter: "," });
    const reading = await readExport(`Monitor; steunteam; alles\n${text}`);
    expect(inShort(reading)).toEqual(["2 header-not-first"]);
    expect(reading.summary?.dialect.delimiter).toBe(",");
  });

  it("do not hide mistakes in them and below them", async () => {
    const broken = TABLE.replace("T-3;2023-01-02", "T-3;2023-01-32");
    const reading = await readExport(`Contact: jan@voorbeeld.nl\n${broken}`);
    expect(inShort(reading)).toEqual([
      "1 personal-data-email kolom 1",
      "2 header-not-first",
      "6 date-invalid aanmelddatum",
    ]);
  });

  it("are not reported in a file without headers", async () => {
    const data = TABLE.slice(TABLE.indexOf("\n") + 1);
    const reading = await readExport(data);
    expect(inShort(reading)).toEqual([
      "file column-missing traject_id",
      "file column-missing aanmelddatum",
      "file column-missing aanmeldroute",
      "file column-missing statusverloop",
    ]);
    expect(JSON.stringify(reading.findings)).not.toContain("koppen staan niet in het codeboek");
  });
});

describe("lines below the rows", () => {
  it.each([
    ["a source", '"Bron: Monitor"\n'],
    ["a source over two cells", "Bron: Monitor; gemaakt op 14-05-2024\n"],
    ["filters behind an empty line", "\nToegepaste filters:\nPeriode is 2024-Q1\n"],
    ["a filter with many cells", "Filters: periode is 2024-Q1; status is alles; regio is alle\n"],
    ["a total", "Totaal;;;;;;;;;;;24\n"],
    ["a total as a spreadsheet saves it", `Totaal${";".repeat(11)}24${";".repeat(17)}\n`],
    ["a total of rows", "Totaal: 6\n"],
    ["a total in another column", `;;Totaal${";".repeat(9)}24${";".repeat(17)}\n`],
    ["a number of rows", "Aantal aanmeldingen;6\n"],
    ["numbers without a word", `${";".repeat(11)}24;12${";".repeat(16)}\n`],
    ["a total, empty lines and a source", 'Totaal;6\n\n;;;;\n"Bron: Monitor"\n\n'],
    ["a word", "Einde\n"],
    ["a day", "14-05-2024\n"],
    ["a day of making", "Gemaakt op;14-05-2024\n"],
  ])("%s is one error, at the first of them", async (_, below) => {
    const reading = await readExport(TABLE + below);
    const first = below.startsWith("\n") ? LAST + 2 : LAST + 1;
    expect(inShort(reading)).toEqual([`${first} last-lines-no-rows`]);
    expect(reading.findings[0]?.severity).toBe("error");
  });

  it("are left out and counted if the user wants it", async () => {
    const reading = await skippedOf(`${TABLE}Totaal;6\n"Bron: Monitor"\n`);
    expect(inShort(reading)).toEqual([`${LAST + 1} last-lines-no-rows`]);
    expect(reading.findings[0]).toMatchObject({ severity: "warning", skipped: true });
    expect(reading.cases).toHaveLength(COUNT);
    expect(reading.summary?.skipped).toEqual({ rows: 2, byRule: { "last-lines-no-rows": 2 } });
  });

  it("are searched for personal data", async () => {
    const text = `${TABLE}Vragen? Mail jan@voorbeeld.nl of bel 06-12345678\n`;
    for (const reading of [await readExport(text), await skippedOf(text)]) {
      expect(inShort(reading)).toEqual([
        `${LAST + 1} last-lines-no-rows`,
        `${LAST + 1} personal-data-email traject_id`,
        `${LAST + 1} personal-data-phone traject_id`,
      ]);
    }
  });

  it.each([
    ["a row that is cut off", "T-77;2023-0", "row-too-short"],
    ["a row that is cut off in its pseudonym", "T-77", "row-too-short"],
    ["a row without a date", `T-77${";".repeat(28)}`, "cell-empty aanmelddatum"],
    ["a row without a pseudonym", `;2023-01-02${";".repeat(27)}`, "cell-empty traject_id"],
    ["a row with an odd pseudonym", `T 77;2023-01-02${";".repeat(27)}`, "id-invalid traject_id"],
  ])("are not taken for one: %s", async (_, row, finding) => {
    expect(inShort(await readExport(`${TABLE}${row}\n`))).toEqual([`${LAST + 1} ${finding}`]);
  });

  it("are rows like others if a row comes after them", async () => {
    const data = csvOf(rows(20)).split("\n").slice(1).join("\n");
    const reading = await readExport(`${TABLE}Tussentijds overzicht\n${data}`);
    expect(inShort(reading)).toEqual([`${LAST + 1} row-too-short`]);
    expect(reading.cases).toHaveLength(2 * COUNT);
  });
});

describe("a total between the rows", () => {
  const more = csvOf(rows(20)).split("\n").slice(1).join("\n");

  it.each(["Totaal", "Subtotaal 2023;8", "Totaal aantal trajecten: 8", "Eindtotaal;;;12"])(
    "is reported as a total: %s",
    async (total) => {
      const line = `${total}${";".repeat(28 - total.split(";").length + 1)}`;
      const reading = await readExport(`${TABLE}${line}\n${more}`);
      expect(inShort(reading)).toEqual([`${LAST + 1} total-row`]);
      expect(reading.cases).toHaveLength(2 * COUNT);
    },
  );

  it("is also reported above the first row", async () => {
    const lines = TABLE.split("\n");
    const reading = await readExport(lines.toSpliced(1, 0, `Totaal${";".repeat(28)}`).join("\n"));
    expect(inShort(reading)).toEqual(["2 total-row"]);
  });

  it("is left out and counted if the user wants it", async () => {
    const reading = await skippedOf(`${TABLE}Totaal${";".repeat(28)}\n${more}`);
    expect(reading.findings[0]).toMatchObject({ severity: "warning", skipped: true });
    expect(reading.summary?.skipped).toEqual({ rows: 1, byRule: { "total-row": 1 } });
  });
});

describe("two exports in one file, one after the other", () => {
  const [header = ""] = TABLE.split("\n");
  const more = csvOf(rows(100));

  it.each([
    ["as they are", more],
    ["with a second byte order mark", `\u{feff}${more}`],
    ["with empty lines between them", `\n;;;\n${more}`],
    ["with quotes", more.replace(header, header.replaceAll(/[^;]+/g, '"$&"'))],
    [
      "with quotes and a mark",
      `\u{feff}${more.replace(header, header.replaceAll(/[^;]+/g, '"$&"'))}`,
    ],
    ["in capitals", more.replace(header, header.toUpperCase())],
  ])("are refused at the headers of the second: %s", async (_, second) => {
    const reading = await readExport(TABLE + second);
    const line = LAST + 1 + (second.startsWith("\n") ? 2 : 0);
    expect(inShort(reading)).toEqual([`${line} header-repeated`]);
    expect(reading.findings[0]?.severity).toBe("error");
    expect((await skippedOf(TABLE + second)).findings[0]?.severity).toBe("error");
  });

  it("are not read below other columns, except for personal data", async () => {
    const other = csvOf(
      rows(100).map((row) => Object.fromEntries(Object.entries(row).toReversed())),
    );
    const reading = await readExport(TABLE + other);
    expect(inShort(reading)).toEqual([`${LAST + 1} header-repeated`]);
    const lines = other.split("\n");
    const personal = [
      ...lines.slice(0, 2),
      `x;jan@voorbeeld.nl;${lines[2] ?? ""}`,
      ...lines.slice(3),
    ];
    expect(inShort(await readExport(TABLE + personal.join("\n")))).toEqual([
      `${LAST + 1} header-repeated`,
      `${LAST + 3} personal-data-email aanmelddatum`,
    ]);
  });

  it("give a finding for each repeated row", async () => {
    expect(inShort(await readExport(TABLE + csvOf(rows().slice(0, 1))))).toEqual([
      `${LAST + 1} header-repeated`,
      `${LAST + 2} id-repeated traject_id`,
    ]);
  });
});

describe("a byte order mark", () => {
  const quotedAll = TABLE.replaceAll(/[^;\n]+/g, '"$&"');

  it.each([
    ["twice at the beginning", `\u{feff}\u{feff}${TABLE}`],
    ["twice at the beginning, with quotes", `\u{feff}\u{feff}${quotedAll}`],
    ["before a pseudonym", TABLE.replace("\nT-3", "\n\u{feff}T-3")],
    ["before a quoted pseudonym", quotedAll.replace('\n"T-3', '\n\u{feff}"T-3')],
    ["before the line sep=", `\u{feff}\u{feff}sep=;\n${TABLE}`],
  ])("is skipped: %s", async (_, text) => {
    const bytes = Buffer.from(text);
    const reading = await readExport(bytes);
    expect(reading.findings).toEqual([]);
    expect(reading.cases.map((found) => found.traject_id)).toEqual(
      rows().map((row) => row["traject_id"]),
    );
  });

  it("stays in a text within quotes", async () => {
    const noted = rows().map((row) => ({ ...row, jeugdzorgregios: 'Twente\n\u{feff}"Oost"' }));
    const { findings } = await readExport(csvOf(noted));
    expect(new Set(findings.map(({ code }) => code))).not.toContain("quote-stray");
  });
});

describe("lines that end in CR CR LF", () => {
  const doubled = TABLE.replaceAll("\n", "\r\r\n");
  const quotedBelow = doubled.replaceAll(/[^;\r\n]+/g, '"$&"').replace("\r\r\n", "\r\n");

  it.each([
    ["without quotes", doubled],
    ["with quotes", doubled.replaceAll(/[^;\r\n]+/g, '"$&"')],
    ["below headers that end in CR LF", quotedBelow],
  ])("are read, %s", async (_, text) => {
    const reading = await readExport(text);
    expect(reading.findings).toEqual([]);
    expect(reading.cases).toEqual((await readExport(TABLE)).cases);
    expect(reading.summary?.dialect.lineEnd).toBe("crcrlf");
  });

  it("are counted as an editor counts them, by their LF", async () => {
    const reading = await readExport(doubled.replace("T-3;2023-01-02", "T-3;2023-01-32"));
    expect(inShort(reading)).toEqual(["5 date-invalid aanmelddatum"]);
  });
});

describe('a text as a formula, ="T-1"', () => {
  const asFormula = (text: string) => text.replaceAll(/[^;\n]+/g, '="$&"');

  it.each([
    ["as it is typed", asFormula(TABLE)],
    ["quoted, as it is advised", csvOf(rows()).replaceAll(/[^;\n]+/g, '"=""$&"""')],
    ["with commas", asFormula(TABLE).replaceAll(";", ",")],
    ["in one column", TABLE.replaceAll(/\n(T-\d)/g, '\n="$1"')],
  ])("is read as Excel shows it in every column: %s", async (_, text) => {
    const reading = await readExport(text);
    expect(reading.findings).toEqual([]);
    expect(reading.cases).toEqual((await readExport(TABLE)).cases);
  });

  it("may be empty, and may contain a quote", async () => {
    const text = csvOf(rows().map((row) => ({ ...row, herkomst: '=""' })));
    expect((await readExport(text)).cases[0]?.herkomst).toBeNull();
  });

  it.each(['="T-1"x', 'a="T-1"', '="T-1', '="T;1"', '= "T-1"'])(
    "is not read if a quote is out of place: %s",
    async (cell) => {
      const reading = await readExport(TABLE.replace("\nT-3", `\n${cell}`));
      expect(reading.findings.map(({ code }) => code)).toContain("quote-stray");
    },
  );

  it("is searched for personal data", async () => {
    const text = TABLE.replace("\nT-3", '\n="jan@voorbeeld.nl"');
    const reading = await readExport(text.replace("traject_id", "notitie"));
    expect(reading.findings.map(({ code }) => code)).toContain("personal-data-email");
  });
});

describe("a line in another encoding", () => {
  const withAccents = rows().map((row) => ({ ...row, herkomst: "Fryslân", gezag: "Eén ouder" }));
  const lines = csvOf(withAccents).split(/(?<=\n)/);
  const mixed = (odd: number, encoding: "utf-8" | "windows-1252") => {
    const other = encoding === "utf-8" ? "windows-1252" : "utf-8";
    return Buffer.concat(lines.map((line, at) => encoded(line, at === odd - 1 ? encoding : other)));
  };

  it.each(["utf-8", "windows-1252"] as const)("is refused if it is %s", async (encoding) => {
    const reading = await readExport(mixed(4, encoding));
    expect(inShort(reading)).toEqual(["4 encoding-mixed"]);
    expect(reading.findings[0]?.message).toContain(
      encoding === "utf-8" ? "opgeslagen als UTF-8" : "opgeslagen als Windows-1252",
    );
    expect(reading.summary).toBeNull();
  });

  it("is found across chunks of one byte, and read if the user forces the encoding", async () => {
    const bytes = mixed(4, "utf-8");
    const forced = await readExport(bytes, { encoding: "windows-1252" });
    expect(forced.findings.map(({ code }) => code)).not.toContain("encoding-mixed");
  });

  it.each(["utf-8", "windows-1252"] as const)("is not found in a file of %s", async (encoding) => {
    const reading = await readExport(encoded(csvOf(withAccents), encoding));
    expect(reading.findings).toEqual([]);
  });
});
