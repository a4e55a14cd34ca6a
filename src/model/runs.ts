import { z } from "zod";

import { showsNothing } from "../language/printable.ts";
import { parseOrigin } from "./origins/origin.ts";

/**
 * The texts of a report in a file: everything that becomes a link or a target has its own strict
 * format.
 */

/** A target in the report, for links. */
export const id = z.string().regex(/^[a-z][\w.-]{0,99}$/i);

/** The name of a file within one folder: without a slash, and without two successive dots. */
export const fileStem = z.string().regex(/^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)?$/);

/** A target in the report, a site, a mail address or a telephone number. */
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

/** Words of a document type or of a writer, who are responsible for the numbers in them. */
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

/** Text that a PDF may not leave out: the header of a column, or the alternative of an image. */
export const filledText = text.refine(
  (runs) => !showsNothing(runs.map((one) => one.text).join("")),
  "text without words",
);
