import { z } from "zod";

import { codebookMessages } from "../../messages/codebook.ts";
import { parseIsoDay } from "../../period/period.ts";
import { personalNumbersIn } from "../../personal-data/personal-details.ts";

/** Lengths in characters. A bar of a chart has room for a label of two lines. */
const LONGEST_LABEL = 60;
const LONGEST_TERM = 80;
const LONGEST_SENTENCE = 600;

const isHarmless = (text: string): boolean =>
  personalNumbersIn([text]).every(({ kind }) => kind === "number");
const filled = (text: string): boolean => text.trim() !== "";
const atMost =
  (longest: number) =>
  (text: string): boolean =>
    text.length <= longest;

/** A label, header or other spelling. No cell can contain a text with a bar or an @. */
const spelling = (longest: number) =>
  z
    .string()
    .transform((text) => text.trim().normalize("NFC"))
    .refine(filled, codebookMessages.textEmpty)
    .refine(atMost(longest), codebookMessages.textTooLong(longest))
    .refine((text) => !/[|@\p{Cc}\p{Cf}]/u.test(text), codebookMessages.termInvalid)
    .refine(isHarmless, codebookMessages.personalNumber);
const term = spelling(LONGEST_TERM);
const label = spelling(LONGEST_LABEL);

const folded = (text: string): string => text.trim().replaceAll(/\s+/gu, " ").normalize("NFC");
const sentence = z
  .string()
  .refine(filled, codebookMessages.textEmpty)
  .refine(atMost(LONGEST_SENTENCE), codebookMessages.textTooLong(LONGEST_SENTENCE))
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(folded(text)), codebookMessages.sentenceInvalid)
  .refine((text) => isHarmless(folded(text)), codebookMessages.personalNumber)
  .transform(folded);

const aliases = z.array(term).optional();

const answer = z.strictObject({
  label: label.optional(),
  aliases,
  /** For a new answer of a column with themes. */
  theme: z.string().optional(),
});

const column = z.strictObject({
  header: term.optional(),
  aliases,
  label: label.optional(),
  answers: z.record(z.string(), answer).optional(),
});

const theme = z.strictObject({ label: label.optional() });

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

/** The form of a codebook file: only the differences from the standard codebook. */
export const codebookFileSchema = z.strictObject({
  columns: z.record(z.string(), column).optional(),
  themes: z.record(z.string(), theme).optional(),
  regions: z.array(region).optional(),
  redefinitions: z.array(redefinition).optional(),
});

export type CodebookFile = z.infer<typeof codebookFileSchema>;
export type ColumnChange = z.infer<typeof column>;
export type AnswerChange = z.infer<typeof answer>;
