import { describe, expect, it } from "vitest";

import { type Day, parseIsoDay, parsePeriod, type Period } from "../../src/period/period.ts";
import { remarksOnTimes } from "../../src/proofreading/time.ts";
import { proofText, sampleTexts } from "./proof-text.ts";

function periodOf(id: string): Period {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(`${id} is not a period`);
  return period;
}

function dayOf(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error(`${iso} is not a day`);
  return day;
}

interface Beside {
  readonly period?: string;
  readonly publishedOn?: string | null;
}

/** The remarks on a text, each as its code with the words at its place. */
function remarksOn(
  markdown: string,
  { period = "2024-Q1", publishedOn = "2024-05-27" }: Beside = {},
) {
  const day = publishedOn === null ? null : dayOf(publishedOn);
  return remarksOnTimes(proofText(markdown), { period: periodOf(period), publishedOn: day });
}

describe("a time outside the period", () => {
  it.each([
    "In deze periode meldden zich in december veel mensen.",
    "Dit kwartaal (het vierde kwartaal van 2023) was druk.",
    "In dit kwartaal, oktober tot en met december 2023, werd het rustiger.",
    "Deze drie maanden, van oktober tot en met december, waren druk.",
    "In oktober kregen we dit kwartaal de meeste vragen.",
    "Dit kwartaal begon in oktober met een leerdag.",
    "Op dit moment (december 2023) wachten gezinnen korter.",
    "Inmiddels is het december.",
    "Inmiddels hebben in november veel ouders gebeld.",
    "Dit jaar, 2023, groeide het team.",
    "In oktober, november en december 2023 kregen we één klacht.",
    "We kregen van oktober tot en met december één klacht.",
    "In het vierde kwartaal van 2023 kregen we één klacht.",
    "In Q4 2023 kregen we één klacht.",
    "### Wat we deden in oktober, november en december",
    "De afgelopen maanden was het in november het drukst.",
  ])("is reported: %s", (sentence) => {
    const remarks = remarksOn(sentence);
    expect(remarks.map(({ code }) => code)).toStrictEqual(["text-time-outside"]);
    expect(remarks[0]?.more).toBe("Dit rapport gaat over januari tot en met maart 2024.");
  });

  it.each([
    "In deze periode meldden zich in januari veel mensen.",
    "In dit kwartaal, januari tot en met maart 2024, werd het rustiger.",
    "Dit jaar begon in januari met een leerdag.",
    "Dit jaar willen we in oktober een tweede leerdag.",
    "Nu, een jaar na de brieven van september 2023, wordt het rustiger.",
    "De brieven van september 2023 hadden in deze periode nog effect.",
    "Sinds november bellen we ook nu nog elk gezin.",
    "In oktober begonnen we, nu is het gewoon.",
    "Het startteam dat we in december oprichtten, is nu een vast onderdeel.",
    "In deze periode spraken we ouders die zich in oktober meldden.",
    "In deze periode spraken we gezinnen over hun aanmelding in 2022.",
    "Deze maanden waren rustiger dan in november.",
    "In mei kijken we of dat nu beter gaat.",
    "De komende maanden, april, mei en juni, kijken we verder.",
    "In oktober, november en december was het drukker dan in januari, februari en maart.",
    "In het vorige kwartaal, oktober tot en met december, was het druk.",
    "In december was het druk.",
    "Dat was in het vierde kwartaal anders.",
    "In oktober en december was het druk.",
    "Na oktober, november en december werd het rustiger.",
    "> In deze periode belde ik in december.\n>\n> — Ouder",
  ])("is not reported: %s", (sentence) => {
    expect(remarksOn(sentence)).toStrictEqual([]);
  });

  it("reads a month in the year of the report, across a change of the year", () => {
    const period = "2023-12--2024-02";
    expect(remarksOn("In deze maanden, december, januari en februari.", { period })).toStrictEqual(
      [],
    );
    const copied = remarksOn("In september, oktober en november was het druk.", { period });
    expect(copied.map(({ code }) => code)).toStrictEqual(["text-time-outside"]);
  });

  it("does not take a single month for the previous period", () => {
    expect(remarksOn("In februari was het druk.", { period: "2024-03" })).toStrictEqual([]);
  });

  it("skips woven values and other languages", () => {
    const report = { period: periodOf("2024-Q1"), publishedOn: null };
    const woven = proofText("In deze periode, {{0}}, was het druk.", ["december 2023"]);
    expect(remarksOnTimes(woven, report)).toStrictEqual([]);
    const foreign = proofText("In deze periode [in december]{lang=en} was het druk.");
    expect(remarksOnTimes(foreign, report)).toStrictEqual([]);
  });
});

describe("a date still to come that has passed", () => {
  it.each([
    "De publicatie staat gepland op maandag 26 februari 2024.",
    "De leerrapportage verschijnt op 3 april 2024.",
    "We publiceren op 15 april ook een film.",
    "De film wordt op 14 mei 2024 gepubliceerd.",
    "Het overleg vindt op 14-05-2024 plaats.",
    "Het rapport verschijnt in april 2024.",
    "Op 26 mei 2024 zal de website veranderen.",
  ])("is reported: %s", (sentence) => {
    const remarks = remarksOn(sentence);
    expect(remarks.map(({ code }) => code)).toStrictEqual(["text-date-passed"]);
    expect(remarks[0]?.more).toBe("Het rapport verschijnt op 27 mei 2024.");
  });

  it.each([
    "De publicatie staat gepland op maandag 27 mei 2024 om 10.00 uur.",
    "De publicatie stond gepland op 20 mei 2024.",
    "De leerrapportage verschijnt op 3 juni.",
    "De eerste brief is op 19 september 2023 verstuurd.",
    "Op 31 maart 2024 worden veel gezinnen ondersteund.",
    "Dit verhaal gaat over de brief van 19 september 2023.",
    "In februari en maart gaan we verder.",
  ])("is not reported: %s", (sentence) => {
    expect(remarksOn(sentence)).toStrictEqual([]);
  });

  it("is a date in the period, if the day of publication is unknown", () => {
    const beside = { publishedOn: null };
    const [passed] = remarksOn("De film verschijnt op 31 maart 2024.", beside);
    expect(passed?.code).toBe("text-date-passed");
    expect(passed?.more).toBe("De periode loopt tot en met 31 maart 2024.");
    expect(remarksOn("De film verschijnt op 1 april 2024.", beside)).toStrictEqual([]);
  });
});

describe("the day of the week of a date", () => {
  it("is reported if it is wrong", () => {
    const [remark] = remarksOn("We spraken elkaar op dinsdag 27 mei 2024.");
    expect(remark?.code).toBe("text-weekday");
    expect(remark?.more).toBe("27 mei 2024 is een maandag.");
    expect(remark?.passage.placeAt(remark.index)).toStrictEqual({ line: 1, position: 22 });
  });

  it.each([
    ["We spraken elkaar op maandag 27 mei 2024.", 0],
    ["We spraken elkaar op maandag 27 mei.", 0],
    // 27 May is a Saturday, a Monday and a Tuesday in the years around.
    ["We spraken elkaar op zaterdag 27 mei.", 0],
    ["We spraken elkaar op vrijdag 27 mei.", 1],
    // 12 March 2024, in the period, is a Tuesday; it is a Sunday in the year before.
    ["We spraken elkaar op zondag 12 maart.", 1],
    ["We spraken elkaar op dinsdag 12 maart.", 0],
    ["We spraken elkaar op dinsdag 31 februari 2024.", 0],
  ])(
    "is compared in the typed year, the year of the period, or any year around it: %s",
    (sentence, count) => {
      expect(remarksOn(sentence)).toHaveLength(count);
    },
  );
});

describe("the sample's texts", () => {
  it("have no finding in their own period", () => {
    const remarks = sampleTexts().flatMap(({ path, period, text }) =>
      remarksOnTimes(text, { period: periodOf(period), publishedOn: null }).map(({ code }) => [
        path,
        code,
      ]),
    );
    expect(remarks).toStrictEqual([]);
  });

  it("have findings if they are copied to the next period", () => {
    const report = { period: periodOf("2024-Q2"), publishedOn: dayOf("2024-08-26") };
    const remarks = sampleTexts().flatMap(({ path, period, text }) =>
      period === "2024-Q1"
        ? remarksOnTimes(text, report).map(
            ({ code }) => `${path.split("/").slice(3).join("/")} ${code}`,
          )
        : [],
    );
    expect(remarks).toStrictEqual([
      "factsheet/inleiding.md text-time-outside",
      "leerrapport/inleiding.md text-time-outside",
      "nota/aanleiding.md text-time-outside",
      "nota/aanleiding.md text-date-passed",
      "voortgangsrapportage/inleiding.md text-time-outside",
      "voortgangsrapportage/inleiding.md text-time-outside",
    ]);
  });
});
