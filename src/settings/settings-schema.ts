import { z } from "zod";

import { likelyMoment } from "../language/likely.ts";
import { ownFontMessages } from "../messages/own-fonts.ts";
import { settingsMessages } from "../messages/settings.ts";
import { yamlMessages } from "../messages/yaml.ts";
import { parseIsoDay } from "../period/day.ts";
import { parseMoment } from "./moment.ts";

/** In characters; a chart has room for no more beside the line of an event. */
const LONGEST_LABEL = 80;

const isDay = (text: string): boolean => parseIsoDay(text) !== undefined;
const isShort = (text: string): boolean => text.length <= LONGEST_LABEL;
/** A browser reads a backslash as a slash, and what does not show hides where an address leads. */
const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s\\\p{C}\p{Default_Ignorable_Code_Point}<>"`]+$/iu.test(text) &&
  URL.canParse(text);
/** What stands before an @ in a site's name is a user of the site behind it. */
const hasUser = (text: string): boolean => /^[^/]*\/\/[^/?#]*@/.test(text);

const colour = z
  .string()
  .refine((text) => /^#[\da-f]{6}$/i.test(text), settingsMessages.colourInvalid)
  .transform((text) => text.toLowerCase())
  .optional();

/** Text that is more than white space. */
const filled = z.string().refine((text) => text.trim() !== "", yamlMessages.empty);

const fontFile = filled.optional();

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
  input: filled.optional(),
  content: filled.optional(),
  out: filled.optional(),
  snapshots: filled.optional(),
  document: filled.optional(),
  codebook: filled.optional(),
  encoding: filled.optional(),
  delimiter: filled.optional(),
  maxSize: filled.optional(),
  publishedOn: z
    .string()
    .refine((text) => parseMoment(text) !== undefined, {
      error: ({ input }) => settingsMessages.momentInvalid(likelyMoment(String(input))),
    })
    .optional(),
  organisation: filled.optional(),
  contact: filled.optional(),
  website: z
    .string()
    .refine(isWebAddress, { error: settingsMessages.websiteInvalid, abort: true })
    .refine((text) => !hasUser(text), settingsMessages.websiteUser)
    .optional(),
  logo: filled.optional(),
  logoAlt: filled.optional(),
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
        date: z.string().refine(isDay, {
          error: ({ input }) =>
            settingsMessages.dayInvalid(likelyMoment(String(input))?.slice(0, "jjjj-mm-dd".length)),
        }),
        label: filled.refine(isShort, settingsMessages.labelTooLong(LONGEST_LABEL)),
      }),
    )
    .optional(),
});

export type SettingsFile = z.infer<typeof settingsFileSchema>;
