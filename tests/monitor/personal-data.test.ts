import { describe, expect, it } from "vitest";
import { csvOf, FULL_ROW, fullRows, inShort, readExport, SMALL_ROW } from "./export.ts";

/** The kinds of personal data found in one cell of an unknown column. */
async function kindsIn(text: string): Promise<string[]> {
  const { findings } = await readExport(csvOf([{ ...SMALL_ROW, notitie: text }]));
  return findings
    .filter(({ column, line }) => column === "notitie" && line === 2)
    .map(({ code }) => code.replace("personal-data-", ""));
}

const PASSING = ["111222333", "123456782", "010464554", "999999990", "100000009", "300000005"];
const FAILING = ["111222334", "123456789", "987654321", "200000001", "400000002", "500000003"];

describe("an e-mail address", () => {
  it.each([
    "jan@voorbeeld.nl",
    "mail jan.de-vries+x@mail.voorbeeld.co.uk!",
    "(JAN@VOORBEELD.NL)",
    "<j@v.nl>",
    "a|jan@voorbeeld.nl|b",
    "zoë@bücher.de",
    "jan@voorbeeld.nl.",
  ])("is found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual(["email"]);
  });

  it.each([
    "jan@voorbeeld",
    "jan@voorbeeld.n",
    "@voorbeeld.nl",
    "jan @voorbeeld.nl",
    "jan@ voorbeeld.nl",
    "jan@voorbeeld.n1",
    "gestart@2023-01-09|afgesloten@02-10-2023 13:45",
  ])("is not found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual([]);
  });
});

describe("a Dutch telephone number", () => {
  it.each([
    "0612345678",
    "06 12345678",
    "06-12 34 56 78",
    "06\u00a012345678",
    "020-1234567",
    "bel 0201234567, na zes uur",
    "+31612345678",
    "+31 6 1234 5678",
    "+31 (0)6 12345678",
    "+31(0)612345678",
    "0031612345678",
    "0031 (0)20-123 45 67",
    "0 6 1 2 3 4 5 6 7 8",
    "op 2024-01-02 13:45 +31 6 12345678",
  ])("is found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual(["phone"]);
  });

  it.each([
    "061234567",
    "06123456789",
    "0012345678",
    "06  12345678",
    "06 - 12345678",
    "T0612345678",
    "Cafe\u03010612345678",
    "0612345678x",
    "0612345678-1",
    "-0612345678",
    "1612345678",
    "+32612345678",
    "06-12-2024 13:45",
  ])("is not found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual([]);
  });
});

describe("an IBAN", () => {
  it.each([
    "NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00",
    "op rekening NL91 ABNA 0417 1643 00 van de gemeente",
    "nl91abna0417164300",
    "(GB82WEST12345698765432)",
    "BE68 5390 0754 7034",
    "NO93 8601 1117 947",
    "MT84MALT011000012345MTLCAST001S",
  ])("is found in %j", async (text) => {
    expect(await kindsIn(text)).toContain("iban");
  });

  it.each([
    "NL91ABNA0417164301",
    "NL91ABNA041716430",
    "NL91ABNA04171643000",
    "XX91ABNA0417164300",
    "xNL91ABNA0417164300",
    "NL91ABNA0417164300-1",
    "NL91  ABNA  0417  1643  00",
    "NL91A BNA0 4171 6430 0",
  ])("is not found in %j", async (text) => {
    expect(await kindsIn(text)).not.toContain("iban");
  });
});

describe("a postcode", () => {
  it.each(["1234AB", "1234 AB", "te 9999 ZZ Groningen", "1012\u00a0WX"])(
    "is found in %j",
    async (text) => {
      expect(await kindsIn(text)).toEqual(["postcode"]);
    },
  );

  it.each([
    "0123AB",
    "1234  AB",
    "1234ab",
    "1234 Ab",
    "1234ABC",
    "12345AB",
    "1234-AB",
    "1234SA",
    "1234 SD",
    "1234SS",
    "x1234AB",
    "01-02-2024 AB",
  ])("is not found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual([]);
  });
});

describe("a citizen service number within longer text", () => {
  it.each([
    "bsn 111222333",
    "111222333.",
    "(123456782)",
    "zie 111.222.333 in het dossier",
    "zie 1112.22.333 in het dossier",
    "zie 111 222 333 in het dossier",
    "12 111222333",
    "2024-01-01 111222333",
    "111222333|111222334",
  ])("is found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual(["bsn"]);
  });

  it.each([
    "zaak 111222334",
    "zaak 000000000",
    "zaak 1112223330",
    "zaak A111222333",
    "zaak 111222333-1",
    "zaak 111222333_a",
    "zaak 11122233",
    "zaak 111-222-333",
    "zaak 1 1 1 2 2 2 3 3 3",
    "zaak 111222333x",
  ])("is not found in %j", async (text) => {
    expect(await kindsIn(text)).toEqual([]);
  });
});

describe("a column of nothing but numbers", () => {
  const column = (numbers: readonly string[]) =>
    readExport(csvOf(fullRows(...numbers.map((zaak) => ({ zaak })))));
  const hits = async (numbers: readonly string[]) =>
    (await column(numbers)).findings
      .filter(({ severity }) => severity === "error")
      .map(({ line, code, column: name }) => `${line} ${code} ${name}`);

  it("contains BSNs if five pass and more than half, with the line of the first", async () => {
    const numbers = [...FAILING.slice(0, 4), ...PASSING.slice(0, 5)];
    expect(await hits(numbers)).toEqual(["6 personal-data-bsn-column zaak"]);
  });

  it("contains none if fewer than five pass", async () => {
    expect(await hits(PASSING.slice(0, 4))).toEqual([]);
  });

  it("contains none if at most half pass", async () => {
    expect(await hits([...FAILING.slice(0, 5), ...PASSING.slice(0, 5)])).toEqual([]);
  });

  it("is judged by its bare numbers only", async () => {
    const numbers = [...PASSING.slice(0, 5), ...Array.from({ length: 20 }, () => "geen")];
    expect(await hits(numbers)).toEqual(["2 personal-data-bsn-column zaak"]);
  });

  it("may omit a leading zero, and may have dots or spaces", async () => {
    const numbers = ["10464554", "111.222.333", "123 456 782", " 999999990 ", "100000009\u00a0"];
    expect(await hits(numbers)).toEqual(["2 personal-data-bsn-column zaak"]);
  });

  it("is harmless if it contains zeros", async () => {
    expect(await hits(Array.from({ length: 9 }, () => "000000000"))).toEqual([]);
    expect(await hits(Array.from({ length: 9 }, () => "00000000"))).toEqual([]);
  });

  it("is harmless if it contains consecutive case numbers", async () => {
    expect(await hits(Array.from({ length: 500 }, (_, index) => `${202400000 + index}`))).toEqual(
      [],
    );
  });
});

describe("traject_id", () => {
  const findings = async (ids: readonly string[]) =>
    inShort(await readExport(csvOf(fullRows(...ids.map((id) => ({ traject_id: id }))))));

  it("is searched for an IBAN", async () => {
    expect(await findings(["T-1", "NL91ABNA0417164300"])).toEqual([
      "3 personal-data-iban traject_id",
    ]);
  });

  it.each(["", "T-", "zaak_", "2024-"])(
    "is searched for BSNs by column after %j",
    async (prefix) => {
      const ids = [...FAILING.slice(0, 2), ...PASSING].map((number) => prefix + number);
      expect(await findings(ids)).toEqual(["4 personal-data-bsn-column traject_id"]);
    },
  );

  it("is not searched for anything else", async () => {
    const ids = ["0612345678", "1234AB", "111222333", "T-111222333", "T-0612345678"];
    expect(await findings(ids)).toEqual([]);
  });
});

describe("a header", () => {
  const findings = async (header: string) =>
    inShort(await readExport(csvOf([{ ...SMALL_ROW, [header]: "x" }])));

  it.each([
    "BSN",
    "bsn_kind",
    "Burgerservicenummer",
    "IBAN ouder",
    "rekeningnummer",
    "mail",
    "e-mail",
    "Email",
    "emailadres",
    "Voornaam",
    "achternaam moeder",
    "naam",
    "Woonadres",
    "adres",
    "straat",
    "Dorpsstraat",
    "telefoonnummer",
    "Telefoon 2",
    "mobiel",
    "postcode4",
    "geboortedatum",
    "geboorte_jaar",
  ])("%j is one of personal data", async (header) => {
    expect(await findings(header)).toEqual([`1 personal-data-header ${header}`]);
  });

  it.each([
    "voornaamste vraag",
    "adressen",
    "straatnr",
    "bsnummer",
    "ibannen",
    "aantal mails",
    "namen",
    "huistelefoon",
    "begeboorte",
    "maildatum",
  ])("%j is harmless", async (header) => {
    expect(await findings(header)).toEqual([`1 column-unknown ${header}`]);
  });

  it.each([
    ["jan@voorbeeld.nl", "email"],
    ["0612345678", "phone"],
    ["te 1234 AB", "postcode"],
    ["zaak 111222333", "bsn"],
    ["NL91ABNA0417164300", "iban"],
  ])("%j is itself personal", async (header, kind) => {
    const reading = await readExport(csvOf([{ ...SMALL_ROW, [header]: "x" }]));
    expect(inShort(reading)).toEqual([`1 personal-data-${kind} kolom 5`]);
    expect(JSON.stringify(reading.findings)).not.toContain(header);
  });
});

describe("the search", () => {
  it("covers the columns of the codebook", async () => {
    for (const column of Object.keys(FULL_ROW)) {
      if (column === "traject_id") continue;
      const reading = await readExport(csvOf(fullRows({ [column]: "jan@voorbeeld.nl" })));
      expect(inShort(reading)).toContain(`2 personal-data-email ${column}`);
    }
  });

  it("finds nothing in rows that follow the contract", async () => {
    const dated = { eerste_contact_op: "2023-01-06T12:34:56.789+01:00", herkomst: "Zuid-Holland" };
    expect((await readExport(csvOf(fullRows({}, dated)))).findings).toEqual([]);
  });

  it("reports every kind in a cell once, and never the value", async () => {
    const text = "Jan, 06-12345678 of 06-87654321, jan@voorbeeld.nl, 1234 AB";
    const reading = await readExport(csvOf([{ ...SMALL_ROW, notitie: text }]));
    expect(inShort(reading)).toEqual([
      "1 column-unknown notitie",
      "2 personal-data-email notitie",
      "2 personal-data-phone notitie",
      "2 personal-data-postcode notitie",
    ]);
    expect(JSON.stringify(reading.findings)).not.toMatch(/Jan|12345678|1234 AB/);
  });

  it("is quick on long cells that are built to be slow", async () => {
    const cells = ["a.", "1 ", "0 6", "a@", "12-", "NL9", "+31 "].map((part) =>
      part.repeat(Math.floor(9_999 / part.length)),
    );
    const started = performance.now();
    await readExport(
      csvOf(cells.map((notitie, index) => ({ ...SMALL_ROW, traject_id: `T-${index}`, notitie }))),
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
