import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import {
  PUBLICATION_ERROR,
  publicationFindings,
  type PublicationCode,
} from "../messages/publication.ts";
import { parseIsoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";

type Publication = Pick<Settings, "publishedOn" | "publishedOnOrigin">;

/**
 * What is wrong with the day of publication of a report: an error where it comes before the end of
 * the period, and a warning where it stands in the settings file, where it would stay for ever.
 */
export function checkPublication(period: Period, settings: Publication): readonly Finding[] {
  const { publishedOn, publishedOnOrigin: origin } = settings;
  if (publishedOn === null) return [];
  const day = formatDay(publishedOn.day);
  const isEarly = publishedOn.day < period.to;
  return [
    ...(isEarly ? [finding("published-before-end", settings, day, formatDay(period.to))] : []),
    ...(origin?.kind === "file" ? [finding("published-on-fixed", settings, day)] : []),
  ];
}

/** A warning where the export goes on after a day of publication that comes after the period. */
export function checkPublishedAfterExport(
  settings: Publication,
  { period, source }: PublishedFigures,
): readonly Finding[] {
  const { publishedOn } = settings;
  const latest = source.latestDate === null ? undefined : parseIsoDay(source.latestDate);
  if (publishedOn === null || latest === undefined || publishedOn.day >= latest) return [];
  if (publishedOn.day < (parseIsoDay(period.to) ?? latest)) return [];
  const day = formatDay(publishedOn.day);
  return [finding("published-before-latest", settings, day, formatDay(latest))];
}

function finding<C extends PublicationCode>(
  code: C,
  { publishedOnOrigin }: Publication,
  ...words: Parameters<(typeof publicationFindings)[C]>
): Finding {
  const write: (...words: readonly string[]) => string = publicationFindings[code];
  return {
    severity: code === PUBLICATION_ERROR ? "error" : "warning",
    code,
    file: publishedOnOrigin?.file ?? "--published-on",
    line: publishedOnOrigin?.line ?? null,
    column: null,
    message: write(...words),
  };
}
