import { describe, expect, it } from "vitest";

import type { SentenceEntries } from "../../src/document/block-entry.ts";
import { SENTENCES } from "../../src/document/entries.ts";
import { figuresWith, materialOf, previousFiguresWith, read } from "./report-of.ts";

const count = (value: number, missing?: number) => ({
  value,
  ...(missing === undefined ? {} : { missing }),
});
const withheld = { value: null, withheld: true };
const cells = (values: Readonly<Record<string, number | null>>, total?: number) => ({
  total: total ?? Object.values(values).reduce<number>((sum, value) => sum + (value ?? 0), 0),
  categories: Object.entries(values).map(([code, value]) => ({
    code,
    label: code,
    value,
    ...(value === null ? { withheld: true } : {}),
  })),
});
const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  percentage:
    denominator === 0 ? null : Math.floor((200 * numerator + denominator) / (2 * denominator)),
});

const sentences: SentenceEntries = SENTENCES;

type Row = readonly [
  name: string,
  sentence: string,
  figures: Readonly<Record<string, object>>,
  text: string | null,
];

/** The full Dutch text of each sentence; read it aloud before you change it. */
const GOLDEN: readonly Row[] = [
  [
    "many",
    "registrations.total",
    { "registrations.total": count(1569), "registrations.inPeriod": count(149) },
    "Tot en met 31 maart 2024 kregen we 1.569 aanmeldingen. In januari t/m maart 2024 kwamen er 149 aanmeldingen bij.",
  ],
  [
    "one",
    "registrations.total",
    { "registrations.total": count(1), "registrations.inPeriod": count(1) },
    "Tot en met 31 maart 2024 kregen we 1 aanmelding. In januari t/m maart 2024 kwam er 1 aanmelding bij.",
  ],
  [
    "none in the period",
    "registrations.total",
    { "registrations.total": count(12), "registrations.inPeriod": count(0) },
    "Tot en met 31 maart 2024 kregen we 12 aanmeldingen. In januari t/m maart 2024 kwam er geen aanmelding bij.",
  ],
  [
    "one peak",
    "registrations.peak",
    { "registrations.byMonth": cells({ "november 2023": 3, "december 2023": 105 }) },
    "De meeste aanmeldingen kwamen in december 2023: 105.",
  ],
  [
    "a tie",
    "registrations.peak",
    {
      "registrations.byMonth": cells({ "november 2023": 7, "december 2023": 7, "januari 2024": 1 }),
    },
    "De meeste aanmeldingen kwamen in november 2023 en december 2023: 7 per maand.",
  ],
  [
    "a single month",
    "registrations.peak",
    { "registrations.byMonth": cells({ "maart 2024": 4 }) },
    null,
  ],
  [
    "some after the letter",
    "registrations.viaLetter",
    { "registrations.total": count(967), "registrations.viaLetter": count(246) },
    "Door de brief over ondersteuning die getroffen ouders hebben gekregen, kwamen er 246 aanmeldingen binnen, 25% van het totaal.",
  ],
  [
    "almost all after the letter",
    "registrations.viaLetter",
    { "registrations.total": count(1000), "registrations.viaLetter": count(999) },
    "Door de brief over ondersteuning die getroffen ouders hebben gekregen, kwamen er 999 aanmeldingen binnen, bijna alle.",
  ],
  [
    "none after the letter",
    "registrations.viaLetter",
    { "registrations.total": count(376), "registrations.viaLetter": count(0) },
    null,
  ],
  ["unavailable", "registrations.viaLetter", { "registrations.total": count(376) }, null],
  [
    "all routes",
    "registrations.routes",
    {
      "registrations.byRoute": cells({
        rechtstreeks: 756,
        professional: 136,
        overig: 52,
        onbekend: 23,
      }),
    },
    "Van de aanmeldingen kwamen er 756 rechtstreeks, 136 via een professional en 52 op een andere manier. Van 23 aanmeldingen is de route niet bekend.",
  ],
  [
    "one route, one registration",
    "registrations.routes",
    {
      "registrations.byRoute": cells({ rechtstreeks: 0, professional: 1, overig: 0, onbekend: 1 }),
    },
    "Van de aanmeldingen kwam er 1 via een professional. Van 1 aanmelding is de route niet bekend.",
  ],
  [
    "supported families",
    "status.supported",
    {
      "status.supported": count(501),
      "status.byCategory": cells({ lopend: 484, heropend: 17 }),
    },
    "Op 31 maart 2024 ondersteunen we 501 gezinnen. Bij 17 van hen was het traject eerder al eens afgesloten.",
  ],
  [
    "one supported family",
    "status.supported",
    { "status.supported": count(1), "status.byCategory": cells({ lopend: 1, heropend: 0 }) },
    "Op 31 maart 2024 ondersteunen we 1 gezin.",
  ],
  [
    "no supported family",
    "status.supported",
    { "status.supported": count(0), "status.byCategory": cells({ lopend: 0, heropend: 0 }) },
    "Op 31 maart 2024 ondersteunen we geen gezinnen.",
  ],
  [
    "movements",
    "status.movements",
    {
      "status.startedInPeriod": count(132),
      "status.closedInPeriod": count(91),
      "status.reopenedInPeriod": count(9),
    },
    "In januari t/m maart 2024 is er 132 keer een traject gestart, 91 keer een traject afgesloten en 9 keer een traject heropend.",
  ],
  [
    "no movement",
    "status.movements",
    {
      "status.startedInPeriod": count(0),
      "status.closedInPeriod": count(0),
      "status.reopenedInPeriod": count(0),
    },
    "In januari t/m maart 2024 is geen traject gestart, afgesloten of heropend.",
  ],
  [
    "no previous period",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(822, 967) },
    "Na een aanmelding bellen we zo snel mogelijk. Bij 85% van de aanmeldingen was er binnen 2 dagen telefonisch contact: 822 van de 967.",
  ],
  [
    "all",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(5, 5) },
    "Na een aanmelding bellen we zo snel mogelijk. Bij alle aanmeldingen was er binnen 2 dagen telefonisch contact: 5 van de 5.",
  ],
  [
    "almost all",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(996, 1000) },
    "Na een aanmelding bellen we zo snel mogelijk. Bij bijna alle aanmeldingen was er binnen 2 dagen telefonisch contact: 996 van de 1.000.",
  ],
  [
    "hardly any",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(3, 1000) },
    "Na een aanmelding bellen we zo snel mogelijk. Bij minder dan 1% van de aanmeldingen was er binnen 2 dagen telefonisch contact: 3 van de 1.000.",
  ],
  [
    "none",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(0, 7) },
    "Na een aanmelding bellen we zo snel mogelijk. Bij geen van de aanmeldingen was er binnen 2 dagen telefonisch contact: 0 van de 7.",
  ],
  [
    "nothing to say of",
    "responseTimes.contact",
    { "responseTimes.contactWithin2Days": share(0, 0) },
    null,
  ],
  [
    "days to the first contact",
    "responseTimes.firstContactDays",
    { "responseTimes.firstContactDays": { n: 900, median: 1, p90: 7 } },
    "Van de gezinnen die we spraken, spraken we minstens de helft binnen 1 dag en minstens 9 van de 10 binnen 7 dagen.",
  ],
  [
    "all on the day itself",
    "responseTimes.firstContactDays",
    { "responseTimes.firstContactDays": { n: 30, median: 0, p90: 0 } },
    "Van de gezinnen die we spraken, spraken we minstens 9 van de 10 op de dag van de aanmelding zelf.",
  ],
  [
    "too few to speak of nine in ten",
    "responseTimes.firstContactDays",
    { "responseTimes.firstContactDays": { n: 9, median: 0, p90: 4 } },
    null,
  ],
  [
    "who is supported",
    "people.supported",
    { "people.bySupported": cells({ moeder: 648, vader: 104, nog_niet_in_beeld: 65 }, 817) },
    "Het vaakst ondersteunen we de moeder: bij 648 van de 817 aanmeldingen. Bij 65 aanmeldingen is nog niet in beeld wie we ondersteunen.",
  ],
  [
    "a tie says no more than it may",
    "people.supported",
    { "people.bySupported": cells({ moeder: 8, vader: 8, nog_niet_in_beeld: 0 }, 16) },
    null,
  ],
  [
    "the largest for certain, beside withheld ones",
    "people.supported",
    { "people.bySupported": cells({ moeder: 7, vader: null, kinderen: null }, 12) },
    "Het vaakst ondersteunen we de moeder: bij 7 van de 12 aanmeldingen.",
  ],
  [
    "not the largest for certain, beside withheld ones",
    "people.supported",
    { "people.bySupported": cells({ moeder: 9, vader: null, kinderen: null }, 21) },
    null,
  ],
  [
    "all withheld",
    "people.supported",
    { "people.bySupported": cells({ moeder: null, vader: null, nog_niet_in_beeld: null }, 4) },
    "Hoe vaak we wie ondersteunen, tonen we niet: de aantallen zijn te klein.",
  ],
  [
    "a lower bound",
    "children.placed",
    {
      "registrations.total": count(967),
      "children.total": count(1569, 126),
      "children.placedNow": count(447, 46),
      "children.placedBefore": count(384, 52),
      "children.placed": count(831, 52),
    },
    "In de aangemelde gezinnen zijn ten minste 1.569 kinderen. Van hen zijn er 447 nu uit huis geplaatst en waren er ten minste 384 eerder uit huis geplaatst. Samen gaat het om ten minste 831 kinderen.",
  ],
  [
    "one child",
    "children.placed",
    {
      "registrations.total": count(1),
      "children.total": count(1, 0),
      "children.placedNow": count(1, 0),
      "children.placedBefore": count(0, 0),
      "children.placed": count(1, 0),
    },
    "In de aangemelde gezinnen is 1 kind. Van hen is er 1 nu uit huis geplaatst.",
  ],
  [
    "returned children",
    "children.returned",
    { "children.returned": count(36), "children.returnedFamilies": count(25) },
    "Na een uithuisplaatsing wonen 36 kinderen weer thuis, bij 25 gezinnen.",
  ],
  [
    "returned children, withheld",
    "children.returned",
    { "children.returned": withheld, "children.returnedFamilies": withheld },
    null,
  ],
  [
    "one region",
    "regions.involved",
    { "regions.involved": count(1) },
    "Bij de gezinnen is 1 jeugdregio betrokken.",
  ],
  [
    "regions",
    "regions.involved",
    { "regions.involved": count(40) },
    "Bij de gezinnen zijn 40 jeugdregio’s betrokken.",
  ],
  [
    "results",
    "results.total",
    { "results.byTheme": cells({ persoonlijk_herstel: 6 }, 6) },
    "Tot en met 31 maart 2024 is bij 6 gezinnen ten minste één resultaat vastgelegd. Bij een gezin kunnen meer resultaten horen.",
  ],
  [
    "results, all withheld",
    "results.total",
    { "results.byTheme": cells({ persoonlijk_herstel: null, overig: null }, 3) },
    "Tot en met 31 maart 2024 is bij 3 gezinnen ten minste één resultaat vastgelegd. Bij een gezin kunnen meer resultaten horen. Welke resultaten dat zijn, tonen we niet: de aantallen zijn te klein.",
  ],
  [
    "no results",
    "results.total",
    { "results.byTheme": cells({ persoonlijk_herstel: 0 }, 0) },
    "Tot en met 31 maart 2024 zijn er nog geen resultaten vastgelegd.",
  ],
  [
    "the source",
    "accountability.source",
    {},
    "De cijfers komen uit één export van de monitor, met 1.000 regels; de laatste datum daarin is 31 maart 2024. Ze zijn berekend op de peildatum 31 maart 2024. Wat daarna is gebeurd, telt niet mee.",
  ],
];

describe.each([...new Set(GOLDEN.map(([, sentence]) => sentence))])("%s", (sentence) => {
  const rows = GOLDEN.filter(([, id]) => id === sentence);
  it.each(rows)("%s", (_, id, figures, text) => {
    const given = figures as Record<string, Record<string, unknown>>;
    expect(read(sentences[id]?.(materialOf(figuresWith(given))))).toBe(text);
  });
});

describe("comparisons with the previous period", () => {
  it.each([
    [
      share(80, 100),
      "Aan het eind van de vorige periode, oktober t/m december 2023, was dat bij 80% van de aanmeldingen zo.",
    ],
    [
      share(85, 100),
      "Aan het eind van de vorige periode, oktober t/m december 2023, was dat ook bij 85% van de aanmeldingen zo.",
    ],
  ])("name that period", (before, text) => {
    const id = "responseTimes.contactWithin2Days";
    const material = materialOf(
      figuresWith({ [id]: share(85, 100) }),
      previousFiguresWith({ [id]: before }),
    );
    expect(read(SENTENCES["responseTimes.contact"]?.(material))).toContain(text);
  });
});
