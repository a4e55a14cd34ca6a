import { z } from "zod";

import { ownFontMessages } from "../messages/own-fonts.ts";
import { settingsMessages } from "../messages/settings.ts";
import { parseIsoDay } from "../period/day.ts";
import { parseMoment } from "./moment.ts";

/** In characters; a chart has room for no more beside the line of an event. */
const LONGEST_LABEL = 80;

const isDay = (text: string): boolean => parseIsoDay(text) !== undefined;
const isShort = (text: string): boolean => text.length <= LONGEST_LABEL;
const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);

const colour = z
  .string()
  .refine((text) => /^#[\da-f]{6}$/i.test(text), settingsMessages.colourInvalid)
  .transform((text) => text.toLowerCase())
  .optional();

const fontFile = z.string().min(1).optional();

/** Each face by its file: text without italic or bold would be set in two kinds of letters. */
const fonts = z
  .strictObject({ regular: fontFile, italic: fontFile, semibold: fontFile, bold: fontFile })
  .superRefine((given, context) => {
    for (const face of ["regular", "italic", "bold"] as const) {
      if (given[face] !== undefined) continue;
      const message = ownFontMessages.faceMissing(face);
      context.addIssue({ code: "custom", path: [face], message });
    }
  })
  .optional();

/** What a settings file may hold. The threshold is not among it: it weakens protection. */
export const settingsFileSchema = z.strictObject({
  input: z.string().min(1).optional(),
  content: z.string().min(1).optional(),
  out: z.string().min(1).optional(),
  snapshots: z.string().min(1).optional(),
  document: z.string().min(1).optional(),
  codebook: z.string().min(1).optional(),
  encoding: z.string().min(1).optional(),
  delimiter: z.string().min(1).optional(),
  maxSize: z.string().min(1).optional(),
  publishedOn: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, settingsMessages.momentInvalid)
    .optional(),
  organisation: z.string().min(1).optional(),
  contact: z.string().min(1).optional(),
  website: z.string().refine(isWebAddress, settingsMessages.websiteInvalid).optional(),
  logo: z.string().min(1).optional(),
  logoAlt: z.string().min(1).optional(),
  colors: z
    .strictObject({ accent: colour, second: colour, unknown: colour, ink: colour, tint: colour })
    .optional(),
  fonts,
  /** Which archive standard the PDF keeps to; 2a carries no attachments. */
  pdfStandard: z
    .string()
    .refine((text) => /^[23]a$/.test(text), settingsMessages.pdfStandardInvalid)
    .transform((text): "2a" | "3a" => (text === "2a" ? "2a" : "3a"))
    .optional(),
  events: z
    .array(
      z.strictObject({
        date: z.string().refine(isDay, settingsMessages.dayInvalid),
        label: z.string().min(1).refine(isShort, settingsMessages.labelTooLong(LONGEST_LABEL)),
      }),
    )
    .optional(),
});

export type SettingsFile = z.infer<typeof settingsFileSchema>;
