import type { ComparedValue, ComparisonRow } from "../compare/comparison.ts";
import { compareForReaders, revisedFigures } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Findings } from "../findings/finding.ts";
import { snapshotMessages as texts } from "../messages/publication.ts";
import { openSource, type SourceContext } from "../monitor/source.ts";
import { parsePeriod } from "../period/period.ts";
import { figuresJson } from "../publish/figure-files.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import {
  areSameFigures,
  differencesFrom,
  figuresInLayer,
  machineOf,
  presentedOtherwise,
  withSameIds,
} from "../snapshots/compare-snapshots.ts";
import {
  type CheckedFigures,
  type CheckedSnapshot,
  type LayerDifference,
  type LineChange,
  lineChanges,
} from "../snapshots/differences.ts";
import { readLedger } from "../snapshots/earlier-reports.ts";
import { readSnapshot, type SnapshotReading } from "../snapshots/read-snapshot.ts";
import type { SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import { isOnlyResaved, type Snapshot, type SnapshotManifest } from "../snapshots/snapshot.ts";
import { refuseOnError, settleFindings } from "./check-report.ts";
import {
  type AskedPeriod,
  codebookInForce,
  type ReadingContext,
  readProtectedFigures,
} from "./read-export.ts";
import { type RemadeSnapshot, type RemakeContext, remakeSnapshot } from "./remake-snapshot.ts";

/** What making snapshots again needs. */
export interface RemakeAllContext extends RemakeContext {
  /** Receives the snapshot that the run works on. */
  readonly busyWith: (report: SnapshotEntry) => void;
}

interface CheckContext extends RemakeAllContext {
  /** What reading the export needs. */
  readonly reading: ReadingContext & SourceContext;
}

/** The findings from making snapshots again. */
export interface CheckedSnapshots {
  readonly checked: readonly CheckedSnapshot[];
  /** The findings about the export; null without an export. */
  readonly found: Findings | null;
}

/**
 * Checks snapshots. The steps:
 *
 * 1. Read each snapshot, and find damaged files.
 * 2. With an export, compute the figures of all snapshots again.
 * 3. Make each report again from its layers, and compare every layer.
 *
 * Throws ReportError if the export is refused or the browser fails.
 */
export async function checkSnapshots(
  reports: readonly SnapshotEntry[],
  exportFile: string | null,
  settings: Settings,
  context: CheckContext,
): Promise<CheckedSnapshots> {
  const readings: { readonly report: SnapshotEntry; readonly reading: SnapshotReading }[] = [];
  // One by one: the system limits the number of open files.
  for (const report of reports) {
    readings.push({ report, reading: await readSnapshot(report.folder) });
  }
  const manifests = readings
    .flatMap(({ reading }) => reading.snapshot?.manifest ?? [])
    .filter((manifest) => manifest.export !== null);
  const recomputed =
    exportFile === null || manifests.length === 0
      ? null
      : await recomputeFigures(
          manifests,
          { ...settings, input: exportFile },
          context.reading,
          new Map(readings.flatMap(({ reading: { snapshot } }) => correctionIn(snapshot))),
        );
  const checked: CheckedSnapshot[] = [];
  for (const { report, reading } of readings) {
    context.signal?.throwIfAborted();
    context.busyWith(report);
    checked.push(await checkOne(report, reading, recomputed, context));
  }
  return { checked, found: recomputed?.found ?? null };
}

/**
 * The manifest of a snapshot, with the day on which it corrected an earlier version. Empty if it
 * corrected none.
 */
function correctionIn(snapshot: Snapshot | null): (readonly [SnapshotManifest, string])[] {
  const day = snapshot && figuresInLayer(snapshot.layers.figures)?.correctedOn;
  return snapshot === null || !day ? [] : [[snapshot.manifest, day]];
}

async function checkOne(
  report: SnapshotEntry,
  reading: SnapshotReading,
  recomputed: Recomputed | null,
  context: CheckContext,
): Promise<CheckedSnapshot> {
  const { snapshot } = reading;
  if (snapshot === null) {
    const differences = differencesFrom(reading, null);
    return { report, differences, otherMachine: null, otherVersion: null, figures: null };
  }
  const { manifest } = snapshot;
  const made = await remakeSnapshot(snapshot, manifest.madeWith.tool, context);
  const figures = recomputed === null ? null : checkRecomputed(snapshot, recomputed);
  const differences = oncePerLayer([
    ...differencesFrom(reading, made.snapshot),
    ...refusedIn(made),
    ...(figures?.differences ?? []),
  ]);
  const isOther =
    made.snapshot === null
      ? { ofLayers: false, ofBytes: false }
      : presentedOtherwise(snapshot, made.snapshot);
  const [kept, now] = [machineOf(manifest), machineOf(context)];
  const [keptTool, tool] = [manifest.madeWith.tool, context.madeWith.tool];
  const isLaidOutOtherwise = differences.length === 0 && (isOther.ofLayers || isOther.ofBytes);
  return {
    report,
    differences,
    otherMachine: kept === now ? null : { kept, now, breaksPagesElsewhere: isOther.ofLayers },
    otherVersion: keptTool === tool ? null : { kept: keptTool, now: tool, isLaidOutOtherwise },
    figures: figures?.checked ?? null,
  };
}

/** Reasons why no report can be made from a layer. They are more precise than "changed". */
const NOTHING_MADE: ReadonlySet<LayerDifference["reason"]> = new Set([
  "unreadable",
  "refused",
  "typeRefused",
  "unmakeable",
  "notPrinted",
]);

/** Joins the differences of one layer. A layer can be damaged and also come out differently. */
function oncePerLayer(differences: readonly LayerDifference[]): readonly LayerDifference[] {
  return [...Map.groupBy(differences, ({ layer }) => layer).values()].map((ofLayer) => {
    const [first] = ofLayer;
    if (first === undefined) throw new Error("a group needs at least one member");
    const { reason } =
      ofLayer.find((one) => NOTHING_MADE.has(one.reason)) ??
      ofLayer.find((one) => !isOnlyResaved(one)) ??
      first;
    const detail = ofLayer.find((one) => one.detail !== undefined)?.detail;
    const changes = ofLayer.flatMap((one) => one.changes);
    return { ...first, reason, changes, ...(detail === undefined ? {} : { detail }) };
  });
}

/** The difference of a snapshot that could not be made again. */
export function refusedIn({ refused }: RemadeSnapshot): readonly LayerDifference[] {
  return refused === null ? [] : [refused];
}

function checkRecomputed(
  { manifest, layers }: Snapshot,
  { sha256, codebook, figures }: Recomputed,
): {
  readonly checked: CheckedFigures;
  readonly differences: readonly LayerDifference[];
} | null {
  const now = figures.get(manifest);
  const published = figuresInLayer(layers.figures);
  if (now === undefined || published === null) return null;
  const isOtherExport = manifest.export?.sha256 !== sha256;
  if (isOtherExport || (manifest.settings.codebook?.sha256 ?? null) !== codebook) {
    const kind = isOtherExport ? "otherExport" : "otherCodebook";
    const revisions = revisedFigures(published, now);
    return { checked: { kind, published, revisions }, differences: [] };
  }
  const made = figuresInLayer(figuresJson(now));
  const isSame = made !== null && areSameFigures(published, made);
  const changes = figureChanges(layers.figures, now, { isSameExport: true });
  return {
    checked: { kind: "same" },
    differences: isSame ? [] : [{ layer: "figures", reason: "differs", changes }],
  };
}

// Figures.

/** The figures that an export gives for snapshots. */
export interface Recomputed {
  /** The hash of the export. */
  readonly sha256: string;
  /** The hash of the codebook in force; null for the standard codebook. */
  readonly codebook: string | null;
  /** The figures of each snapshot by its manifest. */
  readonly figures: ReadonlyMap<SnapshotManifest, PublishedFigures>;
  /** Warnings only. */
  readonly found: Findings;
}

/**
 * Computes the figures of snapshots again, each protected with the threshold of its manifest. Skips
 * faulty rows if any of the reports skipped them. The other reports were made from exports without
 * faulty rows. Throws ReportError if the export is refused.
 *
 * @param corrections the days on which snapshots corrected an earlier version
 */
export async function recomputeFigures(
  manifests: readonly SnapshotManifest[],
  settings: Settings,
  context: ReadingContext & SourceContext,
  corrections: ReadonlyMap<SnapshotManifest, string> = new Map(),
): Promise<Recomputed> {
  const codebook = await codebookInForce(settings);
  const ledger = await readLedger(settings.snapshots);
  const source = await openSource(requireInput(settings), context);
  const skipInvalid = manifests.some((manifest) => manifest.settings.skipInvalid);
  const asked = manifests.map((manifest) => {
    return { ...askedOf(manifest), correctedOn: corrections.get(manifest) ?? null };
  });
  // These figures are published already, so any number of rows may be skipped.
  const own = { ...settings, skipInvalid, skipAtMost: 100 };
  const reading = await readProtectedFigures(source, asked, codebook, ledger, own, context);
  const found = settleFindings(reading, { strict: false });
  refuseOnError(found);
  const figures = manifests.flatMap((manifest, index) => {
    const made = reading.figures?.[index];
    return made === undefined ? [] : [[manifest, made] as const];
  });
  return {
    sha256: reading.summary?.sha256 ?? "",
    codebook: codebook.input?.sha256 ?? null,
    figures: new Map(figures),
    found,
  };
}

function askedOf({ period: { id }, settings }: SnapshotManifest): AskedPeriod {
  const { threshold, protectChanges = "results" } = settings;
  const period = parsePeriod(id);
  if (period === undefined) throw new Error("the manifest of a snapshot must name a period");
  return { period, threshold, protectChanges };
}

/**
 * Lists the differences between the figures of a snapshot and those that are made now. Gives each
 * changed number with the name of its figure, if protection allows this. If no number changed,
 * gives the changed lines, for example for a new label. Gives nothing if the layer contains no
 * figures: its lines could reveal numbers.
 */
export function figureChanges(
  layer: string,
  made: PublishedFigures,
  { isSameExport }: { readonly isSameExport: boolean },
): readonly LineChange[] {
  const published = figuresInLayer(layer);
  if (published === null) return [];
  // Leaves out figures that the catalogue gained since then: they are no change of the snapshot.
  const shared = withSameIds(published, made);
  const { rows } = compareForReaders(published, shared, () => true, isSameExport);
  const changed = rows.filter((row) => row.changed);
  if (changed.length > 0) return changed.map(changeOf);
  return lineChanges(layer, figuresJson(shared));
}

/** A number before and after, such as "registrations.byMonth 2023-12 value: 105". */
function changeOf(row: ComparisonRow): LineChange {
  const { figure, category, field } = row;
  const name = [figure, category ?? "", field].filter((part) => part !== "").join(" ");
  if (row.withheld === true) {
    return { where: null, kept: null, now: `${name}: ${texts.hidden}` };
  }
  const side = (value: ComparedValue): string | null =>
    value.status === "absent" ? null : `${name}: ${wordsOf(value)}`;
  return { where: null, kept: side(row.old), now: side(row.new) };
}

function wordsOf({ status, value, asOf }: ComparedValue): string {
  return [value ?? status, ...(asOf === undefined ? [] : [`(${status} ${asOf})`])].join(" ");
}

/** The layers that print figures in words. */
const PRINTING_FIGURES: ReadonlySet<string> = new Set(["text", "structure", "report"]);

/**
 * Replaces the difference of the figures by a list of numbers. Removes the lines of other layers
 * that print figures: they would show each number before and after.
 */
export function withFigureChanges(
  differences: readonly LayerDifference[],
  layer: string,
  made: PublishedFigures,
): readonly LayerDifference[] {
  if (differences.every(({ layer }) => layer !== "figures")) return differences;
  const changes = figureChanges(layer, made, { isSameExport: false });
  return differences.map((one) => {
    if (one.layer === "figures") return { ...one, changes };
    return PRINTING_FIGURES.has(one.layer) ? { ...one, changes: [] } : one;
  });
}
