import { z } from "zod";

import { closestTerm } from "../language/closest.ts";
import { settingsMessages } from "../messages/settings.ts";
import {
  codeOf,
  FREQUENCIES,
  LICENCE_WORDS,
  type LicenceName,
  licenceOf,
  THEMES,
} from "../open-data/vocabularies.ts";
import { contactPoint, isWebAddress } from "./addresses.ts";
import {
  address,
  inALine,
  LONGEST_ADDRESS,
  LONGEST_LABEL,
  LONGEST_NAME,
  MOST_WORDS,
  upTo,
} from "./text-schemas.ts";

/** A word of a list; it is replaced by its code. */
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

/** The setting `dataset`: metadata of the figures for data portals. */
export const datasetSchema = z.strictObject({
  /** The organisation that publishes the figures. The default is that of the report. */
  publisher: inALine(LONGEST_NAME).optional(),
  /** The address of the publisher in a register of organisations, such as TOOI. */
  publisherUri: address(isWebAddress, settingsMessages.publisherUriInvalid).optional(),
  licence: listed(licenceOf, LICENCE_WORDS).optional(),
  themes: z
    .array(listed((text) => codeOf(text, THEMES), Object.values(THEMES)))
    .refine((themes) => themes.length <= MOST_WORDS, settingsMessages.tooManyWords(MOST_WORDS))
    .optional(),
  /** How often new figures are published. */
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
});

export type DatasetSettings = z.infer<typeof datasetSchema>;

/** Metadata of the figures of a report for data portals. */
export interface DatasetMetadata {
  readonly publisher?: { readonly name?: string; readonly address?: string };
  readonly licence?: LicenceName;
  readonly themes?: readonly string[];
  readonly frequency?: string;
  readonly keywords?: readonly string[];
  /** An address that begins with `mailto:` or `https:`. */
  readonly contact?: string;
}

/**
 * Collects the metadata from the settings. The default publisher is the organisation of the report.
 */
export function datasetMetadata({
  dataset,
  organisation,
}: {
  readonly dataset: DatasetSettings | null;
  readonly organisation: string | null;
}): DatasetMetadata {
  const { publisher, publisherUri, licence, frequency, contact } = dataset ?? {};
  const { themes = [], keywords = [] } = dataset ?? {};
  const name = publisher ?? organisation ?? undefined;
  const isNamed = name !== undefined || publisherUri !== undefined;
  return {
    ...(isNamed && {
      publisher: {
        ...(name !== undefined && { name }),
        ...(publisherUri !== undefined && { address: publisherUri }),
      },
    }),
    ...(licence !== undefined && { licence }),
    ...(themes.length > 0 && { themes }),
    ...(frequency !== undefined && { frequency }),
    ...(keywords.length > 0 && { keywords }),
    ...(contact !== undefined && { contact }),
  };
}
