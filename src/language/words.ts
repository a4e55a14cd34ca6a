/* Dutch words: lists, nouns, numbers in digits and in words, and words for an unknown value. */

/** Joins parts as a Dutch list: "a", "a en b", "a, b en c". It has no comma before "en". */
export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return "";
  const before = parts.slice(0, -1);
  return before.length === 0 ? last : `${before.join(", ")} en ${last}`;
}

/** A choice as a Dutch list: "a", "a of b", "a, b of c"; empty without parts. */
export function oneOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} of ${last}`;
}

/** A noun in its two forms. */
export interface Noun {
  readonly singular: string;
  readonly plural: string;
}

/** The nouns that the report counts. */
export const NOUNS = {
  registration: { singular: "aanmelding", plural: "aanmeldingen" },
  person: { singular: "persoon", plural: "mensen" },
  family: { singular: "gezin", plural: "gezinnen" },
  child: { singular: "kind", plural: "kinderen" },
  trajectory: { singular: "traject", plural: "trajecten" },
  region: { singular: "jeugdzorgregio", plural: "jeugdzorgregio's" },
  analysis: { singular: "verklarende analyse", plural: "verklarende analyses" },
  row: { singular: "regel", plural: "regels" },
  day: { singular: "dag", plural: "dagen" },
} as const satisfies Record<string, Noun>;

/** The form that goes with `count`: "1 gezin", "0 gezinnen", "25 gezinnen". */
export function nounFor(noun: Noun, count: number): string {
  return count === 1 ? noun.singular : noun.plural;
}

/** The form of a verb for `count`: "is 1 gezin", "zijn 25 gezinnen". */
export function verbFor(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural;
}

/**
 * Returns the text with its first letter in lower case, for a label within a sentence: "(mentale)
 * klachten".
 */
export function uncapitalised(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLowerCase());
}

/** The words that replace a number in print, alt text and tables. */
export const NOT_SHOWN = "niet getoond";
export const NOT_APPLICABLE = "n.v.t.";
export const NOT_AVAILABLE = "niet beschikbaar";

/* Numbers in digits. */

/** A whole number in Dutch notation, with a full stop between thousands: "1.569". */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${grouped}` : grouped;
}

/** A number with one decimal in Dutch notation: "1.569,3". */
export function formatDecimal(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10);
  const whole = formatInteger(Math.floor(tenths / 10));
  return `${value < 0 ? "−" : ""}${whole},${tenths % 10}`;
}

/**
 * A difference with its sign: "+149", "−3", "0".
 *
 * @param text `value` as it is written, with a minus sign if it is negative
 */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/**
 * A measure with at most one decimal: "4,4". It cuts off further decimals, so that a value just
 * below a limit never reads as the limit.
 */
export function formatMeasure(value: number): string {
  return String(Math.floor(value * 10) / 10).replace(".", ",");
}

/**
 * `numerator` divided by `denominator` in whole percent, computed from the exact fraction and
 * rounded half up. Null if the denominator is 0. Both are whole numbers of at least 0.
 */
export function wholePercentage(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.floor((200 * numerator + denominator) / (2 * denominator));
}

/* Numbers in words. */

const NUMBER_WORDS = [
  "twee",
  "drie",
  "vier",
  "vijf",
  "zes",
  "zeven",
  "acht",
  "negen",
  "tien",
  "elf",
  "twaalf",
] as const;

/** A number from 2 to 12 in words. Undefined for another number. */
export function numberInWords(value: number): string | undefined {
  return NUMBER_WORDS[value - 2];
}

const DAYS_IN_MONTH = 365.25 / 12;

/** A shorter duration is given in days. */
const FEWEST_DAYS = 75;

/** A longer duration is not given in months. */
const MONTHS_IN_YEAR = 12;

/**
 * If a duration differs less than this part of a month from a whole number, the words are that
 * number alone.
 */
const NEAR = 0.05;
/**
 * From this part of a month on, the words are "bijna" and the next number. Below it they are "ruim"
 * and the number.
 */
const WELL_OVER = 0.6;

/**
 * A number of days as months in words: "bijna vijf maanden", "ruim drie maanden". Null for a
 * duration that is too short for months, and for a year or more.
 */
export function monthsInWords(days: number): string | null {
  const months = days / DAYS_IN_MONTH;
  const part = months - Math.floor(months);
  const whole = part >= WELL_OVER ? Math.ceil(months) : Math.floor(months);
  const word = days < FEWEST_DAYS || whole >= MONTHS_IN_YEAR ? undefined : numberInWords(whole);
  if (word === undefined) return null;
  const about = part < NEAR || part > 1 - NEAR ? "" : part >= WELL_OVER ? "bijna " : "ruim ";
  return `${about}${word} maanden`;
}

const BELOW_TWENTY =
  "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split(
    " ",
  );
const TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");

interface Scale {
  readonly word: string;
  readonly value: number;
}

const SCALES: readonly Scale[] = [
  { word: "duizend", value: 1000 },
  { word: "honderd", value: 100 },
];

/**
 * The whole number from 1 to 99.999 that one Dutch word means: "twaalf", "honderdvijf",
 * "vijfentwintig". Undefined if the word is not a number. "een" without accents is an article.
 */
export function numberFromWords(word: string): number | undefined {
  const small = word.toLowerCase().normalize("NFD");
  return small === "een" ? undefined : valueOf(small.replaceAll(/\p{M}/gu, ""), SCALES);
}

function valueOf(word: string, [scale, ...smaller]: readonly Scale[]): number | undefined {
  if (scale === undefined) return belowHundred(word);
  const at = word.indexOf(scale.word);
  if (at < 0) return valueOf(word, smaller);
  // "honderdeneen" and "honderdeen" are both correct.
  const rest = word.slice(at + scale.word.length).replace(/^en(?=.)/, "");
  const many = at === 0 ? 1 : valueOf(word.slice(0, at), smaller);
  const more = rest === "" ? 0 : valueOf(rest, smaller);
  return many === undefined || more === undefined ? undefined : many * scale.value + more;
}

function belowHundred(word: string): number | undefined {
  const small = BELOW_TWENTY.indexOf(word);
  if (small >= 0) return small + 1;
  const ten = TENS.findIndex((one) => word.endsWith(one));
  if (ten < 0) return undefined;
  const value = (ten + 2) * 10;
  const before = word.slice(0, -(TENS[ten] ?? "").length);
  if (before === "") return value;
  const unit = BELOW_TWENTY.slice(0, 9).findIndex((one) => `${one}en` === before);
  return unit < 0 ? undefined : value + unit + 1;
}

/* Words for an unknown value. */

/**
 * What people, databases and programs write for an unknown value, reduced to letters and digits: in
 * Dutch, in English, and as SQL, R, pandas, SPSS, Excel and Access write it.
 */
const UNKNOWN_WORDS: ReadonlySet<string> = new Set(
  `
  onb onbek onbekend onbekende nogonbekend nietbekend nognietbekend nb nnb
  weetniet weetikniet ikweethetniet wetenwijniet wetenweniet geenidee
  nvt nietvantoepassing geen geenantwoord geengegevens geeninfo geeninformatie geenopgave geenwaarde
  geendata noggeen geenregio geenjeugdregio geenjeugdzorgregio
  leeg blanco blank empty ontbreekt ontbrekend ontbrekendewaarde missend missing missingvalue sysmis
  systemmissing
  invullen intevullen nogintevullen nietingevuld nognietingevuld nietgevuld
  ntb tebepalen nogtebepalen nadertebepalen pm tba tbc tbd todo
  nietaanwezig nietbeschikbaar nietgenoemd nietgeregistreerd nietgevraagd nietopgegeven nietvermeld
  nietverstrekt
  unk unknown notknown dontknow na notapplicable notavailable nil none nonetype nan nat null
  nullvalue undefined nacharacter nainteger nareal
  `
    .trim()
    .split(/\s+/),
);
/**
 * A text that begins like this means an unknown value, whatever follows: "onbekend, is verhuisd".
 */
const BEGINNING = /^(?:nog)?(?:onbekend|nietbekend)|^unknown/;
/** "x", "xx", "xxx". */
const CROSSES = /^x+$/;

/** Only punctuation or other signs: "?", "-", "…", "/". */
const SIGNS = /^[^\p{L}\p{N}]+$/u;
/** The codes of SPSS and older systems for a missing value: -1, -9, -99, 999, 9999. */
const UNKNOWN_CODES = /^(?:[-−–] ?(?:1|[789]+)|9{3,})$/;
/** The null of a database export, and the errors of Excel and Access: \N, #N/B, #VERW!. */
const EXPORT_MARKS = /^(?:\\+n|#[\p{L}/]+[0-9]?[!?]?|\$sysmis)$/iu;
/** The first and the last days of databases and workbooks. They do not mean a real day. */
const EMPTY_DAYS =
  /^(?:0000-00-00|1899-12-3[01]|1900-01-0[01]|9999-12-31|00?-00?-0000|3[01]-12-1899|0?[01]-0?1-1900|31-12-9999)(?!\d)/;
/** What a workbook prints if a column is too narrow. The cell does contain a date. */
const TOO_NARROW = /^#+$/;

/** True if a text says that the value is unknown or that there is none. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "") return false;
  if (SIGNS.test(trimmed) || UNKNOWN_CODES.test(trimmed) || EXPORT_MARKS.test(trimmed)) return true;
  const word = lettersOf(trimmed);
  return UNKNOWN_WORDS.has(word) || BEGINNING.test(word) || CROSSES.test(word);
}

/** True if a text in a column of dates says that the date is unknown. */
export function isDatePlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return (
    EMPTY_DAYS.test(trimmed.replaceAll("/", "-")) ||
    (isPlaceholder(trimmed) && !TOO_NARROW.test(trimmed))
  );
}

/**
 * The lower-case letters and digits of a text, without accents. Spellings such as "N.v.t." and
 * "nvt" have the same letters.
 */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The nouns in slots that a writer has yet to fill in, as alternatives of a regular expression:
 * "[naam]", "<datum>".
 */
export const SLOT_NOUNS =
  "naam|namen|voornaam|achternaam|initialen|functie|datum|data|dag|tijd|aantal|aantallen|getal|getallen|cijfer|cijfers|percentage|bedrag|periode|maand|kwartaal|jaar|jaartal|gemeente|regio|plaats|locatie|adres|telefoonnummer|telefoon|e-mail|e-mailadres|mailadres|titel|onderwerp|tekst|kop|tussenkop|alinea|inleiding|bron|link|url|webadres|foto|bijschrift|afbeelding|figuur|tabel|grafiek|citaat|quote|voorbeeld|casus|organisatie|team|contactpersoon|afzender|ondertekening|handtekening|nummer|kenmerk|toelichting|beschrijving|omschrijving|conclusie|logo|bijlage";
