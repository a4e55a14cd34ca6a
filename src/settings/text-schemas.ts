import { z } from "zod";

import { codePointAt, firstOutsideALine } from "../language/control-characters.ts";
import { showsNothing } from "../language/printable.ts";
import { settingsMessages } from "../messages/settings.ts";
import { yamlMessages } from "../messages/yaml.ts";
import { hasUser } from "./addresses.ts";

/** Texts of the settings file, with the lengths that a report has room for. In characters. */

/** A chart has room for no more beside the line of an event. */
export const LONGEST_LABEL = 80;
/** The cover and the last page print names and the contact. */
export const LONGEST_NAME = 200;
export const LONGEST_CONTACT = 1000;
export const LONGEST_ADDRESS = 500;

/** The most words in a list that people keep by hand. */
export const MOST_WORDS = 1000;

/** A text that prints something. */
const filled = z.string().refine((text) => !showsNothing(text), yamlMessages.empty);

/** A text that prints something, of at most `most` characters. */
export const upTo = (most: number): typeof filled =>
  filled.refine((text) => text.length <= most, settingsMessages.textTooLong(most));

/** The same, without what would break a line of a message. */
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
