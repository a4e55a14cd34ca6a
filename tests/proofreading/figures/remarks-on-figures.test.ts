import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { formatInteger } from "../../../src/language/words.ts";
import { figureNumbersOf } from "../../../src/proofreading/figures/figure-numbers.ts";
import { remarksOnFigures } from "../../../src/proofreading/figures/remarks-on-figures.ts";
import { protectedFigures } from "../../document/protected-figures.ts";
import { figuresOfFile } from "../../figures-of-file.ts";
import { proofText, sampleTexts } from "../proof-text.ts";

const NOW = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5);
const BEFORE = await figuresOfFile("fixtures/monitor.csv", "2023-Q4", 5);
const LONG_BEFORE = await figuresOfFile("fixtures/monitor.csv", "2023-Q2", 5);
const NUMBERS = figureNumbersOf({ now: NOW, earlier: [LONG_BEFORE, BEFORE] });

/** The value of a count that is shown. */
function valueOf({ figures }: PublishedFigures, id: string): number {
  const figure = figures[id];
  const value = figure !== undefined && "value" in figure ? figure.value : null;
  if (value === null) throw new Error(`${id} is not shown`);
  return value;
}

/** The remarks on a text, each as its code and the words after the message. */
function saidOf(markdown: string, numbers = NUMBERS) {
  return remarksOnFigures(proofText(markdown), () => numbers).map(({ code, more = "" }) => [
    code,
    more,
  ]);
}

function codesOf(markdown: string, numbers = NUMBERS) {
  return saidOf(markdown, numbers).map(([code]) => code);
}

/** A sentence for each shown number, except those that are too small to be checked. */
function eachShown(): readonly string[] {
  const nouns: Readonly<Record<string, string>> = {
    rows: "gezinnen",
    children: "kinderen",
    days: "dagen wachttijd",
    regions: "jeugdzorgregio's",
  };
  const sentences = NUMBERS.now.flatMap(({ unit, value }) => {
    if (unit === "percent") {
      return value > 0 && value < 100 ? [`Het is ${value}% van de gezinnen.`] : [];
    }
    return value < 5 ? [] : [`Het zijn ${formatInteger(value)} ${nouns[unit] ?? ""}.`];
  });
  return [...new Set(sentences)];
}

describe("a number that is a figure of the report", () => {
  it.each([
    [
      "Er zijn 936 aanmeldingen.",
      '{{cijfer "registrations.total" zelfstandig="aanmelding"}} (Aanmeldingen, stand eind maart 2024)',
    ],
    [
      "Er zijn 483 lopende trajecten.",
      '{{cijfer "status.byCategory" "lopend"}} (Trajecten naar status: Lopend, stand eind maart 2024)',
    ],
    [
      "Er zijn 440 uit huis geplaatste kinderen.",
      '{{cijfer "children.placedNow"}} (Kinderen nu uit huis geplaatst, stand eind maart 2024)',
    ],
    [
      "Nu gingen 31 kinderen terug naar huis.",
      '{{cijfer "children.returned" zelfstandig="kind"}} (Teruggeplaatste kinderen, stand eind maart 2024)',
    ],
    [
      "Er waren honderdnegenenveertig aanmeldingen in deze periode.",
      '{{cijfer "registrations.inPeriod" zelfstandig="aanmelding"}} (Aanmeldingen in de periode, januari t/m maart 2024)',
    ],
    [
      "Ruim 140 mensen meldden zich aan.",
      '{{cijfer "registrations.inPeriod" "afgerond" zelfstandig="persoon"}} (Aanmeldingen in de periode, januari t/m maart 2024)',
    ],
    [
      "Bijna 1.000 mensen meldden zich aan.",
      '{{cijfer "registrations.total" "afgerond" zelfstandig="persoon"}} (Aanmeldingen, stand eind maart 2024)',
    ],
    [
      "85 procent van de mensen kreeg binnen twee dagen contact.",
      '{{aandeel "responseTimes.contactWithin2Days"}} (Eerste contact binnen 2 dagen, stand eind maart 2024)',
    ],
    [
      "Een kwart van de aanmeldingen komt uit Zuid-Holland.",
      '{{aandeel "registrations.byOrigin" "zuid-holland" "breuk"}} (Aanmeldingen naar provincie of buitenland: Zuid-Holland, stand eind maart 2024)',
    ],
    [
      "De wachttijd was 28 dagen tot de start.",
      '{{cijfer "waitingTimes.daysToStart" "median" zelfstandig="dag"}} (Dagen tot de start: de helft hooguit, stand eind maart 2024)',
    ],
    [
      "We werken in 40 jeugdzorgregio’s.",
      `{{cijfer "regions.involved" zelfstandig="jeugdzorgregio"}} (Betrokken jeugdzorgregio's, stand eind maart 2024)`,
    ],
    [
      "Er zijn 22 verklarende analyses.",
      '{{cijfer "analyses.byState" "total" zelfstandig="verklarende analyse"}} (Verklarende analyses: totaal, stand eind maart 2024)',
    ],
    [
      "Dat zijn 110 aanmeldingen minder dan in het kwartaal ervoor.",
      '{{cijfer "registrations.inPeriod" "verschil" zelfstandig="aanmelding"}} (Aanmeldingen in de periode, januari t/m maart 2024)',
    ],
  ])("gets a call to replace it: %s", (sentence, way) => {
    expect(saidOf(sentence)).toStrictEqual([["text-figure-unbound", `Schrijf: ${way}.`]]);
  });

  it("names at most three figures, the ones that fit the sentence first", () => {
    const [[, more] = []] = saidOf("Bij 60 mensen uit Utrecht is er contact.");
    expect(more).toMatch(/^Schrijf: \{\{cijfer "registrations.byOrigin" "utrecht"/);
    expect(more?.match(/\{\{/g)).toHaveLength(3);
  });

  it("is reported at its place, and each of several has its own words", () => {
    const text = proofText(
      "Van de mensen kreeg **85%** binnen twee dagen contact en 67% binnen een week een welkomstgesprek.",
    );
    const [right, wrong] = remarksOnFigures(text, () => NUMBERS);
    expect(right?.code).toBe("text-figure-unbound");
    expect(right?.passage.placeAt(right.index)).toStrictEqual({ line: 1, position: 23 });
    expect(wrong?.code).toBe("text-figure-unknown");
    expect(wrong?.more).toContain("68% (Welkomstgesprek binnen 7 dagen gepland");
  });

  it.each(eachShown())("is found as it is shown: %s", (sentence) => {
    expect(codesOf(sentence)).toStrictEqual(["text-figure-unbound"]);
  });
});

describe("a number that is no figure of the report", () => {
  it.each([
    ["Er zijn 967 aanmeldingen.", "936 aanmeldingen (Aanmeldingen, stand eind maart 2024)"],
    ["Er zijn 369 aanmeldingen via de kerk.", ""],
    // Both numbers equal a category that the sentence does not mention.
    [
      "Dit kwartaal kwamen er 194 nieuwe aanmeldingen bij.",
      "149 aanmeldingen (Aanmeldingen in de periode, januari t/m maart 2024)",
    ],
    [
      "Van alle gezinnen is 59% een eenoudergezin.",
      "53% (Samenstelling van het gezin: Eenoudergezin, stand eind maart 2024)",
    ],
    ["Er zijn 963 mensen aangemeld.", "936 mensen (Aanmeldingen, stand eind maart 2024)"],
    [
      "We hebben 395 lopende trajecten.",
      "483 trajecten (Trajecten naar status: Lopend, stand eind maart 2024)",
    ],
    [
      "Nu zijn er 500 trajecten met ondersteuning.",
      "501 trajecten (Trajecten met ondersteuning, stand eind maart 2024)",
    ],
    ["Er zijn 84 uithuisgeplaatste kinderen.", ""],
    [
      "Er gingen 33 kinderen terug naar huis.",
      "31 kinderen (Teruggeplaatste kinderen, stand eind maart 2024)",
    ],
    [
      "87% kreeg binnen twee dagen contact.",
      "85% (Eerste contact binnen 2 dagen, stand eind maart 2024)",
    ],
    [
      "De helft van de mensen kreeg binnen twee dagen contact.",
      "85% (Eerste contact binnen 2 dagen, stand eind maart 2024)",
    ],
    ["17,5% van de gezinnen heeft contact.", ""],
    [
      "We werken in 41 jeugdzorgregio's.",
      "40 jeugdzorgregio's (Betrokken jeugdzorgregio's, stand eind maart 2024)",
    ],
    [
      "Er zijn 23 verklarende analyses.",
      "22 verklarende analyses (Verklarende analyses: totaal, stand eind maart 2024)",
    ],
    ["Bijna 3.000 gezinnen krijgen hulp.", ""],
    ["In maart meldden 52 mensen zich aan.", "39 mensen (Aanmeldingen per maand: maart 2024)"],
    [
      "Eind december waren er 791 aanmeldingen.",
      "787 aanmeldingen (Aanmeldingen, stand eind december 2023)",
    ],
    [
      "Dat zijn 118 meer aanmeldingen.",
      "110 aanmeldingen (Aanmeldingen in de periode, januari t/m maart 2024)",
    ],
  ])("gets the nearest figure: %s", (sentence, nearest) => {
    const more = nearest === "" ? "" : `Het dichtst bij: ${nearest}.`;
    const [first] = saidOf(sentence);
    expect(first?.[0]).toBe("text-figure-unknown");
    expect(nearest === "" ? "" : first?.[1]).toBe(more);
  });

  it("gets a warning in every form", () => {
    const known = new Set(
      [NUMBERS.now, ...NUMBERS.earlier.map(({ numbers }) => numbers)]
        .flat()
        .map(({ value }) => value),
    );
    const unknown = fc.integer({ min: 5, max: 20_000 }).filter((value) => !known.has(value));
    fc.assert(
      fc.property(
        unknown,
        fc.constantFrom("aanmeldingen", "kinderen", "trajecten"),
        (value, noun) => {
          expect(codesOf(`Er zijn ${formatInteger(value)} ${noun}.`)).toStrictEqual([
            "text-figure-unknown",
          ]);
        },
      ),
    );
  });
});

describe("a number of an earlier period", () => {
  it("gets a warning with the present number", () => {
    expect(saidOf("Er zijn 787 aanmeldingen.")).toStrictEqual([
      [
        "text-figure-earlier",
        'Zo stond het bij: Aanmeldingen, stand eind december 2023. In dit rapport staat: 936 (Aanmeldingen, stand eind maart 2024). Schrijf: {{cijfer "registrations.total" zelfstandig="aanmelding"}}.',
      ],
    ]);
  });

  it("is right if the sentence gives its date, and gets a call for the previous period", () => {
    expect(saidOf("Eind december 2023 waren er 787 aanmeldingen.")).toStrictEqual([
      [
        "text-figure-unbound",
        'Schrijf: {{cijfer "registrations.total" "vorige" zelfstandig="aanmelding"}} (Aanmeldingen, stand eind december 2023).',
      ],
    ]);
    const value = valueOf(LONG_BEFORE, "registrations.total");
    expect(codesOf(`Eind juni waren er ${value} aanmeldingen.`)).toStrictEqual([]);
    expect(codesOf(`Er zijn ${value} aanmeldingen.`)).toStrictEqual(["text-figure-earlier"]);
  });

  it("does not match a later period", () => {
    const numbers = figureNumbersOf({ now: BEFORE, earlier: [NOW] });
    expect(codesOf("Er zijn 936 aanmeldingen.", numbers)).toStrictEqual(["text-figure-unknown"]);
  });
});

describe("a number that is no count", () => {
  it.each([
    "Een moeder van drie kinderen belt. Een vader met elf kinderen ook.",
    "Twee gezinnen en 3 trajecten vroegen om meer.",
    "Negenhonderd gezinnen was ons doel.",
    "Een procesbegeleider ondersteunt ongeveer vijftien gezinnen.",
    "Vijf denkrichtingen, drie brieven, één klacht en twee broers.",
    "Kinderen van 12 jaar, of een dochter van 19 jaar.",
    "We bellen binnen 14 dagen, en na 30 dagen wachten weer.",
    "In 2024 gezinnen helpen is anders dan in 2022 kinderen helpen.",
    "Op 27 mei, om 10.00 uur, bespreken we artikel 18 kinderen en ouders.",
    "Op de bijeenkomst waren 40 mensen en 25 ouders.",
    "In 2022 werden volgens het CBS 1.875 kinderen uit huis geplaatst.",
    "We verwachten volgend jaar 200 nieuwe aanmeldingen.",
    "Een collega begeleidt 15 tot 20 gezinnen, of 17 gezinnen per collega.",
    "Bij 8 van de 10 gezinnen lukte dat.",
    "Een paar honderd gezinnen, of tientallen kinderen.",
    "We zijn honderd procent zeker van onze ouders.",
    "Het aantal aanmeldingen steeg met 12%, en het waren 12% meer gezinnen.",
    "Een medewerker werkt 80% van de tijd met gezinnen.",
    "Het verschil is 5 procentpunt van de gezinnen.",
    "Een kwart van de gezinnen vertelt iets anders, en een half jaar later ook.",
    "> We hebben 999 gezinnen gezien.\n>\n> — Ouder",
    "Zie de noot.[^1]\n\n[^1]: Raad, _Alle 999 gezinnen_, 2023.",
    "Er zijn 80 kinderen meer.",
    "Gezinnen [999 families, 999 kinderen]{lang=en} doen mee.",
  ])("is not checked: %s", (sentence) => {
    expect(saidOf(sentence)).toStrictEqual([]);
  });

  it("is not checked if it was woven in", () => {
    const text = proofText("Er zijn {{0}} en {{1}} gezinnen.", ["999 aanmeldingen", "998"]);
    expect(remarksOnFigures(text, () => NUMBERS)).toStrictEqual([]);
  });

  it("occurs in no text of the sample", () => {
    const remarks = sampleTexts().flatMap(({ path, text }) =>
      remarksOnFigures(text, () => NUMBERS).map(({ code }) => [path, code]),
    );
    expect(remarks).toStrictEqual([]);
  });
});

/** The sensitive numbers that can be withheld: by figure, category and value. */
const SENSITIVE = Object.entries(NOW.figures).flatMap(([id, figure]) => {
  if (id === "children.returned" && "value" in figure) {
    return [{ key: id, label: figure.label, value: figure.value ?? 0 }];
  }
  if (!("categories" in figure) || !/^(?:families|people|children|results)\./.test(id)) return [];
  return figure.categories.map(({ code, label, value }) => ({
    key: `${id}.${code}`,
    label: `${figure.label}: ${label}`,
    value: value ?? 0,
  }));
});

describe("a number that is withheld", () => {
  const some = fc.subarray(SENSITIVE, { minLength: 1 });

  it("is revealed by no finding on any number", () => {
    fc.assert(
      fc.property(some, fc.integer({ min: -3, max: 3 }), (withheld, off) => {
        const numbers = figureNumbersOf({ now: without(NOW, withheld), earlier: [] });
        for (const { value, label } of withheld) {
          const noun = label.includes("inderen") ? "kinderen" : "gezinnen";
          const said = saidOf(`${label}: het zijn ${value + off} ${noun}.`, numbers);
          const words = said.flat().join(" ");
          for (const one of withheld) expect(words).not.toContain(`(${one.label},`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is treated like an unknown number", () => {
    const withheld = SENSITIVE.filter(({ key }) => key === "families.byComposition.eenoudergezin");
    const numbers = figureNumbersOf({ now: without(NOW, withheld), earlier: [] });
    const [real, wrong] = [499, 497].map((value) =>
      saidOf(`Er zijn ${value} eenoudergezinnen.`, numbers),
    );
    expect(real?.map(([code]) => code)).toStrictEqual(["text-figure-unknown"]);
    expect(real).toStrictEqual(wrong);
  });

  it("is not revealed by an earlier number that was shown", () => {
    const numbers = figureNumbersOf({
      now: protectedFigures(NOW, { "children.returned": "withheld" }),
      earlier: [BEFORE],
    });
    const value = valueOf(BEFORE, "children.returned");
    expect(saidOf(`${value} kinderen gingen terug naar huis.`, numbers)).toStrictEqual([
      [
        "text-figure-earlier",
        "Zo stond het bij: Teruggeplaatste kinderen, stand eind december 2023.",
      ],
    ]);
  });

  it("is reported with its date if it is held", () => {
    const held = protectedFigures(NOW, { "children.returned": "2023-12-31" });
    const numbers = figureNumbersOf({ now: held, earlier: [] });
    const [said] = saidOf("31 kinderen gingen terug naar huis.", numbers);
    expect(said).toStrictEqual([
      "text-figure-unbound",
      'Schrijf: {{cijfer "children.returned" zelfstandig="kind"}} (Teruggeplaatste kinderen, stand eind december 2023).',
    ]);
  });
});

function without(
  figures: PublishedFigures,
  withheld: readonly { readonly key: string }[],
): PublishedFigures {
  return protectedFigures(
    figures,
    Object.fromEntries(withheld.map(({ key }) => [key, "withheld"])),
  );
}
