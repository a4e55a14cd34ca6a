import { z } from "zod";

import { codebookMessages } from "../../messages/codebook.ts";
import { parseIsoDay } from "../../period/day.ts";

/** In characters: a label stands in tables and below charts. */
const LONGEST_TERM = 80;
const LONGEST_SENTENCE = 600;

const filled = (text: string): boolean => text.trim() !== "";
const atMost =
  (longest: number) =>
  (text: string): boolean =>
    text.length <= longest;

/** A label, header or other spelling: with a bar or an @ in it, no cell could hold it. */
const term = z
  .string()
  .refine(filled, codebookMessages.textEmpty)
  .refine(atMost(LONGEST_TERM), codebookMessages.textTooLong(LONGEST_TERM))
  .refine((text) => !/[\r\n|@]/u.test(text.trim()), codebookMessages.termInvalid)
  .transform((text) => text.trim().normalize("NFC"));

const sentence = z
  .string()
  .refine(filled, codebookMessages.textEmpty)
  .refine(atMost(LONGEST_SENTENCE), codebookMessages.textTooLong(LONGEST_SENTENCE))
  .transform((text) => text.trim().replaceAll(/\s+/gu, " ").normalize("NFC"));

const aliases = z.array(term).optional();

const answer = z.strictObject({
  label: term.optional(),
  aliases,
  /** For a new answer of a column with themes. */
  theme: z.string().optional(),
});

const column = z.strictObject({
  header: term.optional(),
  aliases,
  label: term.optional(),
  answers: z.record(z.string(), answer).optional(),
});

const theme = z.strictObject({ label: term.optional() });

const region = z.preprocess(
  (value) => (typeof value === "string" ? { name: value } : value),
  z.strictObject({ name: term, aliases }),
);

const redefinition = z.strictObject({
  figure: z.string(),
  from: z.string().refine((text) => parseIsoDay(text) !== undefined, codebookMessages.dayInvalid),
  before: sentence.optional(),
  change: sentence,
});

/** What a codebook file may hold: what differs from the standard codebook, and no more. */
export const ownCodebookSchema = z.strictObject({
  columns: z.record(z.string(), column).optional(),
  themes: z.record(z.string(), theme).optional(),
  regions: z.array(region).optional(),
  redefinitions: z.array(redefinition).optional(),
});

export type OwnCodebook = z.infer<typeof ownCodebookSchema>;
export type OwnColumn = z.infer<typeof column>;
export type OwnAnswer = z.infer<typeof answer>;
