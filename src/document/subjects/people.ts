import {
  INHABITANTS_LICENCE,
  INHABITANTS_ON,
  isMostPopulous,
  perInhabitants,
} from "../../codebook/regions.ts";
import { isHeld, isWithheld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatDecimal, NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  countWithNoun,
  joinTexts,
  listTexts,
  type NumberRun,
  plain,
  say,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import { largestFirst, type Sentence } from "../charts/alt-text.ts";
import { shareBars } from "../charts/bars.ts";
import { chartAndTable, chartBlock, chartValue } from "../charts/chart-block.ts";
import type { Facts } from "../facts.ts";
import {
  bySize,
  clearLeader,
  labelRun,
  percentageBehind,
  phraseFor,
  rank,
  type RankedCategory,
} from "../ranking.ts";
import { hiddenIn, notShown, protectionRemark } from "../withheld.ts";
import { FEWEST_FOR_SHARES, shareInWords, shareOf } from "../wording.ts";

/* The people who registered: where they live, and who of a family we support. */

const BY_ORIGIN = "registrations.byOrigin";

/** The categories that are not a province: abroad and unknown. They are outside the map. */
const OUTSIDE: ReadonlySet<string> = new Set(["buitenland", "onbekend"]);

const isOutside = ({ code }: PublishedCategory): boolean => OUTSIDE.has(code);

export const ORIGIN_SENTENCES: SentenceEntries = {
  "registrations.origin": ({ facts }) => {
    const ranking = rank(facts, BY_ORIGIN, [...OUTSIDE]);
    if (ranking === null || ranking.total < FEWEST_FOR_SHARES) return null;
    if (ranking.hidden !== null) return notShown("Waar mensen wonen", ranking.hidden);
    const text = joinTexts([mostLiveIn(facts), abroadAndUnknown(facts)]);
    return text.length === 0 ? mostHidden(facts) : text;
  },
};

/** The province where most people live, with numbers. Null if it is not certain. */
function mostLiveIn(facts: Facts): Text | null {
  const ranking = rank(facts, BY_ORIGIN, [...OUTSIDE]);
  const total = facts.total(BY_ORIGIN);
  const [first, tie] = ranking?.leaders ?? [];
  if (first === undefined || tie !== undefined || total === null || first.asOf !== null)
    return null;
  // "De meeste" is wrong if more people come from elsewhere.
  const elsewhere = [...OUTSIDE].map((code) => facts.shownCategory(BY_ORIGIN, code)?.value);
  if (elsewhere.some((value) => value === undefined || value >= first.value)) return null;
  const share = shareInWords(shareOf(first, total), NOUNS.person);
  const main =
    share === null
      ? say`De meeste mensen wonen in ${provinceName(first)} (${first.run}).`
      : say`${capitalised(share.text)} ${share.isPlural ? "wonen" : "woont"} in ${provinceName(first)} (${first.run}).`;
  // The map shows rates per inhabitant. This sentence explains why the number itself is large.
  return isMostPopulous(first.code)
    ? say`${main} Dat is ook de provincie met de meeste inwoners.`
    : main;
}

const provinceName = (province: RankedCategory): Text => [labelRun(province, BY_ORIGIN)];

/** The numbers outside the map. Leaves out a number that is 0. */
function abroadAndUnknown(facts: Facts): Text | null {
  const [abroad, unknown] = [...OUTSIDE].map((code) => facts.shownCategory(BY_ORIGIN, code));
  const parts = [
    !abroad || abroad.value === 0
      ? null
      : say`${countWithNoun(abroad, NOUNS.person)} ${verbFor(abroad.value, "woont", "wonen")} in het buitenland`,
    !unknown || unknown.value === 0
      ? null
      : say`van ${countWithNoun(unknown, NOUNS.person)} weten we de woonplaats niet`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : say`${capitalised(listTexts(parts))}.`;
}

/** Says that the numbers of most provinces are withheld. Null if they are not. */
function mostHidden(facts: Facts): Text | null {
  const { categories = [] } = facts.breakdown(BY_ORIGIN) ?? {};
  const provinces = categories.filter((category) => !isOutside(category));
  const [hidden, ...others] = provinces.filter(isWithheld);
  if (hidden === undefined || 2 * (1 + others.length) <= provinces.length) return null;
  const origin = facts.originOf(`${BY_ORIGIN}.${hidden.code}`);
  return notShown("Hoeveel mensen zich uit de meeste provincies aanmeldden", origin);
}

/**
 * The registrations in each province: the rate per 100,000 inhabitants, which decides the shade,
 * and the number itself. A map of the numbers alone would only show where many people live.
 */
export const PROVINCES: ChartEntries = {
  "registrations-by-province": ({ facts }) => {
    const breakdown = facts.breakdown(BY_ORIGIN);
    if (breakdown === null || breakdown.total < FEWEST_FOR_SHARES) return null;
    const rateOrNone = (category: PublishedCategory): number => rateOf(category) ?? -1;
    const provinces = bySize(breakdown)
      .filter((category) => !isOutside(category))
      .toSorted((a, b) => rateOrNone(b) - rateOrNone(a));
    const rated = provinces.filter((category) => (rateOf(category) ?? 0) > 0);
    if (rated.length < FEWEST_RATES) return null;
    const outside = breakdown.categories.filter(isOutside);
    const drawn = [...provinces, ...outside];
    const leader = leadingRate(facts);
    const finding =
      leader === null
        ? null
        : say`${[labelRun(leader.category, BY_ORIGIN)]} heeft de meeste aanmeldingen per inwoner`;
    const among = { text: "100.000", origin: "rule.inhabitants" };
    const subject = say`Aanmeldingen per ${among} inwoners, daaronder het aantal`;
    const remark = joinTexts([
      say`Bron inwoners: CBS, ${{ text: INHABITANTS_ON, origin: "rule.inhabitantsOn" }}, voorlopige cijfers (${{ text: INHABITANTS_LICENCE, origin: "rule.inhabitantsOn" }}).`,
      protectionRemark(breakdown.categories, BY_ORIGIN, facts) ?? null,
    ]);
    const numbers = chartAndTable({
      head: "Provincie",
      categories: drawn.map((category) => ({
        code: category.code,
        label: [labelRun(category, BY_ORIGIN)],
        ...(isOutside(category) ? { role: "elsewhere" as const } : {}),
      })),
      series: [
        {
          name: say`Per ${among} inwoners`,
          values: drawn.map((category) => rateValue(category)),
          total: null,
        },
        {
          name: plain("Aanmeldingen"),
          values: drawn.map((category) => chartValue(category, BY_ORIGIN, facts)),
          total: facts.total(BY_ORIGIN)?.run ?? null,
        },
      ],
      total: "Aanmeldingen in totaal",
    });
    return chartBlock({
      id: "registrations-by-province",
      kind: "tiles",
      subject,
      finding,
      drawing: "Kaart met een tegel per provincie.",
      sentences: [highestRates(provinces, say` per ${among} inwoners`)],
      remark,
      numbers,
    });
  },
};

/** A map with fewer rates has nothing to show. */
const FEWEST_RATES = 3;

/**
 * The provinces with the highest rates. Rates that print the same count as a tie.
 *
 * @param among the words after a rate that say what it is relative to
 */
function highestRates(provinces: readonly PublishedCategory[], among: Text): Sentence {
  const rates = provinces.flatMap((category) => {
    const { code } = category;
    const rate = rateOf(category);
    if (rate === null) return [];
    const text = [rateRun(category, rate)];
    const name = [labelRun(category, BY_ORIGIN)];
    const full = say`${text}${among}`;
    return [{ code, name, text, value: asPrinted(rate), isHeld: false, full }];
  });
  const isWhole = rates.length === provinces.length;
  const certain = new Set(isWhole ? rates.map(({ code }) => code) : []);
  return largestFirst(rates, certain, true);
}

function asPrinted(rate: number): number {
  return Number(formatDecimal(rate).replace(/\./g, "").replace(",", "."));
}

/** A province with its number of registrations per 100,000 inhabitants. */
interface Rate {
  readonly category: PublishedCategory;
  readonly value: number;
}

/**
 * The province with the highest rate. Null if a withheld number could be higher, or if two
 * provinces tie.
 */
function leadingRate(facts: Facts): Rate | null {
  const provinces = (facts.breakdown(BY_ORIGIN)?.categories ?? []).filter(
    ({ code }) => perInhabitants(code, 0) !== undefined,
  );
  const rates = provinces.flatMap((category): readonly Rate[] => {
    const value = rateOf(category);
    return value === null ? [] : [{ category, value }];
  });
  if (rates.length < provinces.length) return null;
  const [first, second] = rates.toSorted((a, b) => b.value - a.value);
  // With few registrations, a high rate may be due to chance.
  if (first === undefined || (first.category.value ?? 0) < FEWEST_FOR_SHARES) return null;
  return second !== undefined && formatDecimal(second.value) === formatDecimal(first.value)
    ? null
    : first;
}

/**
 * The rate of a province. Null if its number is withheld or held, or if the category is not a
 * province.
 */
function rateOf(category: PublishedCategory): number | null {
  if (category.value === null || isHeld(category)) return null;
  return perInhabitants(category.code, category.value) ?? null;
}

function rateValue(category: PublishedCategory): ChartBlock["series"][number]["values"][number] {
  const value = rateOf(category);
  return value === null ? null : { value, text: [rateRun(category, value)] };
}

/** A rate with one decimal: "13,7". */
function rateRun({ code }: Pick<PublishedCategory, "code">, value: number): NumberRun {
  return { text: formatDecimal(value), origin: ORIGIN_OF.rate(`${BY_ORIGIN}.${code}`) };
}

/* Who of a family we support. */

const SUPPORTED = "people.bySupported";
export const NOT_YET_SEEN = "nog_niet_in_beeld";

/** If there is a chart, its title gives the finding and the text does not repeat it. */
export const SUPPORTED_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) => {
    if (supportedChart(facts) !== null) return null;
    const hidden = allHidden(facts, SUPPORTED, "Wie we ondersteunen");
    if (hidden !== null) return hidden;
    const most = whoIsSupportedMost(facts);
    const unknown = unknownIn(facts, SUPPORTED);
    const said = joinTexts([
      most === null ? null : say`${most}.`,
      unknown === null
        ? null
        : say`Bij ${countWithNoun(unknown, NOUNS.registration)} is nog niet bekend wie we ondersteunen.`,
    ]);
    return said.length === 0 ? null : said;
  },
};

export const PEOPLE_CHARTS: ChartEntries = {
  "people-supported": ({ facts }) => supportedChart(facts),
};

/** The words in a sentence for who is supported. */
const SUPPORTED_PHRASES: Readonly<Record<string, string>> = {
  moeder: "de moeder",
  vader: "de vader",
  beide_ouders: "beide ouders samen",
  kinderen: "een kind of de kinderen",
};

/** "Meestal ondersteunen we de moeder (67%)". Null if it is not certain who leads. */
function whoIsSupportedMost(facts: Facts): Text | null {
  const found = clearLeader(facts, SUPPORTED, facts.total(SUPPORTED));
  if (found === null || found.leader.code === NOT_YET_SEEN) return null;
  const { leader, share } = found;
  const who = phraseFor(leader, SUPPORTED_PHRASES, SUPPORTED);
  if (share.numerator === share.denominator) return say`We ondersteunen altijd ${who}`;
  const percentage = percentageBehind(share);
  const ofAll = share.numerator / share.denominator;
  const often = ofAll >= 0.95 ? "Bijna altijd" : ofAll > 0.5 ? "Meestal" : "Het vaakst";
  return say`${often} ondersteunen we ${who}${percentage}`;
}

function supportedChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "people-supported", {
    figure: SUPPORTED,
    subject: "Wie we ondersteunen",
    unit: NOUNS.registration,
    base: "aanmeldingen",
    head: "Wie",
    unknown: NOT_YET_SEEN,
    finding: whoIsSupportedMost,
  });
}

/** The number of cases without a known answer. Null if it is 0, withheld or held. */
export function unknownIn(facts: Facts, id: string): ReturnType<Facts["category"]> {
  const unknown = facts.category(id, NOT_YET_SEEN);
  return unknown?.value === 0 ? null : unknown;
}

/** "Wie het gezag heeft, tonen we niet, …" if every known answer is withheld; else null. */
export function allHidden(facts: Facts, id: string, what: string): Text | null {
  const hidden = hiddenIn(facts, id, NOT_YET_SEEN);
  return hidden === null ? null : notShown(what, hidden);
}
