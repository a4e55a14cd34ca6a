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
  MOST_WORDS,
  upTo,
} from "./text-schemas.ts";

/** In characters; no file system takes a longer path. */
const LONGEST_PATH = 4096;
/** Each stands as a line in every chart over time. */
const MOST_EVENTS = 50;
/** In characters: a reason stands on the cover. */
const LONGEST_REASON = 300;
/** Far more than anyone needs. */
const MOST_CORRECTIONS = 100;
/** Far more than an organisation has. */
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

/** Each face by its file: text without italic or bold would be set in two kinds of letters. */
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

/** A word, or a few; in letters, digits and the signs within words. */
const A_WORD = /^[\p{L}\p{M}\p{N}'’.-]*$/u;
const A_PHRASE = /^[\p{L}\p{M}\p{N}'’.-]+(?: [\p{L}\p{M}\p{N}'’.-]+){0,5}$/u;

/** What an organisation says of the words of its texts. */
const wordList = z
  .strictObject({
    /** Words that are spelt right. */
    goed: z
      .array(upTo(LONGEST_LABEL).refine((text) => A_WORD.test(text), settingsMessages.wordInvalid))
      .refine((words) => words.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
      .optional(),
    /** Hard words with plain ones; `false` or nothing allows the word. */
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

/** The addresses of the site of an organisation. */
const websiteAddresses = z.strictObject({
  /** The address of earlier reports. */
  page: address(isWebAddress, settingsMessages.websiteInvalid).optional(),
  /** The address of a file of a report, with places for its name and the month of publication. */
  files: address(
    (text) => isSecureAddress(text) && namesFile(text),
    settingsMessages.websiteFilesInvalid,
  )
    .refine((text) => hasOnlyPlaces(text, FILE_PLACES), settingsMessages.websiteFilesBraces)
    .optional(),
});

/** Both addresses, or one of them as a text: an address with a place for a file name is that of files. */
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
  /** The period of the wrong report. The default is that of the last one published before. */
  period: z
    .string()
    .refine((text) => parsePeriod(text) !== undefined, settingsMessages.correctedPeriodInvalid)
    .optional(),
  /** The document type of the wrong report. The default is the main one. */
  document: inALine(LONGEST_NAME).optional(),
});

const pdfStandard = z.enum(["2a", "3a", "4f"]);

/** What a settings file may hold. The threshold is not among it: it weakens protection. */
export const settingsFileSchema = z.strictObject({
  input: filePath,
  content: filePath,
  out: filePath,
  snapshots: filePath,
  document: inALine(LONGEST_NAME).optional(),
  /** A folder with document types of the organisation's own. */
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
  /** Which changes are held back between publications. It can only ask for more protection. */
  protectChanges: upTo(LONGEST_NAME).optional(),
  /** The file format of the workbook with the figures. */
  workbook: upTo(LONGEST_NAME).optional(),
  organisation: upTo(LONGEST_NAME).optional(),
  contact: upTo(LONGEST_CONTACT).optional(),
  /** What may stand in texts of how to reach someone, beside what `contact` says. */
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
  /** Who sent the ondersteuningsbrief, as a sentence names it: "het ministerie van Financiën". */
  letterFrom: upTo(LONGEST_LABEL).optional(),
  woordenlijst: wordList,
  website: website.optional(),
  /** Where each report stands as a web page; `{period}` in it stands for the period of a report. */
  webpage: address(isSecureAddress, settingsMessages.webpageInvalid)
    .refine((text) => hasOnlyPlaces(text, PAGE_PLACES), settingsMessages.webpageBraces)
    .optional(),
  /** Where readers go for whom a report does not work. */
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
  /** Which archive standard the PDF keeps to; 2a carries no attachments, 4f is of PDF 2.0. */
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
        /** That the ondersteuningsbrief went out; where left out, the label says so or not. */
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
