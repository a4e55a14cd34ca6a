import { z } from "zod";

import { showsNothing } from "../language/printable.ts";
import { parseOrigin } from "./origins/origin.ts";

/** The texts of a report as a file may hold them: what becomes a link or a place has a form of its own. */

/** A place in the report, which links lead to. */
export const id = z.string().regex(/^[a-z][\w.-]{0,99}$/i);

/** Without a slash or two dots in a row: it names a file within one folder. */
export const fileStem = z.string().regex(/^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)?$/);

/** A place in the report, a site, a mail address or a telephone number. */
const target = z.union([
  id,
  z.string().regex(/^(?:mailto:[\w.+-]+@[\w.-]+|tel:\+?\d{3,15})$/),
  z
    .string()
    .regex(/^https?:\/\/\S+$/i)
    .refine((address) => URL.canParse(address)),
]);

const WITHOUT_ORIGIN = "a number without an origin";
const hasDigit = (text: string): boolean => /\d/.test(text);

/** Words of a document type or of a writer, who answer for the numbers in them. */
export const words = z.string();

/** The words of a heading, which a PDF may not leave out. */
export const heading = words.refine((text) => !showsNothing(text), "a heading without words");

const plainRun = z.object({
  text: z.string(),
  origin: z
    .string()
    .refine((one) => parseOrigin(one) !== undefined, "an origin of no known form")
    .optional(),
  target: target.optional(),
});

const run = plainRun
  .extend({ note: z.array(plainRun).readonly().optional() })
  .refine(
    ({ note, ...own }) =>
      [own, ...(note ?? [])].every(({ text, origin }) => origin !== undefined || !hasDigit(text)),
    WITHOUT_ORIGIN,
  );

/** Text as runs, each number with its origin. */
export const text = z.array(run).readonly();

/** Text that a PDF may not leave out: at the head of a column, or in place of an image. */
export const filledText = text.refine(
  (runs) => !showsNothing(runs.map((one) => one.text).join("")),
  "text without words",
);
