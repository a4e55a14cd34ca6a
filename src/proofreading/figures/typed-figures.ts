import { type Noun, NOUNS, numberFromWords } from "../../language/words.ts";
import {
  overlap,
  type Passage,
  type Sentence,
  sentenceAround,
  type Span,
  typedIn,
} from "../passage.ts";

// The things that a report counts.

/** What a number counts. Only numbers with the same unit are compared. */
export type Unit = "rows" | "children" | "days" | "regions" | "percent";

/** The unit of each kind of figure. A step is a step of a trajectory, which is one row. */
const UNITS: Readonly<Record<string, Unit>> = {
  aanmeldingen: "rows",
  stappen: "rows",
  kinderen: "children",
  dagen: "days",
  "jeugdzorgregio's": "regions",
};

/** What a figure counts; undefined for a unit that texts do not name. */
export function unitOf(unit: string): Unit | undefined {
  return UNITS[unit];
}

/** A noun after a number, which names what is counted. */
interface CountedNoun {
  /** In lower case, as typed. */
  readonly pattern: string;
  readonly unit: Unit;
  /** The noun for the call of a figure; null if calls do not know the noun. */
  readonly noun: Noun | null;
  /** The figures that count it. Without this, all figures of the unit do. */
  readonly only?: RegExp;
  /**
   * Texts also use the noun for other things. It counts only in a sentence with one of these words.
   */
  readonly beside?: RegExp;
}

const REGISTERED =
  /aanmeld|aangemeld|meld(?:den?|t|en)?\b|gemeld|ondersteun|wacht|traject|brief|welkomstgesprek|contact/i;
const WAITED = /wacht|mediaan|gemiddeld|doorlooptijd|duur(?:t|de|den)?\b|geduurd|de helft/i;

/** The nouns for what the report counts, with the other words that texts use for it. */
const COUNTED: readonly CountedNoun[] = [
  { pattern: "aanmelding(?:en)?", unit: "rows", noun: NOUNS.registration },
  { pattern: "(?:eenouder)?gezin(?:nen)?", unit: "rows", noun: NOUNS.family },
  { pattern: "traject(?:en)?", unit: "rows", noun: NOUNS.trajectory },
  {
    pattern: "mensen|perso(?:on|nen)",
    unit: "rows",
    noun: NOUNS.person,
    beside: REGISTERED,
  },
  { pattern: "ouders?|moeders?|vaders?", unit: "rows", noun: null, beside: REGISTERED },
  { pattern: "kind(?:eren)?", unit: "children", noun: NOUNS.child },
  {
    pattern: "(?:verklarende )?analyses?",
    unit: "rows",
    noun: NOUNS.analysis,
    only: /^analyses\./,
  },
  { pattern: "jeugdzorgregio(?:['’]s)?", unit: "regions", noun: NOUNS.region },
  { pattern: "dag(?:en)?", unit: "days", noun: NOUNS.day, beside: WAITED },
];

/** The precision of a number: "ruim 140", "bijna 1.000", "ongeveer 500". */
type Nearness = "exact" | "over" | "under" | "about" | "atLeast" | "atMost";

// Typed numbers.

/** A typed number of something that the report counts. */
export interface TypedFigure {
  /** Its index in the passage. */
  readonly index: number;
  readonly value: number;
  readonly nearness: Nearness;
  /** A `fraction` is never exact: without a word such as "ruim", its `nearness` is `about`. */
  readonly form: "number" | "percentage" | "fraction";
  /** What it counts. Percentages and fractions count percent. */
  readonly counted: Pick<CountedNoun, "unit" | "noun" | "only">;
  /** The noun as typed; empty for a percentage. */
  readonly noun: string;
  /** Nothing is between the number and its noun, so one call can print both. */
  readonly isJoined: boolean;
  /** It is a change: "118 meer aanmeldingen". */
  readonly isChange: boolean;
  readonly sentence: Sentence;
}

// How numbers are written.

/** Smaller numbers are common in stories: "drie kinderen", "twee gezinnen", "3 trajecten". */
const FEWEST_IN_WORDS = 10;
const FEWEST_IN_DIGITS = 5;

const DIGITS = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
/** The number is not part of a name, date, range or another number. */
const ALONE = String.raw`(?<![\p{L}\p{N}.,:/€‘'’–−+-])`;
const NOUN = COUNTED.map(({ pattern }) => pattern).join("|");
const COUNTED_NOUNS = COUNTED.map((counted) => ({
  ...counted,
  is: new RegExp(`^(?:${counted.pattern})$`, "i"),
}));

/**
 * A number, an optional adjective and a noun. It uses a lookahead, so that matches can overlap:
 * "ruim twee gezinnen" has two possible beginnings.
 */
const NUMBER = new RegExp(
  String.raw`${ALONE}(?=(?<number>${DIGITS}|\p{L}{3,})\s+(?:(?<adjective>uit huis geplaatste|meer|minder|extra|(?!verklarende\s)\p{Ll}[\p{L}-]*e)\s+)?(?<noun>${NOUN})(?![\p{L}\p{N}-])(?<rest>.{0,24}))`,
  "giu",
);

const PERCENTAGE = new RegExp(
  String.raw`${ALONE}(?:(?<digits>${DIGITS})\s?%|(?<number>${DIGITS}|\p{L}{3,})\s+procent)(?![\p{L}\p{N}-])(?=(?<rest>.{0,40}))`,
  "giu",
);

const PARTS: Readonly<Record<string, number>> = {
  "de helft": 1 / 2,
  "een derde": 1 / 3,
  "twee derde": 2 / 3,
  "een kwart": 1 / 4,
  driekwart: 3 / 4,
  "een vijfde": 1 / 5,
  "een tiende": 1 / 10,
};

/**
 * A part of what the report counts: "1 op de 3 gezinnen", "een kwart van de nieuwe aanmeldingen".
 */
const FRACTION = new RegExp(
  String.raw`${ALONE}(?:(?<of>\d+|[ée]{2}n|\p{L}{3,})\s+op\s+(?:de|elke|iedere)\s+(?<whole>\d+|\p{L}{3,})|(?<part>${Object.keys(PARTS).join("|")})\s+van\s+(?:de|het|alle|al|onze|deze))\s+(?:onze\s+|deze\s+|alle\s+|de\s+)?(?:\p{Ll}[\p{L}-]*e\s+)?(?<noun>${NOUN})(?![\p{L}\p{N}-])`,
  "giu",
);

/**
 * Quick tests for each pattern. The patterns start slowly, and most passages match none of them.
 */
const MAY_MATCH = {
  number:
    /(?:\d|tien|\belf|twaalf|tig|honderd\w*|duizend)\s[^.!?\d]{0,32}?(?:aanmeld|gezin|kind|traject|mensen|perso|ouders?\b|dag|regio|analyse)/i,
  percentage: /%|procent/i,
  fraction:
    /(?:helft|kwart|derde|vijfde|tiende)\s+van|\S\s+op\s+(?:de|elke|iedere)\s+(?:\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twin|honderd|duizend)/i,
} as const;

const NEARNESS: readonly (readonly [RegExp, Nearness])[] = [
  [/(?:ruim|meer dan|een kleine? meer dan)$/i, "over"],
  [/(?:bijna|minder dan|een kleine|haast)$/i, "under"],
  [/(?:ongeveer|circa|ca\.|zo['’]n|rond de|grofweg|naar schatting)$/i, "about"],
  [/(?:ten minste|minstens|minimaal|zeker)$/i, "atLeast"],
  [/(?:ten hoogste|hooguit|hoogstens|maximaal)$/i, "atMost"],
];

// The words around a number that is no figure of the report.

/** Before the number: a rate, range, ordinal, rule or rough guess. */
const NO_FIGURE_BEFORE =
  /(?:\bper|\b(?:tussen|van)(?: de)? \S+ (?:en|tot)|\d (?:tot|à|of|tot en met)|\b(?:een paar|enkele|vele|elke|iedere|om de|artikel|nr\.|bladzijde|pagina)|\b(?:moeder|vader|ouder|gezin|stel|vrouw|man) (?:van|met))$/i;
/** Days of a rule or limit: "binnen 7 dagen", "na 14 dagen". */
const NO_DAYS_BEFORE = /\b(?:binnen|na|elke|de eerste|de laatste|de afgelopen|de komende)$/i;
/** In "8 van de 10 gezinnen", the number 10 does not count families. */
const OF_BEFORE = /\S van (?:de|elke|iedere)$/i;
const OF_ROUND: ReadonlySet<number> = new Set([5, 10, 20, 100]);
const YEAR_BEFORE =
  /(?:\b(?:in|vanaf|sinds|tot|na|voor|van|eind|begin|medio|jaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))$/i;
const YEAR = /^(?:19|20)\d\d$/;
/** After a percentage: a growth, or a share of something that the report does not count. */
const NO_SHARE_BEHIND =
  /^\s+(?:meer|minder|hoger|lager|groter|kleiner|korter|langer|sneller|gestegen|gedaald|gegroeid|toegenomen|afgenomen|rente|korting|zeker)\b/i;
const OF_WHAT =
  /^\s+van\s+(?:(?:de|het|alle|al|onze|hun|haar|zijn|deze|die|een|mijn|jouw)\s+)*(?:\p{Ll}[\p{L}-]*e\s+)?(?<what>\p{L}+)/u;
const GROWTH_BEFORE = /\bmet$/i;
const CHANGE_BEHIND = /^\s+(?:meer|minder|extra|erbij)\b/i;

/** The sentence is about another source, a plan or an average. */
const ELSEWHERE =
  /\b(?:CBS|landelijke?|in heel Nederland|volgens (?:het|de|een) \p{Lu}|onderzoekers?|bron:)|\b(?:verwacht(?:en|ten)?|streven|streefden|streefgetal|doelstelling|(?:ons|het) doel|capaciteit|ruimte voor|plaats voor|plek voor)\b|\b(?:een|één|elke|iedere) (?:procesbegeleider|collega) (?:ondersteunt|begeleidt|helpt|heeft|spreekt)\b|\bper (?:gezin|week|maand|dag|jaar|procesbegeleider|collega|ouder|traject|regio|kind)\b|\bgemiddeld(?:e)? (?!.*\bdag)/iu;
/** A note that names its source. */
const SOURCE_NOTE = /\b(?:19|20)\d\d\b|artikel|\bnr\.|\(fictief\)/i;
const ABOUT_REPORT =
  /aanmeld|aangemeld|\bmeld|gemeld|mensen|persoon|personen|gezin|traject|kind|ouder|moeder|vader|contact|welkomstgesprek|ondersteun|jeugdzorgregio|brief/i;

/**
 * The typed numbers of a passage that can be figures of the report.
 *
 * It leaves out:
 * - numbers below ten in words and below five in digits: stories contain many, and sensitive
 *   figures are never so small;
 * - years, dates, ages, ranges, rates, averages, plans and the figures of other sources;
 * - percentages of things that the report does not count, and growth in percent;
 * - people and parents in a sentence that does not mention registration or support;
 * - quotations, and notes that name a source.
 */
export function typedFiguresIn(passage: Passage): readonly TypedFigure[] {
  const { kind, text, woven, foreign } = passage;
  if (kind === "quote" || (kind === "note" && SOURCE_NOTE.test(text))) return [];
  const typed = typedIn(passage);
  const found = [
    ...(MAY_MATCH.number.test(typed) ? numbersIn(text) : []),
    ...(MAY_MATCH.percentage.test(typed) ? percentagesIn(text) : []),
    ...(MAY_MATCH.fraction.test(typed) ? fractionsIn(text) : []),
  ];
  return found
    .filter(
      ({ span, typed }) =>
        ![...woven, ...foreign].some((one) => overlap(one, span)) &&
        !ELSEWHERE.test(typed.sentence.text),
    )
    .map(({ typed }) => typed)
    .toSorted((a, b) => a.index - b.index);
}

interface Found {
  readonly span: Span;
  readonly typed: TypedFigure;
}

function numbersIn(text: string): readonly Found[] {
  return [...text.matchAll(NUMBER)].flatMap(({ index, groups = {} }): readonly Found[] => {
    const { number = "", adjective, noun = "", rest = "" } = groups;
    const value = valueOf(number);
    const counted = COUNTED_NOUNS.find(({ is }) => is.test(noun));
    if (value === undefined || counted === undefined || isSmall(number, value)) return [];
    const before = text.slice(0, index).trimEnd();
    const { nearness, before: far } = nearnessBefore(before);
    const sentence = sentenceAround(text, index);
    const isYear = YEAR.test(number) && (before === "" || YEAR_BEFORE.test(before));
    const isRule = counted.unit === "days" && NO_DAYS_BEFORE.test(far);
    const isBeside = counted.beside?.test(sentence.text) ?? true;
    const isPart = OF_ROUND.has(value) && OF_BEFORE.test(far);
    if (isPart || isYear || isRule || !isBeside || NO_FIGURE_BEFORE.test(far)) return [];
    const isChange = /^(?:meer|minder|extra)$/i.test(adjective ?? "") || CHANGE_BEHIND.test(rest);
    const isJoined = adjective === undefined;
    const typed = { index, value, nearness, counted, noun, isJoined, isChange, sentence };
    const span = { start: index, end: index + number.length };
    return [{ span, typed: { ...typed, form: "number" } }];
  });
}

function percentagesIn(text: string): readonly Found[] {
  return [...text.matchAll(PERCENTAGE)].flatMap(({ 0: whole, index, groups = {} }) => {
    const { digits, number = digits ?? "", rest = "" } = groups;
    const value = valueOf(number);
    const before = text.slice(0, index).trimEnd();
    const { nearness, before: far } = nearnessBefore(before);
    const sentence = sentenceAround(text, index);
    const what = OF_WHAT.exec(rest)?.groups?.["what"];
    const isCountedHere =
      what === undefined ? ABOUT_REPORT.test(sentence.text) : ABOUT_REPORT.test(what);
    // 0% and 100% can be about anything.
    if (value === undefined || value <= 0 || value >= 100 || !isCountedHere) return [];
    if (NO_SHARE_BEHIND.test(rest) || GROWTH_BEFORE.test(far) || NO_FIGURE_BEFORE.test(far))
      return [];
    const counted = { unit: "percent", noun: null } as const;
    const typed = { index, value, nearness, counted, noun: "", isJoined: true, isChange: false };
    const span = { start: index, end: index + whole.length };
    return [{ span, typed: { ...typed, form: "percentage", sentence } as const }];
  });
}

function fractionsIn(text: string): readonly Found[] {
  return [...text.matchAll(FRACTION)].flatMap(({ 0: whole, index, groups = {} }) => {
    const { of, whole: ofWhole, part, noun = "" } = groups;
    const number = fractionOf(of, ofWhole, part);
    const counted = COUNTED_NOUNS.find(({ is }) => is.test(noun));
    if (number === undefined || counted === undefined || counted.unit === "days") return [];
    const { nearness } = nearnessBefore(text.slice(0, index).trimEnd());
    const typed = {
      index,
      value: 100 * number,
      nearness: nearness === "exact" ? ("about" as const) : nearness,
      form: "fraction" as const,
      counted: { unit: "percent", noun: null } as const,
      noun: "",
      isJoined: true,
      isChange: false,
      sentence: sentenceAround(text, index),
    };
    return [{ span: { start: index, end: index + whole.length }, typed }];
  });
}

function fractionOf(of = "", whole = "", part = ""): number | undefined {
  if (part !== "") return PARTS[part.toLowerCase().replaceAll(/\s+/g, " ")];
  const numerator = /^[ée]{2}n$/i.test(of) ? 1 : valueOf(of);
  const denominator = valueOf(whole);
  if (numerator === undefined || denominator === undefined) return undefined;
  return numerator < denominator ? numerator / denominator : undefined;
}

function nearnessBefore(before: string): { readonly nearness: Nearness; readonly before: string } {
  for (const [words, nearness] of NEARNESS) {
    const found = words.exec(before);
    if (found !== null) return { nearness, before: before.slice(0, found.index).trimEnd() };
  }
  return { nearness: "exact", before };
}

/** A number in Dutch notation or in one word. */
function valueOf(number: string): number | undefined {
  if (!/^\d/.test(number)) return numberFromWords(number);
  return Number(number.replaceAll(".", "").replace(",", "."));
}

function isSmall(number: string, value: number): boolean {
  return value < (/^\d/.test(number) ? FEWEST_IN_DIGITS : FEWEST_IN_WORDS);
}
