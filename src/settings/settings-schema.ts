import { z } from "zod";

import { likelyMoment } from "../language/likely-moment.ts";
import { ownFontMessages } from "../messages/own-fonts.ts";
import { settingsMessages } from "../messages/settings.ts";
import { parseIsoDay } from "../period/day.ts";
import {
  type ContactPoint,
  contactPoint,
  FILE_PLACES,
  hasOnlyPlaces,
  namesFile,
  PAGE_PLACES,
  isSecureAddress,
  isWebAddress,
} from "./addresses.ts";
import { parseMoment } from "../period/moment.ts";
import { parsePeriod } from "../period/period.ts";
import { isContactDetail } from "../personal-data/contact-details.ts";
import { datasetSchema } from "./dataset.ts";
import {
  address,
  inALine,
  LONGEST_ADDRESS,
  LONGEST_CONTACT,
  LONGEST_LABEL,
  LONGEST_NAME,
  upTo,
  wordList,
} from "./text-schemas.ts";

/** In characters. No file system allows a longer path. */
const LONGEST_PATH = 4096;
/** Each event is a line in every chart over time. */
const MOST_EVENTS = 50;
/** In characters. The cover prints the reason. */
const LONGEST_REASON = 300;
/** Many more than are needed. */
const MOST_CORRECTIONS = 100;
/** Many more than an organisation has. */
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

/** The file of each face. Without italic or bold, a text would be set in two typefaces. */
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
  /** The wrong figures, by id or name. None where only a text was wrong. */
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
