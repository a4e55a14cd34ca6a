import { changedFigures } from "../compare/compare-figures.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { EarlierCorrection, Mistake } from "../document/block-entry.ts";
import type { OwnCorrection } from "../document/corrections.ts";
import { figurePattern, findFigure } from "../explain/select-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { CorrectionCode } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { formatDay, formatPeriod } from "../language/dates.ts";
import { correctionFindings } from "../messages/publication.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import { type Day, type Period, isoDay, parseIsoDay } from "../period/period.ts";
import { wrongSetting } from "../settings/settings-file.ts";
import type { CorrectionSetting, Settings } from "../settings/settings.ts";
import type { PublicationLedger, ReadSnapshot } from "../snapshots/earlier-reports.ts";

type Corrected = Pick<Settings, "corrections" | "publishedOn">;

/** A correction with the period of the report that it corrects. */
interface Resolved {
  readonly setting: CorrectionSetting;
  /** Null if no snapshot is older than the correction. */
  readonly period: Period | null;
}

/** The corrections that a report mentions, and findings about them. */
export interface CorrectionsOfReport {
  readonly correction: OwnCorrection | null;
  readonly corrections: readonly EarlierCorrection[];
  readonly findings: readonly Finding[];
}

/**
 * Finds the errors in corrections: a day within the period, an unknown figure name, and an unknown
 * document type.
 *
 * @param types the names of all document types
 */
export function checkCorrections(
  { corrections }: Pick<Settings, "corrections">,
  types: readonly string[],
): Finding[] {
  return corrections.flatMap(({ document, day, period, figures, place }) => [
    ...(types.includes(document)
      ? []
      : [wrongSetting(place, settingsMessages.correctedDocument(document, types))]),
    ...(period === null || day > period.to
      ? []
      : [wrongSetting(place, settingsMessages.correctedEarly(formatDay(period.to)))]),
    ...figures.flatMap((name) => {
      const found = figuresNamed(name);
      if (!("near" in found)) return [];
      const { near, isAmbiguous } = found;
      return [wrongSetting(place, settingsMessages.correctedFigure(name, near, isAmbiguous))];
    }),
  ]);
}

/** The result for a name that matches no figure or several: the figures that it may mean. */
interface Unknown {
  readonly near: readonly string[];
  readonly isAmbiguous: boolean;
}

/** The ids of the figures that a text names, by id, label, subject, or a pattern with stars. */
function figuresNamed(name: string): readonly string[] | Unknown {
  if (name.includes("*")) {
    const ids = CATALOGUE.map(({ id }) => id).filter(figurePattern([name.trim()]));
    return ids.length > 0 ? ids : { near: [], isAmbiguous: false };
  }
  const found = findFigure(name);
  if (found.kind === "found") return [found.id];
  if (found.kind === "number") return { near: [], isAmbiguous: false };
  const ids = found.figures.map(({ id }) => id);
  return found.kind === "group" ? ids : { near: ids, isAmbiguous: found.kind === "ambiguous" };
}

// The corrections in force.

/** The day on which a report corrects an earlier version; undefined for no correction. */
export function correctedOn(
  document: string,
  period: Period,
  settings: Corrected,
  ledger: Pick<PublicationLedger, "versions">,
): Day | undefined {
  return resolved(document, settings, ledger).findLast((one) => one.period?.id === period.id)
    ?.setting.day;
}

/**
 * The corrections in force, in order of time. A draft takes all of them. A report with a day of
 * publication takes those up to that day.
 */
function resolved(
  document: string,
  { corrections, publishedOn }: Corrected,
  { versions }: Pick<PublicationLedger, "versions">,
): readonly Resolved[] {
  const own = versions.filter((one) => one.document === document);
  return corrections
    .filter(
      (one) => one.document === document && (publishedOn === null || one.day <= publishedOn.day),
    )
    .toSorted((a, b) => a.day - b.day)
    .map((setting) => ({
      setting,
      period: setting.period ?? own.findLast((one) => isBefore(one, setting.day))?.period ?? null,
    }));
}

/** The day of publication of a snapshot. */
function dayOf({ publishedOn }: Pick<ReadSnapshot, "publishedOn">): Day | undefined {
  return parseIsoDay(publishedOn?.slice(0, "jjjj-mm-dd".length) ?? "");
}

function isBefore(version: Pick<ReadSnapshot, "publishedOn">, day: Day): boolean {
  const published = dayOf(version);
  return published !== undefined && published < day;
}

// The corrections of a report.

/**
 * The corrections that a report mentions: its own, and those of earlier reports since the previous
 * report.
 *
 * @param figures the figures of the report; null for a document without figures
 * @param exportSha256 the hash of the export that they come from
 */
export function correctionsOfReport(
  { document, period }: { readonly document: string; readonly period: Period },
  {
    figures,
    exportSha256,
  }: {
    readonly figures: PublishedFigures | null;
    readonly exportSha256: string;
  },
  settings: Corrected,
  ledger: PublicationLedger,
): CorrectionsOfReport {
  const all = resolved(document, settings, ledger);
  const versions = ledger.versions.filter((one) => one.document === document);
  const own = ownCorrection(period, all, versions, { figures, exportSha256 });
  const { latest } = ledger.before(document, period);
  const sincePrevious = firstDayOf(latest?.period, versions);
  const others = all.flatMap(
    ({ setting, period: of }): { setting: CorrectionSetting; of: Period }[] =>
      of === null || of.to >= period.to || setting.day <= sincePrevious ? [] : [{ setting, of }],
  );
  return {
    correction: own.correction,
    corrections: others.map(({ setting, of }) => ({
      reason: setting.reason,
      figures: changedOf(setting, of, versions),
      day: setting.day,
      period: of,
    })),
    findings: [
      ...all
        .filter((one) => one.period === null)
        .map(({ setting }) => odd("correction-no-report", setting, formatDay(setting.day))),
      ...own.findings,
      ...(own.correction === null ? [] : otherDay(own.correction, settings, all)),
      ...others
        .filter(({ setting, of }) => !isKeptSince(of, setting.day, versions))
        .map(({ setting, of }) =>
          odd("correction-not-kept", setting, formatPeriod(of), formatDay(setting.day)),
        ),
    ],
  };
}

/**
 * Warns if the day of publication differs from the day of the correction: the cover would name
 * both.
 */
function otherDay(
  { day }: OwnCorrection,
  { publishedOn }: Corrected,
  all: readonly Resolved[],
): readonly Finding[] {
  const setting = all.find((one) => one.setting.day === day)?.setting;
  if (setting === undefined || publishedOn === null || publishedOn.day === day) return [];
  const days = [formatDay(day), formatDay(publishedOn.day), isoDay(day)] as const;
  return [odd("correction-other-day", setting, ...days)];
}

/** The first day of publication of a period; -Infinity if unknown. */
function firstDayOf(period: Period | undefined, versions: readonly ReadSnapshot[]): number {
  const days = versions
    .filter((one) => one.period.id === period?.id)
    .map((one) => dayOf(one) ?? -Infinity);
  return days.length === 0 ? -Infinity : Math.min(...days);
}

function isKeptSince({ id }: Period, day: Day, versions: readonly ReadSnapshot[]): boolean {
  return versions.some((one) => one.period.id === id && (dayOf(one) ?? -Infinity) >= day);
}

/**
 * The figures of a correction that differ between both versions; all of them if a version has no
 * snapshot.
 */
function changedOf(
  setting: CorrectionSetting,
  { id }: Period,
  versions: readonly ReadSnapshot[],
): readonly string[] {
  const { figures } = mistakeOf(setting);
  const ofPeriod = versions.filter((one) => one.period.id === id);
  const old = ofPeriod.findLast((one) => isBefore(one, setting.day))?.report?.figures;
  const now = ofPeriod.find((one) => !isBefore(one, setting.day))?.report?.figures;
  if (old === undefined || now === undefined) return figures;
  const { different } = changedFigures(old, now);
  return figures.filter((figure) => different.includes(figure));
}

/** The correction that a report makes of its own earlier version, and the findings about it. */
function ownCorrection(
  corrected: Period,
  all: readonly Resolved[],
  versions: readonly ReadSnapshot[],
  now: { readonly figures: PublishedFigures | null; readonly exportSha256: string },
): Pick<CorrectionsOfReport, "correction" | "findings"> {
  const { id } = corrected;
  const due = all.flatMap(({ setting, period }) => (period?.id === id ? [setting] : []));
  const latest = due.at(-1);
  if (latest === undefined) return { correction: null, findings: [] };
  const earlier = versions.filter((one) => one.period.id === id && isBefore(one, latest.day));
  const previous = earlier.at(-1);
  const since = previous === undefined ? -Infinity : (dayOf(previous) ?? -Infinity);
  const news = due.filter(({ day }) => day > since);
  const published = now.figures === null ? null : (previous?.report?.figures ?? null);
  const correction: OwnCorrection = {
    day: latest.day,
    earlierDays: [...new Set(earlier.flatMap((one) => dayOf(one) ?? []))],
    mistakes: news.map(mistakeOf),
    isKept: previous !== undefined,
    published,
    isSameExport:
      published !== null &&
      previous?.exportSha256 === now.exportSha256 &&
      JSON.stringify(published.source.skipped) === JSON.stringify(now.figures?.source.skipped),
  };
  if (previous === undefined) {
    const name = formatPeriod(corrected);
    return { correction, findings: [odd("correction-nothing-kept", latest, name)] };
  }
  const day = formatDay(dayOf(previous) ?? latest.day);
  return {
    correction,
    findings:
      published === null || now.figures === null
        ? []
        : differences(news, published, now.figures).map(([code, labels]) =>
            odd(code, latest, labels, day),
          ),
  };
}

/**
 * The labels of changed figures that the correction does not name, and of named figures that did
 * not change.
 */
function differences(
  settings: readonly CorrectionSetting[],
  published: PublishedFigures,
  figures: PublishedFigures,
): readonly (readonly [
  code: "correction-unnamed" | "correction-unchanged",
  labels: readonly string[],
])[] {
  const named = settings.flatMap((one) => one.figures).map((name) => [name, idsOf(name)] as const);
  const wrong = new Set(named.flatMap(([, ids]) => ids));
  const { revised, different } = changedFigures(published, figures);
  const labelOf = (id: string): string => figures.figures[id]?.label ?? id;
  const unnamed = revised.filter((id) => !wrong.has(id)).map(labelOf);
  const unchanged = named
    .filter(([, ids]) => ids.length > 0 && !ids.some((id) => different.includes(id)))
    .map(([name, [id = name, ...others]]) => (others.length === 0 ? labelOf(id) : name));
  return [
    ...(unnamed.length === 0 ? [] : [["correction-unnamed", unnamed] as const]),
    ...(unchanged.length === 0 ? [] : [["correction-unchanged", unchanged] as const]),
  ];
}

function mistakeOf({ reason, figures }: CorrectionSetting): Mistake {
  return { reason, figures: [...new Set(figures.flatMap(idsOf))] };
}

/**
 * The ids of the figures that a text names; none for an unknown name, which `checkCorrections`
 * reports.
 */
function idsOf(name: string): readonly string[] {
  const found = figuresNamed(name);
  return "near" in found ? [] : found;
}

/** A warning at the place of a correction in the settings. */
function odd<C extends CorrectionCode>(
  code: C,
  { place: { file, line } }: CorrectionSetting,
  ...words: Parameters<(typeof correctionFindings)[C]>
): Finding {
  const write = correctionFindings[code] as (
    ...words: Parameters<(typeof correctionFindings)[C]>
  ) => string;
  return { severity: "warning", code, file, line, column: null, message: write(...words) };
}
