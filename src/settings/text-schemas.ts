import { z } from "zod";

import { codePointAt, firstOutsideALine } from "../language/control-characters.ts";
import { showsNothing } from "../language/printable.ts";
import { settingsMessages } from "../messages/settings.ts";
import { yamlMessages } from "../messages/yaml.ts";
import { hasUser } from "./addresses.ts";

/** Texts of the settings file. Lengths are in characters and follow from the space in a report. */

/** The space in a chart beside the line of an event. */
export const LONGEST_LABEL = 80;
/** The cover and the last page print names and contact details. */
export const LONGEST_NAME = 200;
export const LONGEST_CONTACT = 1000;
export const LONGEST_ADDRESS = 500;

/** The longest list of words. */
export const MOST_WORDS = 1000;

/** A text that prints something. */
const filled = z.string().refine((text) => !showsNothing(text), yamlMessages.empty);

/** A text that prints something, of at most `most` characters. */
export const upTo = (most: number): typeof filled =>
  filled.refine((text) => text.length <= most, settingsMessages.textTooLong(most));

/**
 * The same, without line breaks and control characters, so that a message can repeat it in one
 * line.
 */
export const inALine = (most: number): typeof filled =>
  upTo(most).refine((text) => firstOutsideALine(text) < 0, {
    error: ({ input }) => {
      const text = String(input);
      return settingsMessages.notInALine(codePointAt(text, firstOutsideALine(text)));
    },
  });

/** A web address to which a report may link. */
export const address = (isRight: (text: string) => boolean, message: string): typeof filled =>
  upTo(LONGEST_ADDRESS)
    .refine(isRight, { error: message, abort: true })
    .refine((text) => !hasUser(text), settingsMessages.addressUser);

/** A word, and a phrase of at most six words, of letters, digits and the signs within words. */
const A_WORD = /^[\p{L}\p{M}\p{N}'’.-]*$/u;
const A_PHRASE = /^[\p{L}\p{M}\p{N}'’.-]+(?: [\p{L}\p{M}\p{N}'’.-]+){0,5}$/u;

/** The setting `woordenlijst`: words that the organisation allows or replaces in its texts. */
export const wordList = z
  .strictObject({
    /** Words that are spelt correctly. */
    goed: z
      .array(upTo(LONGEST_LABEL).refine((text) => A_WORD.test(text), settingsMessages.wordInvalid))
      .refine((words) => words.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
      .optional(),
    /** Hard words with a plain word for each. `false` or no value allows the hard word. */
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
