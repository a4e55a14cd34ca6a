import { z } from "zod";

import { closestTerm } from "../language/closest.ts";
import { codePointAt, firstOutsideALine } from "../language/control-characters.ts";
import { likelyMoment } from "../language/likely-moment.ts";
import { showsNothing } from "../language/printable.ts";
import { ownFontMessages } from "../messages/own-fonts.ts";
import { settingsMessages } from "../messages/settings.ts";
import { yamlMessages } from "../messages/yaml.ts";
import {
  codeOf,
  FREQUENCIES,
  LICENCE_WORDS,
  licenceOf,
  THEMES,
} from "../open-data/vocabularies.ts";
import { parseIsoDay } from "../period/day.ts";
import {
  type ContactPoint,
  contactPoint,
  FILE_PLACES,
  hasOnlyPlaces,
  namesFile,
  PAGE_PLACES,
  hasUser,
  isSecureAddress,
  isWebAddress,
} from "./addresses.ts";
import { parseMoment } from "../period/moment.ts";
import { parsePeriod } from "../period/period.ts";
import { isContactDetail } from "../personal-data/contact-details.ts";

/** In characters; a chart has room for no more beside the line of an event. */
const LONGEST_LABEL = 80;
/** In characters: what a report prints of the settings stands on its cover and its last page. */
const LONGEST_NAME = 200;
const LONGEST_CONTACT = 1000;
const LONGEST_ADDRESS = 500;
/** In characters; no file system takes a longer path. */
const LONGEST_PATH = 4096;
/** A list of words that someone keeps by hand. */
const MOST_WORDS = 1000;
/** Each stands as a line in every chart over time. */
const MOST_EVENTS = 50;
/** In characters; it stands on the cover. */
const LONGEST_REASON = 300;
/** Far more than anyone has to make. */
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

/** Text that prints something. */
const filled = z.string().refine((text) => !showsNothing(text), yamlMessages.empty);

/** The same, of a length that a report has room for. */
const upTo = (most: number): typeof filled =>
  filled.refine((text) => text.length <= most, settingsMessages.textTooLong(most));

/** The same for a name that may stand within a line of a message. */
const inALine = (most: number): typeof filled =>
  upTo(most).refine((text) => firstOutsideALine(text) < 0, {
    error: ({ input }) => {
      const text = String(input);
      return settingsMessages.notInALine(codePointAt(text, firstOutsideALine(text)));
    },
  });

/** The address of a site, of the kind that a report may link to. */
const address = (isRight: (text: string) => boolean, message: string): typeof filled =>
  upTo(LONGEST_ADDRESS)
    .refine(isRight, { error: message, abort: true })
    .refine((text) => !hasUser(text), settingsMessages.addressUser);

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

const websiteAddresses = z.strictObject({
  /** Where earlier reports stand. */
  page: address(isWebAddress, settingsMessages.websiteInvalid).optional(),
  /** Where each file of a report stands, with places for its name and the month of publication. */
  files: address(
    (text) => isSecureAddress(text) && namesFile(text),
    settingsMessages.websiteFilesInvalid,
  )
    .refine((text) => hasOnlyPlaces(text, FILE_PLACES), settingsMessages.websiteFilesBraces)
    .optional(),
});

/** Both addresses of a site, or one of them as a text: that of files has a place for their names. */
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

/** That a published report was wrong. */
const correction = z.strictObject({
  /** The day on which the corrected report is published. */
  date: day,
  /** What was wrong, in one sentence for readers. */
  reason: inALine(LONGEST_REASON).refine(
    (text) => text.trim() === "" || /[.!?]$/.test(text.trim()),
    settingsMessages.reasonNoSentence,
  ),
  /** The figures that were wrong: their ids or names; none where only a text was. */
  figures: z.array(inALine(LONGEST_NAME)).optional(),
  /** The period of the report that was wrong; where left out, the last one published before. */
  period: z
    .string()
    .refine((text) => parsePeriod(text) !== undefined, settingsMessages.correctedPeriodInvalid)
    .optional(),
  /** The document type that was wrong; where left out, the main one. */
  document: inALine(LONGEST_NAME).optional(),
});

/** A text that must be a word of a list, and becomes its code. */
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

/** What data portals ask of the figures. */
const dataset = z
  .strictObject({
    /** The organisation that publishes the figures; that of the report where left out. */
    publisher: inALine(LONGEST_NAME).optional(),
    /** Its address in a register of organisations, such as TOOI. */
    publisherUri: address(isWebAddress, settingsMessages.publisherUriInvalid).optional(),
    licence: listed(licenceOf, LICENCE_WORDS).optional(),
    themes: z
      .array(listed((text) => codeOf(text, THEMES), Object.values(THEMES)))
      .refine((themes) => themes.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
      .optional(),
    /** How often new figures come. */
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
  })
  .optional();

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
  dataset,
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
