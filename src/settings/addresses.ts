import { z } from "zod";

import { codePointAt, firstOutsideALine, showsNothing } from "../language/characters.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { settingsMessages, yamlMessages } from "../messages/settings-and-yaml.ts";
import {
  codeOf,
  FREQUENCIES,
  LICENCE_WORDS,
  type LicenceName,
  licenceOf,
  THEMES,
} from "../open-data/dataset.ts";
import { type Day, isoDay } from "../period/period.ts";

// The addresses in a report for its readers: on the web, for mail and for the telephone.

/** A way for readers to reach the organisation. */
export interface ContactPoint {
  /** As it was written: "088 123 45 67", "https://www.voorbeeld.nl/contact". */
  readonly text: string;
  /** The address of a link; begins with `mailto:`, `tel:` or `https:`. */
  readonly link: string;
}

/**
 * True for an address on the web. Excludes backslashes, which browsers read as slashes, and
 * invisible characters, which hide where an address leads.
 */
export function isWebAddress(text: string): boolean {
  return (
    /^https?:\/\/[^\s\\\p{C}\p{Default_Ignorable_Code_Point}<>"`]+$/iu.test(text) &&
    URL.canParse(text)
  );
}

/** True for an address on the web whose page cannot be changed on its way to the reader. */
export function isSecureAddress(text: string): boolean {
  return /^https:/i.test(text) && isWebAddress(text);
}

/** True for an address with a user name: the part before an @ in front of the name of the site. */
function hasUser(text: string): boolean {
  return /^[^/]*\/\/[^/?#]*@/.test(text);
}

/** Placeholders in an address for the parts that differ between reports. */
const PERIOD = "{period}";
const DOCUMENT = "{document}";
const FILE = "{file}";
const YEAR = "{year}";
const MONTH = "{month}";

/** The placeholders that are allowed in the address of a web page, and in the address of a file. */
export const PAGE_PLACES: readonly string[] = [PERIOD, DOCUMENT];
export const FILE_PLACES: readonly string[] = [FILE, YEAR, MONTH, PERIOD, DOCUMENT];

/** True for an address with a placeholder for the name of a file. */
export function namesFile(address: string): boolean {
  return address.includes(FILE);
}

/**
 * False for an address with braces in the name of the site, or with other placeholders than
 * `places` after it.
 */
export function hasOnlyPlaces(address: string, places: readonly string[]): boolean {
  const [site = "", ...rest] = address.replace(/^https?:\/\//i, "").split(/(?=[/?#])/);
  const without = places.reduce((text, place) => text.replaceAll(place, ""), rest.join(""));
  return !/[{}]/.test(site + without);
}

/** A document as it is named in an address. */
interface Addressed {
  readonly document: string;
  readonly periodId: string;
}

/**
 * The address of the web page of a document. Null for a document that is not the main document, if
 * the address has no placeholder for the type.
 */
export function addressOfDocument(
  address: string,
  { document, periodId }: Addressed,
  mainDocument: string,
): string | null {
  if (document !== mainDocument && !address.includes(DOCUMENT)) return null;
  return address.replaceAll(PERIOD, periodId).replaceAll(DOCUMENT, document);
}

/**
 * The address of the files of a document, with only the placeholder for the file name left. The
 * year and month are those of the publication, because a media library sorts files by month of
 * upload.
 *
 * @param day the day of publication
 */
export function addressOfFiles(
  address: string,
  { document, periodId }: Addressed,
  day: Day,
): string {
  const [year = "", month = ""] = isoDay(day).split("-");
  return address
    .replaceAll(YEAR, year)
    .replaceAll(MONTH, month)
    .replaceAll(PERIOD, periodId)
    .replaceAll(DOCUMENT, document);
}

/**
 * An address with an apostrophe is refused: a report prints it curved, which changes the address.
 */
const email = z.email().refine((address) => !address.includes("'"));
/** Digits as people group them. A zero that is not dialled from abroad can be in brackets. */
const TELEPHONE = /^(?:\+ ?)?\(?\d(?:[ ./()-]{0,3}\d){2,14}$/;
/** Numbers that work only within the Netherlands. */
const WITHIN_THE_COUNTRY = /^0(?:800|90\d)/;
const TRUNK_ZERO = /^0(?=[1-9]\d{8}$)/;

/**
 * Reads a text as a mail address, telephone number or secure web address. Undefined for other text.
 */
export function contactPoint(text: string): ContactPoint | undefined {
  const address = text.replace(/^mailto:/i, "");
  if (email.safeParse(address).success) return { text: address, link: `mailto:${address}` };
  const number = text.replace(/^tel:/i, "");
  if (TELEPHONE.test(number)) return { text: number, link: `tel:${dialled(number)}` };
  return isSecureAddress(text) && !hasUser(text) ? { text, link: text } : undefined;
}

/** The telephone number for a link (RFC 3966), in international form where possible. */
function dialled(number: string): string {
  const digits = number.replace("(0)", "").replaceAll(/[^\d+]/g, "");
  if (digits.startsWith("00")) return digits.replace("00", "+");
  return WITHIN_THE_COUNTRY.test(digits) ? digits : digits.replace(TRUNK_ZERO, "+31");
}

// Texts of the settings file. Lengths are in characters and follow from the space in a report.

/** The space in a chart beside the line of an event. */
export const LONGEST_LABEL = 80;
/** The cover and the last page print names and contact details. */
export const LONGEST_NAME = 200;
export const LONGEST_CONTACT = 1000;
export const LONGEST_ADDRESS = 500;

/** The longest list of words. */
const MOST_WORDS = 1000;

/** A text that prints something. */
const filled = z.string().refine((text) => !showsNothing(text), yamlMessages.empty);

/** A text that prints something, of at most `most` characters. */
export const upTo = (most: number): typeof filled =>
  filled.refine((text) => text.length <= most, settingsMessages.textTooLong(most));

/**
 * A text of at most `most` characters without line breaks and control characters, so that a message
 * can repeat it in one line.
 */
export const inALine = (most: number): typeof filled =>
  upTo(most).refine((text) => firstOutsideALine(text) < 0, {
    error: ({ input }) => {
      const text = String(input);
      return settingsMessages.notInALine(codePointAt(text, firstOutsideALine(text)));
    },
  });

/** A web address that a report may link to. */
export const address = (isRight: (text: string) => boolean, message: string): typeof filled =>
  upTo(LONGEST_ADDRESS)
    .refine(isRight, { error: message, abort: true })
    .refine((text) => !hasUser(text), settingsMessages.addressUser);

// The list of words.

/** A word, and a phrase of at most six words, of letters, digits and the signs within words. */
const A_WORD = /^[\p{L}\p{M}\p{N}'’.-]*$/u;
const A_PHRASE = /^[\p{L}\p{M}\p{N}'’.-]+(?: [\p{L}\p{M}\p{N}'’.-]+){0,5}$/u;

/** The setting `woordenlijst`: words that the organisation allows or replaces in its texts. */
export const wordList = z
  .strictObject({
    /** Words that are spelt correctly. */
    goed: z
      .array(upTo(LONGEST_LABEL).refine((text) => A_WORD.test(text), settingsMessages.wordInvalid))
      .refine((words) => words.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
      .optional(),
    /** Hard words with a plain word for each. `false` or no value allows the hard word. */
    liever: z
      .record(
        z.string(),
        z.unknown().transform((plain, context): string | null => {
          if (plain === false || plain === null) return null;
          const text = inALine(LONGEST_LABEL).safeParse(plain);
          if (!text.success) context.addIssue(settingsMessages.plainerInvalid(LONGEST_LABEL));
          return text.data ?? z.NEVER;
        }),
      )
      .superRefine((words, context) => {
        for (const word of Object.keys(words)) {
          if (word.length <= LONGEST_LABEL && A_PHRASE.test(word)) continue;
          context.addIssue({ code: "custom", path: [word], message: settingsMessages.hardInvalid });
        }
      })
      .refine(
        (words) => Object.keys(words).length <= MOST_WORDS,
        settingsMessages.tooManyWords(MOST_WORDS),
      )
      .optional(),
  })
  .optional();

// Metadata for data portals.

/** A word from a fixed list. Its code replaces it. */
const listed = <T extends string>(
  codeOfText: (text: string) => T | undefined,
  known: readonly string[],
) =>
  upTo(LONGEST_ADDRESS).transform((text, context): T => {
    const code = codeOfText(text);
    if (code === undefined) {
      context.addIssue(settingsMessages.notListed(known, closestTerm(text.toLowerCase(), known)));
    }
    return code ?? z.NEVER;
  });

/** The setting `dataset`: metadata of the figures for data portals. */
export const datasetSchema = z.strictObject({
  /** The organisation that publishes the figures. The default is the organisation of the report. */
  publisher: inALine(LONGEST_NAME).optional(),
  /** The address of the publisher in a register of organisations, such as TOOI. */
  publisherUri: address(isWebAddress, settingsMessages.publisherUriInvalid).optional(),
  licence: listed(licenceOf, LICENCE_WORDS).optional(),
  themes: z
    .array(listed((text) => codeOf(text, THEMES), Object.values(THEMES)))
    .refine((themes) => themes.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
    .optional(),
  /** How often new figures are published. */
  frequency: listed((text) => codeOf(text, FREQUENCIES), Object.values(FREQUENCIES)).optional(),
  keywords: z
    .array(inALine(LONGEST_LABEL))
    .refine((words) => words.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
    .optional(),
  contact: upTo(LONGEST_ADDRESS)
    .transform((text, context): string => {
      const link = contactPoint(text)?.link;
      if (link !== undefined && !link.startsWith("tel:")) return link;
      context.addIssue(settingsMessages.datasetContactInvalid);
      return z.NEVER;
    })
    .optional(),
});

export type DatasetSettings = z.infer<typeof datasetSchema>;

/** Metadata of the figures of a report for data portals. */
export interface DatasetMetadata {
  readonly publisher?: { readonly name?: string; readonly address?: string };
  readonly licence?: LicenceName;
  readonly themes?: readonly string[];
  readonly frequency?: string;
  readonly keywords?: readonly string[];
  /** An address that begins with `mailto:` or `https:`. */
  readonly contact?: string;
}

/**
 * Collects the metadata from the settings. The default publisher is the organisation of the report.
 */
export function datasetMetadata({
  dataset,
  organisation,
}: {
  readonly dataset: DatasetSettings | null;
  readonly organisation: string | null;
}): DatasetMetadata {
  const { publisher, publisherUri, licence, frequency, contact } = dataset ?? {};
  const { themes = [], keywords = [] } = dataset ?? {};
  const name = publisher ?? organisation ?? undefined;
  const isNamed = name !== undefined || publisherUri !== undefined;
  return {
    ...(isNamed && {
      publisher: {
        ...(name !== undefined && { name }),
        ...(publisherUri !== undefined && { address: publisherUri }),
      },
    }),
    ...(licence !== undefined && { licence }),
    ...(themes.length > 0 && { themes }),
    ...(frequency !== undefined && { frequency }),
    ...(keywords.length > 0 && { keywords }),
    ...(contact !== undefined && { contact }),
  };
}
