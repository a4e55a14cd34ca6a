import { describe, expect, it } from "vitest";
import { csvOf, fullRows, inShort, readExport, SMALL_ROW, type RowText } from "./export.ts";

const D = "2023-01-02";

/** Each rule: rows that follow it, and rows that break it with the expected finding. */
const RULES: Readonly<
  Record<string, { kept: readonly RowText[]; broken: readonly (readonly [RowText, string])[] }>
> = {
  "eerste_contact_op is not before aanmelddatum": {
    kept: [{ eerste_contact_op: D }, { eerste_contact_op: "" }],
    broken: [[{ eerste_contact_op: "2023-01-01" }, "date-before-registration eerste_contact_op"]],
  },
  "welkomstgesprek_ingepland_op is not before aanmelddatum": {
    kept: [{ welkomstgesprek_ingepland_op: D }],
    broken: [
      [
        { welkomstgesprek_ingepland_op: "1-1-2023" },
        "date-before-registration welkomstgesprek_ingepland_op",
      ],
    ],
  },
  "no dated choice is before aanmelddatum": {
    kept: [
      {
        statusverloop: `gestart@${D}`,
        verklarende_analyse: `gestart@${D}`,
        resultaten: `terugplaatsing_kinderen@${D}`,
      },
    ],
    broken: [
      [{ statusverloop: "gestart@2022-12-31" }, "date-before-registration statusverloop"],
      [
        { verklarende_analyse: "gestart@2023-01-01" },
        "date-before-registration verklarende_analyse",
      ],
      [
        { resultaten: "woning_gevonden@2022-01-01|terugplaatsing_kinderen@2023-09-01" },
        "date-before-registration resultaten",
      ],
    ],
  },
  "the steps of statusverloop are in order of time": {
    kept: [{ statusverloop: "gestart@2023-02-01|afgesloten@2023-02-01" }],
    broken: [
      [{ statusverloop: "gestart@2023-02-02|afgesloten@2023-02-01" }, "status-order statusverloop"],
    ],
  },
  "only the allowed steps follow one another": {
    kept: [
      { statusverloop: "" },
      { statusverloop: "gestart@2023-02-01" },
      { statusverloop: "nooit_gestart@2023-02-01" },
      { statusverloop: "nooit_gestart@2023-02-01|gestart@2023-03-01|afgesloten@2023-04-01" },
      {
        statusverloop:
          "gestart@2023-02-01|afgesloten@2023-03-01|heropend@2023-04-01|afgesloten@2023-05-01|heropend@2023-06-01",
      },
    ],
    broken: [
      "afgesloten@2023-02-01",
      "heropend@2023-02-01",
      "gestart@2023-02-01|gestart@2023-03-01",
      "gestart@2023-02-01|heropend@2023-03-01",
      "gestart@2023-02-01|nooit_gestart@2023-03-01",
      "nooit_gestart@2023-02-01|afgesloten@2023-03-01",
      "nooit_gestart@2023-02-01|heropend@2023-03-01",
      "gestart@2023-02-01|afgesloten@2023-03-01|gestart@2023-04-01",
      "gestart@2023-02-01|afgesloten@2023-03-01|afgesloten@2023-04-01",
      "gestart@2023-02-01|afgesloten@2023-03-01|heropend@2023-04-01|gestart@2023-05-01",
    ].map((statusverloop) => [{ statusverloop }, "status-step statusverloop"]),
  },
  "now + before ≤ kinderen, an empty one on the left counts as 0": {
    kept: [
      { kinderen: "3" },
      { kinderen: "" },
      { kinderen: "2", kinderen_eerder_uithuisgeplaatst: "" },
      { kinderen: "0", kinderen_nu_uithuisgeplaatst: "", kinderen_eerder_uithuisgeplaatst: "" },
    ],
    broken: [
      [{ kinderen: "2" }, "children-placed-exceed kinderen_nu_uithuisgeplaatst"],
      [
        { kinderen: "1", kinderen_eerder_uithuisgeplaatst: "" },
        "children-placed-exceed kinderen_nu_uithuisgeplaatst",
      ],
      [
        {
          kinderen: "0",
          kinderen_nu_uithuisgeplaatst: "",
        },
        "children-placed-exceed kinderen_nu_uithuisgeplaatst",
      ],
    ],
  },
  "the three maatregel counts together ≤ children placed": {
    kept: [
      { kinderen_met_maatregel: "0" },
      { kinderen_met_maatregel: "2", kinderen_zonder_maatregel: "" },
      { kinderen_met_maatregel: "9", kinderen_eerder_uithuisgeplaatst: "" },
    ],
    broken: [
      [{ kinderen_zonder_maatregel: "2" }, "measures-exceed-placed kinderen_met_maatregel"],
      [
        { kinderen_met_maatregel: "3", kinderen_zonder_maatregel: "" },
        "measures-exceed-placed kinderen_met_maatregel",
      ],
      [
        {
          kinderen: "",
          kinderen_eerder_uithuisgeplaatst: "0",
          kinderen_met_maatregel: "3",
          kinderen_zonder_maatregel: "",
          kinderen_met_en_zonder_maatregel: "",
          kinderen_in_pleeggezin: "",
        },
        "measures-exceed-placed kinderen_met_maatregel",
      ],
    ],
  },
  "the four whereabouts counts together ≤ children placed": {
    kept: [
      { kinderen_in_pleeggezin: "0" },
      { kinderen_in_pleeggezin: "2", kinderen_in_netwerk: "" },
    ],
    broken: [
      [{ kinderen_in_instelling: "1" }, "whereabouts-exceed-placed kinderen_in_pleeggezin"],
      [
        { kinderen_in_pleeggezin: "", kinderen_in_netwerk: "3" },
        "whereabouts-exceed-placed kinderen_in_pleeggezin",
      ],
    ],
  },
  "kinderen_teruggeplaatst ≤ children placed": {
    kept: [
      { kinderen_teruggeplaatst: "3" },
      { kinderen_teruggeplaatst: "4", kinderen_nu_uithuisgeplaatst: "" },
    ],
    broken: [[{ kinderen_teruggeplaatst: "4" }, "returned-exceed-placed kinderen_teruggeplaatst"]],
  },
  "children returned come with the result terugplaatsing_kinderen": {
    kept: [
      { resultaten: "", kinderen_teruggeplaatst: "0" },
      { resultaten: "", kinderen_teruggeplaatst: "" },
      {
        resultaten:
          "woning_gevonden@2023-05-01|Terugplaatsing van kinderen na een uithuisplaatsing@2023-05-02",
      },
    ],
    broken: [
      [{ resultaten: "" }, "returned-without-result kinderen_teruggeplaatst"],
      [
        { resultaten: "woning_gevonden@2023-05-01" },
        "returned-without-result kinderen_teruggeplaatst",
      ],
    ],
  },
  "no code is repeated in resultaten or verklarende_analyse": {
    kept: [{ resultaten: "terugplaatsing_kinderen@2023-09-01|woning_gevonden@2023-09-01" }],
    broken: [
      [
        { resultaten: "terugplaatsing_kinderen@2023-09-01|terugplaatsing_kinderen@2023-10-01" },
        "result-repeated resultaten",
      ],
      [
        {
          resultaten:
            "terugplaatsing_kinderen@2023-09-01|woning_gevonden@2023-09-01|Woning gevonden@2023-09-01",
        },
        "result-repeated resultaten",
      ],
      [
        { verklarende_analyse: "gestart@2023-02-01|gestart@2023-03-01" },
        "analysis-repeated verklarende_analyse",
      ],
    ],
  },
  "afgerond has a gestart on or before it": {
    kept: [
      { verklarende_analyse: "gestart@2023-02-01" },
      { verklarende_analyse: "gestart@2023-02-01|afgerond@2023-02-01" },
      { verklarende_analyse: "afgerond@2023-03-01|gestart@2023-02-01" },
    ],
    broken: [
      [
        { verklarende_analyse: "afgerond@2023-02-01" },
        "analysis-finished-before-start verklarende_analyse",
      ],
      [
        { verklarende_analyse: "gestart@2023-03-01|afgerond@2023-02-01" },
        "analysis-finished-before-start verklarende_analyse",
      ],
    ],
  },
  "gezag geen is the only answer": {
    kept: [{ gezag: "geen" }, { gezag: "geen|geen" }, { gezag: "een_ouder|alle_kinderen" }],
    broken: [[{ gezag: "een_ouder|geen" }, "custody-contradiction gezag"]],
  },
};

describe.each(Object.entries(RULES))("%s", (_, { kept, broken }) => {
  it.each(kept)("kept by %j", async (change) => {
    const { findings, cases } = await readExport(csvOf(fullRows(change)));
    expect(findings).toEqual([]);
    expect(cases).toHaveLength(1);
  });

  it.each(broken)("broken by %j", async (change, finding) => {
    expect(inShort(await readExport(csvOf(fullRows(change))))).toEqual([`2 ${finding}`]);
  });
});

describe("rules across cells", () => {
  it("only warn of gezag geen with another answer", async () => {
    const { findings, cases } = await readExport(csvOf(fullRows({ gezag: "geen|beide_ouders" })));
    expect(findings.map((finding) => finding.severity)).toEqual(["warning"]);
    expect(cases).toHaveLength(1);
  });

  it("are reported at the first column in the contract's order, for any order in the file", async () => {
    const row = Object.fromEntries(
      Object.entries(fullRows({ kinderen: "2", kinderen_teruggeplaatst: "9" })[0] ?? {}).reverse(),
    );
    expect(inShort(await readExport(csvOf([row])))).toEqual([
      "2 returned-exceed-placed kinderen_teruggeplaatst",
      "2 children-placed-exceed kinderen_nu_uithuisgeplaatst",
    ]);
  });

  it("are not checked if a cell that they need is not valid", async () => {
    const reading = await readExport(
      csvOf(
        fullRows(
          { aanmelddatum: "x", eerste_contact_op: "2020-01-01" },
          { kinderen_nu_uithuisgeplaatst: "x", kinderen_teruggeplaatst: "9" },
          { resultaten: "x" },
        ),
      ),
    );
    expect(inShort(reading)).toEqual([
      "2 date-invalid aanmelddatum",
      "3 count-invalid kinderen_nu_uithuisgeplaatst",
      "4 choice-unknown resultaten",
    ]);
  });

  it("do not need a result if the column resultaten is absent", async () => {
    const row = {
      ...SMALL_ROW,
      kinderen_nu_uithuisgeplaatst: "1",
      kinderen_eerder_uithuisgeplaatst: "0",
      kinderen_teruggeplaatst: "1",
    };
    expect((await readExport(csvOf([row]))).findings).toEqual([]);
    const reading = await readExport(csvOf([{ ...row, resultaten: "" }]));
    expect(inShort(reading)).toEqual(["2 returned-without-result kinderen_teruggeplaatst"]);
  });

  it("can be broken together in one row", async () => {
    const row = { statusverloop: "afgesloten@2023-02-01|gestart@2022-01-01" };
    expect(inShort(await readExport(csvOf(fullRows(row))))).toEqual([
      "2 date-before-registration statusverloop",
      "2 status-step statusverloop",
      "2 status-order statusverloop",
    ]);
  });
});
