import { z } from "zod";

import { closestTerm, likelyMoment } from "../language/likely-meaning.ts";
import { ownFontMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import { parseIsoDay, parseMoment, parsePeriod } from "../period/period.ts";
import { isContactDetail } from "../personal-data/personal-details.ts";
import type { Keys } from "../yaml/placed-yaml.ts";
import {
  address,
  type ContactPoint,
  contactPoint,
  datasetSchema,
  FILE_PLACES,
  hasOnlyPlaces,
  inALine,
  isSecureAddress,
  isWebAddress,
  LONGEST_ADDRESS,
  LONGEST_CONTACT,
  LONGEST_LABEL,
  LONGEST_NAME,
  namesFile,
  PAGE_PLACES,
  upTo,
  wordList,
} from "./addresses.ts";

/** In characters. No file system allows a longer path. */
const LONGEST_PATH = 4096;
/** Each event is a line in every chart over time. */
const MOST_EVENTS = 50;
/** In characters. The cover prints the reason. */
const LONGEST_REASON = 300;
/** Many more corrections than are needed. */
const MOST_CORRECTIONS = 100;
/** Many more contact details than an organisation has. */
const MOST_CONTACT_DETAILS = 200;

const day = z.string().refine((text) => parseIsoDay(text) !== undefined, {
  error: ({ input }) =>
    settingsMessages.dayInvalid(likelyMoment(String(input))?.slice(0, "jjjj-mm-dd".length)),
});

const colour = z
  .string()
  .refine((text) => /^#[\da-f]{6}$/i.test(text), settingsMessages.colourInvalid)
  .transform((text) => text.toLowerCase())
  .optional();

const filePath = inALine(LONGEST_PATH).optional();

/**
 * The file of each face. Italic and bold are required, because otherwise a text would be set in two
 * typefaces.
 */
const fonts = z
  .strictObject({ regular: filePath, italic: filePath, semibold: filePath, bold: filePath })
  .superRefine((given, context) => {
    for (const face of ["regular", "italic", "bold"] as const) {
      if (given[face] !== undefined) continue;
      const message = ownFontMessages.faceMissing(face);
      context.addIssue({ code: "custom", path: [face], message });
    }
  })
  .optional();

/** The addresses of the website of an organisation. */
const websiteAddresses = z.strictObject({
  /** The address of earlier reports. */
  page: address(isWebAddress, settingsMessages.websiteInvalid).optional(),
  /**
   * The address of a file of a report, with placeholders for its name and the month of publication.
   */
  files: address(
    (text) => isSecureAddress(text) && namesFile(text),
    settingsMessages.websiteFilesInvalid,
  )
    .refine((text) => hasOnlyPlaces(text, FILE_PLACES), settingsMessages.websiteFilesBraces)
    .optional(),
});

/**
 * Both addresses, or one address as text. An address with a placeholder for a file name is the
 * address of files.
 */
const website = z.unknown().transform((given, context): z.infer<typeof websiteAddresses> => {
  const isGroup = typeof given === "object" && given !== null && !Array.isArray(given);
  const isOfFiles = typeof given === "string" && namesFile(given);
  const { data, error } = websiteAddresses.safeParse(
    isGroup ? given : { [isOfFiles ? "files" : "page"]: given },
  );
  for (const issue of error?.issues ?? []) {
    context.addIssue({ ...issue, path: isGroup ? issue.path : [] });
  }
  return data ?? z.NEVER;
});

/** A correction of a published report. */
const correction = z.strictObject({
  /** The day on which the corrected report is published. */
  date: day,
  /** What was wrong, in one sentence for readers. */
  reason: inALine(LONGEST_REASON).refine(
    (text) => text.trim() === "" || /[.!?]$/.test(text.trim()),
    settingsMessages.reasonNoSentence,
  ),
  /** The wrong figures, by id or name. Absent if only a text was wrong. */
  figures: z.array(inALine(LONGEST_NAME)).optional(),
  /**
   * The period of the wrong report. The default is the report that was published last before the
   * date.
   */
  period: z
    .string()
    .refine((text) => parsePeriod(text) !== undefined, settingsMessages.correctedPeriodInvalid)
    .optional(),
  /** The document type of the wrong report. The default is the main one. */
  document: inALine(LONGEST_NAME).optional(),
});

const pdfStandard = z.enum(["2a", "3a", "4f"]);

/**
 * The form of a settings file. It cannot contain the threshold, because that weakens protection.
 */
export const settingsFileSchema = z.strictObject({
  input: filePath,
  content: filePath,
  out: filePath,
  snapshots: filePath,
  document: inALine(LONGEST_NAME).optional(),
  /** A folder with document types of the organisation. */
  templates: filePath,
  codebook: filePath,
  encoding: upTo(LONGEST_NAME).optional(),
  delimiter: upTo(LONGEST_NAME).optional(),
  maxSize: upTo(LONGEST_NAME).optional(),
  publishedOn: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, {
      error: ({ input }) => settingsMessages.momentInvalid(likelyMoment(String(input))),
    })
    .optional(),
  /** Which small changes are held back. The setting can only increase protection. */
  protectChanges: upTo(LONGEST_NAME).optional(),
  /** The file format of the workbook with the figures. */
  workbook: upTo(LONGEST_NAME).optional(),
  organisation: upTo(LONGEST_NAME).optional(),
  contact: upTo(LONGEST_CONTACT).optional(),
  /** Contact details that texts may contain, in addition to `contact`. */
  contactgegevens: z
    .array(
      upTo(LONGEST_ADDRESS).refine(
        (text) => isContactDetail(text.trim()),
        settingsMessages.contactDetailInvalid,
      ),
    )
    .refine(
      (details) => details.length <= MOST_CONTACT_DETAILS,
      settingsMessages.tooManyContactDetails(MOST_CONTACT_DETAILS),
    )
    .optional(),
  /**
   * The sender of the ondersteuningsbrief, as named in a sentence: "het ministerie van Financiën".
   */
  letterFrom: upTo(LONGEST_LABEL).optional(),
  woordenlijst: wordList,
  website: website.optional(),
  /**
   * The address of each report as a web page. `{period}` is replaced by the period of the report.
   */
  webpage: address(isSecureAddress, settingsMessages.webpageInvalid)
    .refine((text) => hasOnlyPlaces(text, PAGE_PLACES), settingsMessages.webpageBraces)
    .optional(),
  /** Where readers go who cannot use a report. */
  accessibility: z
    .strictObject({
      /** The accessibility statement (toegankelijkheidsverklaring). */
      statement: address(isSecureAddress, settingsMessages.statementInvalid).optional(),
      contact: upTo(LONGEST_ADDRESS)
        .transform((text, context): ContactPoint => {
          const point = contactPoint(text);
          if (point === undefined) context.addIssue(settingsMessages.accessibilityContactInvalid);
          return point ?? z.NEVER;
        })
        .optional(),
    })
    .optional(),
  dataset: datasetSchema.optional(),
  logo: filePath,
  logoAlt: upTo(LONGEST_NAME).optional(),
  colors: z
    .strictObject({ accent: colour, second: colour, unknown: colour, ink: colour, tint: colour })
    .optional(),
  fonts,
  /** The PDF/A standard of the PDF. 2a has no attachments; 4f is for PDF 2.0. */
  pdfStandard: z
    .string()
    .refine((text) => pdfStandard.safeParse(text).success, settingsMessages.pdfStandardInvalid)
    .transform((text) => pdfStandard.parse(text))
    .optional(),
  events: z
    .array(
      z.strictObject({
        date: day,
        label: upTo(LONGEST_LABEL),
        /**
         * True if the ondersteuningsbrief was sent. The default depends on the words of the label.
         */
        letter: z.boolean().optional(),
      }),
    )
    .refine((events) => events.length <= MOST_EVENTS, settingsMessages.tooManyEvents(MOST_EVENTS))
    .optional(),
  corrections: z
    .array(correction)
    .refine(
      (corrections) => corrections.length <= MOST_CORRECTIONS,
      settingsMessages.tooManyCorrections(MOST_CORRECTIONS),
    )
    .optional(),
});

export type SettingsFile = z.infer<typeof settingsFileSchema>;

// The names of settings.

/** The names of all settings at the top level. */
const TOP = Object.keys(settingsFileSchema.shape);

/** The names within a setting. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  website: ["page", "files"],
  accessibility: ["statement", "contact"],
  dataset: ["publisher", "publisherUri", "licence", "themes", "frequency", "keywords", "contact"],
  colors: ["accent", "second", "unknown", "ink", "tint"],
  woordenlijst: ["goed", "liever"],
  fonts: ["regular", "italic", "semibold", "bold"],
  events: ["date", "label", "letter"],
  corrections: ["date", "reason", "figures", "period", "document"],
};

/** Words that mean a setting and are not a misspelling of its name. */
const MEANING = new Map([
  ["invoer", "input"],
  ["export", "input"],
  ["teksten", "content"],
  ["uitvoer", "out"],
  ["output", "out"],
  ["codeboek", "codebook"],
  ["kleuren", "colors"],
  ["colours", "colors"],
  ["lettertypes", "fonts"],
  ["gebeurtenissen", "events"],
  ["correcties", "corrections"],
  ["reden", "reason"],
  ["cijfers", "figures"],
  ["periode", "period"],
  ["woorden", "woordenlijst"],
  ["words", "woordenlijst"],
  ["spelling", "woordenlijst"],
  ["team", "organisation"],
  ["naam", "organisation"],
  ["url", "website"],
  ["webpagina", "webpage"],
  ["toegankelijkheid", "accessibility"],
  ["verklaring", "statement"],
  ["toegankelijkheidsverklaring", "statement"],
  ["data", "dataset"],
  ["uitgever", "publisher"],
  ["licentie", "licence"],
  ["license", "licence"],
  ["thema", "themes"],
  ["frequentie", "frequency"],
  ["trefwoorden", "keywords"],
  ["datum", "date"],
  ["brief", "letter"],
  ["tekst", "label"],
  ["publicatiedatum", "publishedOn"],
  ["contactdetails", "contactgegevens"],
]);

/**
 * The names that are allowed after the first of `keys`. Without keys, the names at the top level.
 */
export function settingsAt([first]: Keys): readonly string[] {
  if (first === undefined) return TOP;
  return Object.hasOwn(WITHIN, String(first)) ? (WITHIN[String(first)] ?? []) : [];
}

/** The name among `known` that a misspelt name most likely means. Undefined if none is near. */
export function nearestSetting(key: string, known: readonly string[]): string | undefined {
  const folded = key.trim().toLowerCase();
  const isSame = (name: string): boolean => name.toLowerCase() === folded;
  const meant = MEANING.get(folded);
  const group = Object.keys(WITHIN).find((name) => WITHIN[name]?.some(isSame) === true);
  if (known === TOP && group !== undefined && !TOP.some(isSame)) return `${key} onder ${group}`;
  return (
    known.find(isSame) ??
    (meant !== undefined && known.includes(meant) ? meant : closestTerm(key, known))
  );
}
