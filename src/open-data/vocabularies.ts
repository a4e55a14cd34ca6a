/**
 * The controlled vocabularies of data portals, with Dutch words for their codes. The codes come
 * from the EU Publications Office, as DCAT-AP-NL 3.0 prescribes.
 */

const AUTHORITY = "http://publications.europa.eu/resource/authority/";

/** Returns the address of a code of a vocabulary. */
export function authority(
  list:
    "access-right" | "country" | "data-theme" | "file-type" | "frequency" | "language" | "licence",
  code: string,
): string {
  return `${AUTHORITY}${list}/${code}`;
}

/** Codes with Dutch words for them. */
type Vocabulary = Readonly<Record<string, string>>;

export const THEMES: Vocabulary = {
  SOCI: "samenleving",
  GOVE: "overheid",
  JUST: "justitie",
  HEAL: "gezondheid",
  EDUC: "onderwijs",
  ECON: "economie",
  REGI: "regio",
  AGRI: "landbouw",
  ENER: "energie",
  ENVI: "milieu",
  INTR: "internationaal",
  TECH: "wetenschap",
  TRAN: "vervoer",
};

export const FREQUENCIES: Vocabulary = {
  MONTHLY: "maand",
  BIMONTHLY: "twee maanden",
  QUARTERLY: "kwartaal",
  ANNUAL_2: "halfjaar",
  ANNUAL: "jaar",
  IRREG: "onregelmatig",
};

/**
 * Returns the code for a text: its Dutch word, the code itself, or its address; undefined if there
 * is none.
 */
export function codeOf(text: string, vocabulary: Vocabulary): string | undefined {
  const wanted = text.trim().toLowerCase();
  return Object.entries(vocabulary).find(
    ([code, word]) =>
      wanted === word || wanted === code.toLowerCase() || wanted.endsWith(`/${code.toLowerCase()}`),
  )?.[0];
}

/** An open licence. */
interface Licence {
  readonly title: string;
  readonly address: string;
  /** Its code in the vocabulary of the EU. */
  readonly code: string;
  /** The ways to write it, in lower case. */
  readonly written: RegExp;
}

/** The licences by their names in the Open Definition. */
export const LICENCES = {
  "CC0-1.0": {
    title: "Creative Commons Zero 1.0",
    address: "https://creativecommons.org/publicdomain/zero/1.0/",
    code: "CC0",
    written: /^(?:cc[ -]?(?:0|zero)(?:[ -]1\.0)?|.*\/publicdomain\/zero\/1\.0\/?.*|.*\/cc0)$/,
  },
  "CC-BY-4.0": {
    title: "Creative Commons Naamsvermelding 4.0",
    address: "https://creativecommons.org/licenses/by/4.0/",
    code: "CC_BY_4_0",
    written: /^(?:cc[ -]by(?:[ -]4\.0)?|.*\/licenses\/by\/4\.0\/?.*|.*\/cc_by_4_0)$/,
  },
  "CC-BY-SA-4.0": {
    title: "Creative Commons Naamsvermelding-GelijkDelen 4.0",
    address: "https://creativecommons.org/licenses/by-sa/4.0/",
    code: "CC_BYSA_4_0",
    written: /^(?:cc[ -]by[ -]sa(?:[ -]4\.0)?|.*\/licenses\/by-sa\/4\.0\/?.*|.*\/cc_bysa_4_0)$/,
  },
} as const satisfies Readonly<Record<string, Licence>>;

export type LicenceName = keyof typeof LICENCES;

/** The names of the licences in the settings. */
export const LICENCE_WORDS = ["CC0", "CC-BY", "CC-BY-SA"] as const;

/** Returns the licence for a text: one of its names, or its address; undefined if there is none. */
export function licenceOf(text: string): LicenceName | undefined {
  const wanted = text.trim().toLowerCase();
  const names = Object.keys(LICENCES) as LicenceName[];
  return names.find((name) => LICENCES[name].written.test(wanted));
}
