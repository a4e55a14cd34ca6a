import type { LicenceName } from "../open-data/vocabularies.ts";
import type { Settings } from "./settings.ts";

/** What settings tell data portals of the figures of a report. */
export interface ToldToPortals {
  readonly publisher?: { readonly name?: string; readonly address?: string };
  readonly licence?: LicenceName;
  readonly themes?: readonly string[];
  readonly frequency?: string;
  readonly keywords?: readonly string[];
  /** An address that begins with `mailto:` or `https:`. */
  readonly contact?: string;
}

/** The same of these settings. Who publishes is the organisation of the report, if nobody else. */
export function toldToPortals({
  dataset,
  organisation,
}: Pick<Settings, "dataset" | "organisation">): ToldToPortals {
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
