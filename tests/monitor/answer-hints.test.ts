import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type ColumnName, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import type { Column } from "../../src/codebook/column.ts";
import { ChoiceFinder } from "../../src/monitor/cells/choices.ts";
import { csvOf, fullRows, inShort, readExport } from "./export.ts";

/** The messages about one cell. */
async function messagesFor(column: ColumnName, text: string): Promise<string> {
  const reading = await readExport(csvOf(fullRows({ [column]: text })));
  expect(inShort(reading).every((finding) => finding.endsWith(` ${column}`))).toBe(true);
  expect(reading.findings).not.toEqual([]);
  return reading.findings.map(({ message }) => message).join("\n");
}

describe("the meaning of an empty cell", () => {
  it.each([
    "Nog niet gestart",
    "nog_niet_gestart",
    "NOG-NIET-GESTART",
    "nog niet gestrat",
    "nog niet gestart@2024-01-09",
    "niet gestart",
    "nog niet begonnen",
    "wachtlijst",
  ])("is explained when it is written in the course of the status: %s", async (text) => {
    const message = await messagesFor("statusverloop", text);
    expect(message).not.toContain("Bedoel je");
    expect(message).toContain('Voor "Nog niet gestart" laat je de cel leeg.');
  });

  it("is explained beside the steps to choose from", async () => {
    expect(await messagesFor("statusverloop", "verhuisd@2024-01-09")).toContain(
      "Kies uit: gestart, nooit_gestart, afgesloten, heropend. Laat de cel leeg als je het niet weet. Een lege cel telt als: Nog niet gestart.",
    );
  });

  it.each([
    ["herkomst", "Onbekend", "Onbekend"],
    ["aanmeldroute", "onbekend", "Onbekend"],
    ["gezag", "nog niet in beeld", "Nog niet in beeld"],
    ["ondersteunde", "Nog_niet_in_beeld", "Nog niet in beeld"],
  ] as const)("is said for the unknown of %s", async (column, text, label) => {
    const message = await messagesFor(column, text);
    expect(message).toContain(`Voor "${label}" laat je de cel leeg.`);
  });
});

describe("another word for a step", () => {
  it.each([
    ["statusverloop", "Lopend", "gestart@2024-04-30"],
    ["statusverloop", "lopend@2023-02-01", "gestart@2024-04-30"],
    ["statusverloop", "Gestopt@2023-02-01", "afgesloten@2024-04-30"],
    ["statusverloop", "beëindigd@2023-02-01", "afgesloten@2024-04-30"],
    ["verklarende_analyse", "lopend", "gestart@2024-04-30"],
    ["verklarende_analyse", "afgesloten@2023-02-01", "afgerond@2024-04-30"],
  ] as const)("in %s gets the step as advice: %s", async (column, text, step) => {
    const message = await messagesFor(column, text);
    expect(message).toContain(`zoals ${step}`);
    expect(message).not.toContain("Bedoel je");
  });
});

describe("a word for unknown", () => {
  const types = ["choice", "choices", "count", "date", "datedChoices"] as const;
  const columns = types.flatMap((type) =>
    STANDARD_CODEBOOK.columns
      .filter((column) => column.type === type && !("filled" in column))
      .slice(0, 2)
      .map(({ name }) => name),
  );

  it.each(columns.flatMap((column) => ["?", "-", "n.v.t.", "NULL"].map((text) => [column, text])))(
    "in %s gets the advice to leave the cell empty: %s",
    async (column, text) => {
      const message = await messagesFor(column as ColumnName, text ?? "");
      expect(message).toMatch(/[Ll]aat de cel (?:dan )?leeg/);
    },
  );

  it.each(["onbekend", "0000-00-00", "01-01-1900"])(
    "gets no such advice if the cell must be filled: %s",
    async (text) => {
      const message = await messagesFor("aanmelddatum", text);
      expect(message).toContain("op elke rij een datum");
      expect(message).not.toContain("leeg");
    },
  );

  it("in the place of a date also empties its answer", async () => {
    const message = await messagesFor("statusverloop", "gestart@onbekend");
    expect(message).toContain("Haal dan dit antwoord");
  });

  it("gets the advice to write no children as 0", async () => {
    expect(await messagesFor("kinderen", "geen")).toContain("Schrijf dan 0");
  });

  it("leaves other mistakes their own advice", async () => {
    expect(await messagesFor("kinderen", "veel")).toContain("van 0 t/m 99");
    expect(await messagesFor("eerste_contact_op", "1987-03-12")).toContain("2000 t/m 2099");
  });
});

describe("answers with a separator other than a bar", () => {
  it.each([
    ["gezag", "alle kinderen, een ouder"],
    ["gezag", "alle_kinderen;een_ouder"],
    ["gezag", "Eén ouder/beide ouders"],
    ["ondersteuningsvragen", "schulden en huisvesting"],
    ["ondersteuningsvragen", "schulden + huisvesting + gezag"],
    ["ondersteuningsvragen", "gezag|schulden, huisvesting"],
    ["redenen_uithuisplaatsing", "middelengebruik\nstrafbare feiten"],
  ] as const)("in %s get the advice to use a bar: %j", async (column, text) => {
    expect(await messagesFor(column, text)).toContain("verticale streep");
  });

  it("do not get that advice if one of them is no answer", async () => {
    expect(await messagesFor("gezag", "alle kinderen, en de hond")).not.toContain("streep");
  });

  it.each(["moeder, vader", "moeder|vader", "vader en kinderen"])(
    "are one too many in a column of one answer: %s",
    async (text) => expect(await messagesFor("ondersteunde", text)).toContain("maar één antwoord"),
  );
});

describe("dated answers in another notation", () => {
  it.each([
    "gestart@12-03-2024, afgesloten@01-05-2024",
    "gestart@12-03-2024 afgesloten@01-05-2024, heropend@02-05-2024",
    "gestart 12-03-2024; afgesloten 01-05-2024",
    "gestart@12/03/2024/afgesloten@01/05/2024",
    "gestart@12-03-2024 -> afgesloten@01-05-2024",
    "gestart@12-03-2024\tafgesloten@01-05-2024",
    "gestart@12-03-2024 ¦ afgesloten@01-05-2024",
    "gestart op 12-03-2024 en afgesloten op 01-05-2024",
    "gestart op 12-03-2024, daarna afgesloten op 01-05-2024",
  ])("get advice about the at sign and the bar: %s", async (text) => {
    expect(await messagesFor("statusverloop", text)).toContain(
      "zoals gestart@2024-01-15|afgesloten@2024-04-30",
    );
  });
});

/** The message about one cell, by column: the text of the cell, and the advice. */
const EXPECTED: Readonly<Partial<Record<ColumnName, readonly (readonly [string, string])[]>>> = {
  statusverloop: [
    ...[
      "Gestart 12-03-2024",
      "gestart: 12-03-2024",
      "gestart (12-03-2024)",
      "gestart op 12-03-2024",
      "gestart – 12/03/2024",
      "gestart=2024-03-12",
      "gestart at 12-03-2024",
      "gestart[at]2024-03-12",
      "gestart#2024-03-12",
      "gestart_2024-03-12",
      "gestart-2024-03-12",
      "gestart2024-03-12",
      "12-03-2024 gestart",
      "12-03-2024: gestart",
      "gestart 12 maart 2024",
      "gestart 12.3.2024",
      "gestart Q1 2024",
      "gestart in 2024",
      "Gestart",
      "gestart@",
      "Lopend",
      "Lopend 12-03-2024",
      "lopend maart 2024",
      "Met ondersteuning",
      "Trajecten met ondersteuning",
      "nog open",
    ].map((text) => [text, "zoals gestart@2024-04-30."] as const),
    ...["Nooit gestart", "nooit gestart 12-03-2024", "nooit", "wordt niet gestart"].map(
      (text) => [text, "zoals nooit_gestart@2024-04-30."] as const,
    ),
    ...["Afgesloten", "12-03-2024 afgesloten", "beëindigd (12-03-2024)", "uitgestroomd"].map(
      (text) => [text, "zoals afgesloten@2024-04-30."] as const,
    ),
    ...["heropend: 12-03-2024", "herstart", "opnieuw gestart@2024-01-01", "hervat"].map(
      (text) => [text, "zoals heropend@2024-04-30."] as const,
    ),
    ["12-03-2024", "Zet voor de datum het antwoord"],
    ["gestart@2023-02-01,", "Naast de datum staat hier nog iets anders"],
    ["gestart@maart 2024", "geen hele datum"],
    ["gestart@#N/B", "Haal dan dit antwoord met zijn apenstaartje weg"],
    ["niet meer gestart", "Kies uit"],
    ["herstat", "Kies uit"],
    ["nog niet afgesloten", "Kies uit"],
  ],
  aanmeldroute: [
    ["zelf aangemeld", "Schrijf rechtstreeks."],
    ["Anders", "Schrijf overig."],
    ["prof", "Bedoel je professional?"],
    ["niet rechtstreeks", "Kies uit"],
    ["#N/B", "de foutmelding van een formule"],
    ["########", "de kolom was in Excel te smal"],
  ],
  via_ondersteuningsbrief: [
    ["J", "Schrijf ja."],
    ["WAAR", "Schrijf ja."],
    ["1", "Schrijf ja."],
    ["n", "Schrijf nee."],
    ["ONWAAR", "Schrijf nee."],
    ["niet", "Schrijf nee."],
  ],
  herkomst: [
    ["Noord Holland", "Bedoel je noord-holland?"],
    ["Utrect", "Bedoel je utrecht?"],
    ["Nederland", "Kies uit"],
    ["gelderland/utrecht", "maar één antwoord."],
  ],
  ondersteunde: [
    ["moeder en vader", "Schrijf beide_ouders."],
    ["vader + moeder", "maar één antwoord: beide_ouders."],
    ["kind", "Schrijf kinderen."],
    ["stiefvader", "Kies uit"],
  ],
  gezinssamenstelling: [
    ["samengesteld", "Bedoel je samengesteld_gezin?"],
    ["niet intact", "Kies uit"],
    ["tweeoudergezin", "Kies uit"],
  ],
  gezag: [
    ["1 ouder", "Schrijf een_ouder."],
    ["geen gezag", "Schrijf geen."],
    ["alleen kinderen", "Kies uit"],
    ["niet alle kinderen", "Kies uit"],
    ["geen ouder", "Kies uit"],
  ],
  kinderen: ["3,0", "twee", "2 kinderen", "ca. 3", "2-3", "100", "12-03-2024"].map(
    (text) => [text, "een heel getal van 0 t/m 99 in cijfers"] as const,
  ),
  eerste_contact_op: [
    ...["maart 2024", "mrt-24", "2024", "2024-03", "Q1 2024", "12 maart", "12-03"].map(
      (text) => [text, "geen hele datum"] as const,
    ),
    ...["ja", "gepland", "nog niet", "vandaag", "volgt nog"].map(
      (text) => [text, "tekst in plaats van een datum"] as const,
    ),
    ...["12-mrt-2024", "dinsdag 12 maart 2024", "March 12, 2024", "12-maart-24"].map(
      (text) => [text, "de maand staat er in letters"] as const,
    ),
    ...["20240312", "2024-3-12", "12–03–2024", "12 03 2024", String.raw`12\03\2024`].map(
      (text) => [text, "anders geschreven"] as const,
    ),
    ...["12-03-2024 (telefonisch)", "ca. 12-03-2024", "12-03-2024?", "'12-03-2024"].map(
      (text) => [text, "Naast de datum"] as const,
    ),
    ["12-03-2024 en 14-03-2024", "Hier staan meer datums bij elkaar"],
    ["12.03.2024", "staan punten"],
  ],
  verklarende_analyse: [
    ["nog niet gestart", "Laat de cel leeg."],
    ["niet nodig", "Laat de cel leeg."],
    ["bezig", "zoals gestart@2024-04-30."],
    ["afgerond 12-03-2024", "zoals afgerond@2024-04-30."],
    ["niet afgerond", "Kies uit"],
  ],
  resultaten: [
    ["woning gevonden 12-03-2024", "zoals woning_gevonden@2024-04-30."],
    ["geen woning gevonden@2024-01-01", "report codebook"],
    ["uithuisplaatsing@2024-01-01", "report codebook"],
    ["schulden niet aangepakt@2024-01-01", "report codebook"],
  ],
  redenen_uithuisplaatsing: [
    ["veilige thuissituatie", "Kies uit"],
    ["onvermogen", "Bedoel je onvermogen_te_zorgen?"],
  ],
};

describe("one cell", () => {
  const cells = Object.entries(EXPECTED).flatMap(([column, texts]) =>
    texts.map(([text, message]) => [column, text, message] as const),
  );

  it.each(cells)("of %s with %j gets the message: %s", async (column, text, message) => {
    expect(await messagesFor(column as ColumnName, text)).toContain(message);
  });
});

describe("the advice about an answer", () => {
  const columns = STANDARD_CODEBOOK.columns.filter(({ type }) =>
    ["choice", "choices", "datedChoices"].includes(type),
  );
  const answers = columns.flatMap((column: Column) =>
    (column.choices ?? []).map(({ code, label }) => ({ column, code, label })),
  );
  const turned = fc.constantFrom<(words: string) => string>(
    ...[
      "niet",
      "geen",
      "nooit",
      "zonder",
      "nog niet",
      "niet meer",
      "wordt niet",
      "alles behalve",
    ].map((word) => (words: string) => `${word} ${words}`),
    (words) => `${words} niet`,
    (words) => words.replace(/ (?=\S+$)/, " niet "),
    (words) => `on${words}`,
  );

  it("never names an answer that the cell denies", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...answers),
        turned,
        fc.boolean(),
        async ({ column, code, label }, turn, isCode) => {
          const text = turn((isCode ? code.replaceAll("_", " ") : label).toLowerCase());
          const finder = new ChoiceFinder(column);
          // Some denials are an answer: "nooit gestart".
          if (finder.find(text) !== undefined) return;
          const [fault] = finder.unknown(text).faults;
          const hint = fault?.code === "choice-unknown" ? fault.hint : { kind: "none" as const };
          const named =
            hint.kind === "instead"
              ? hint.code
              : hint.kind === "meant"
                ? finder.find(hint.term)
                : hint.kind;
          expect([code, "joined"]).not.toContain(named);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("the text of a cell", () => {
  it.each([
    ["gezag", "oma Zwaantje, opa"],
    ["ondersteunde", "moeder Zwaantje"],
    ["statusverloop", "Zwaantje@2024-01-01|gestart (01-02-2024), Zwaantje"],
    ["resultaten", "woning_gevonden 12-03-2024 Zwaantje"],
    ["kinderen", "Zwaantje"],
    ["eerste_contact_op", "onbekend, Zwaantje belt"],
    ["jeugdzorgregios", "Zwaantje, Twente|onbekend Zwaantje|Zwaantje"],
  ] as const)("is never repeated: %s", async (column, text) => {
    expect(await messagesFor(column, text)).not.toContain("Zwaan");
  });
});

it("the advice under a codebook file names the codes of that file", async () => {
  const codebook = {
    ...STANDARD_CODEBOOK,
    columns: STANDARD_CODEBOOK.columns.map((column) =>
      column.name === "gezag"
        ? { ...column, choices: ["opa", "oma"].map((code) => ({ code, label: code, aliases: [] })) }
        : column,
    ),
  };
  const reading = await readExport(csvOf(fullRows({ gezag: "opa, oma" })), { codebook });
  expect(reading.findings[0]?.message).toContain("zoals opa|oma");
});
