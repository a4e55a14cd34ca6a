import path from "node:path";
import { isDeepStrictEqual } from "node:util";

import type { Palette } from "../colour/palette.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { formatPeriod, spelledOut } from "../language/dates.ts";
import {
  accessibilityMessages as texts,
  MACHINE_TESTS,
  type MachineTestId,
  PERSON_QUESTIONS,
  RELEASE_TESTS,
} from "../messages/accessibility.ts";
import { CHANGED_SOURCES, type ChangedSource } from "../messages/kit.ts";
import { toolVersion } from "../package-root.ts";
import type { WalkedRule } from "../pdf/walk/walk-structure.ts";
import { isoDay, type Period } from "../period/period.ts";
import {
  type AccessibilityNote,
  type Look,
  lookAtPage,
  type MachineTest,
  notTested,
  tested,
} from "../publish/accessibility-note.ts";
import { MANIFEST } from "../publish/output-contents.ts";
import {
  type MadeReport,
  parseReportManifest,
  readMadeReport,
  type ReportInFolder,
  type ReportManifest,
} from "../publish/report-in-folder.ts";
import { documentTitle } from "../render/page-head.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import type { Texts } from "./texts.ts";

/** What an accessibility note is about. */
interface NoteMaterial {
  readonly period: Period;
  readonly documentType: Pick<DocumentType, "name" | "title">;
  readonly settings: Pick<Settings, "out" | "colors" | "threshold">;
  /** The hash of the export; null if it was not read. */
  readonly exportSha256: string | null;
  readonly texts: Pick<Texts, "inputs" | "findings">;
}

/** Walks the structure tree of a PDF. */
type Walk = (pdf: Uint8Array) => Promise<readonly WalkedRule[]>;

/**
 * Runs the accessibility tests that need no person, on the report in its output folder and on its
 * sources. Starts no browser. A test whose subject is missing gets the result "not tested".
 */
export async function accessibilityNote(
  material: NoteMaterial,
  walk: Walk = walkWhole,
): Promise<AccessibilityNote> {
  const { period, documentType, settings } = material;
  const made = await readMadeReport(path.join(settings.out, period.id, documentType.name));
  const ofPeriod = {
    id: period.id,
    from: isoDay(period.from),
    to: isoDay(period.to),
    label: spelledOut(formatPeriod(period)),
  };
  const tests = [
    ...(made === null ? notMade(period.id) : await testsOfReport(made, material, walk)),
    ...(await testsOfColours(settings)),
    ...testsOfTexts(material.texts),
  ];
  const byId = new Map(tests.map((test) => [test.id, test]));
  return {
    schemaVersion: 1,
    report: {
      title: documentTitle({
        title: documentType.title,
        period: ofPeriod,
        internalUseOnly: isForInternalUse(settings),
      }),
      document: documentType.name,
      period: ofPeriod,
      publishedOn: made?.publishedOn ?? null,
      release: made?.version ?? null,
    },
    files: made?.files ?? [],
    machine: IDS.flatMap((id) => byId.get(id) ?? []),
    release: { version: await toolVersion(), testedWith: [...RELEASE_TESTS] },
    person: PERSON_QUESTIONS.map((question) => ({ question, answer: null })),
    signed: { by: null, on: null },
  };
}

const IDS = Object.keys(MACHINE_TESTS) as readonly MachineTestId[];
type PdfTestId = `pdf-${WalkedRule["rule"]}`;
const isOfPdf = (id: MachineTestId): id is PdfTestId => MACHINE_TESTS[id].about === "pdf";

async function walkWhole(pdf: Uint8Array): Promise<readonly WalkedRule[]> {
  const { walkStructure } = await import("../pdf/walk/walk-structure.ts");
  return await walkStructure(pdf);
}

function notMade(periodId: string): readonly MachineTest[] {
  const command = `report generate --period ${periodId.replace("--", "..")}`;
  return IDS.filter((id) => ["files", "pdf", "page"].includes(MACHINE_TESTS[id].about)).map((id) =>
    notTested(id, texts.notMade(command)),
  );
}

async function testsOfReport(
  made: MadeReport,
  material: NoteMaterial,
  walk: Walk,
): Promise<readonly MachineTest[]> {
  const { listed, changed, page } = made;
  const ofPage =
    "why" in page
      ? IDS.filter((id) => MACHINE_TESTS[id].about === "page").map((id) => notTested(id, page.why))
      : Object.entries(lookAtPage(new TextDecoder().decode(page.bytes))).map(([id, look]) =>
          tested(id as MachineTestId, look, texts.nothingOfKind),
        );
  return [
    tested("files-unchanged", { looked: listed, failures: changed }, texts.fileMissing),
    currentTest(made, material),
    ...(await testsOfPdf(made, walk)),
    ...ofPage,
  ];
}

/** Tests whether the report still matches its present sources. */
function currentTest({ inputs, colors }: MadeReport, material: NoteMaterial): MachineTest {
  const { exportSha256, settings } = material;
  if (exportSha256 === null) return notTested("files-current", texts.noExport);
  const sources = [
    [texts.sources.export, inputs.export?.sha256 === exportSha256],
    [texts.sources.texts, isSame(inputs.narrative, material.texts.inputs)],
    [texts.sources.colours, isSame(colors, settings.colors)],
  ] as const;
  const failures = sources.flatMap(([name, isCurrent]) => (isCurrent ? [] : [name]));
  return tested("files-current", { looked: sources.length, failures }, texts.noExport);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const NOTHING: Look = { looked: 0, failures: [] };

async function testsOfPdf({ pdf }: MadeReport, walk: Walk): Promise<readonly MachineTest[]> {
  const ids = IDS.filter(isOfPdf);
  const none = (why: string) => ids.map((id) => notTested(id, why));
  if ("why" in pdf) return none(pdf.why);
  try {
    const walked = await walk(pdf.bytes);
    const looks = new Map<string, Look>(walked.map(({ rule, ...look }) => [`pdf-${rule}`, look]));
    return ids.map((id) => tested(id, looks.get(id) ?? NOTHING, texts.nothingOfKind));
  } catch {
    // The hash of a damaged PDF can be right: someone may have changed the manifest too.
    return none(texts.pdfUnreadable);
  }
}

/** Measures the colours of the settings, or the standard colours. */
async function testsOfColours({
  colors,
}: Pick<Settings, "colors">): Promise<readonly MachineTest[]> {
  const [
    { CONTRASTS, darkPaletteOf, NEIGHBOURS, paletteOf, shortcomings },
    { PALETTE, DARK_PALETTE },
  ] = await Promise.all([import("../colour/derive.ts"), import("../colour/palette.ts")]);
  const light: Palette = colors === null ? PALETTE : paletteOf(colors);
  const palettes = { light, dark: colors === null ? DARK_PALETTE : darkPaletteOf(light) };
  const found = (["light", "dark"] as const).flatMap((name) =>
    shortcomings(palettes[name]).map((one) => ({ ...one, palette: texts.palettes[name] })),
  );
  const look = (kind: "contrast" | "difference", pairs: number) => ({
    looked: 2 * pairs,
    failures: found
      .filter((one) => one.kind === kind)
      .map(({ roles, palette, measured, minimum }) =>
        texts.measured(roles, palette, measured, minimum),
      ),
  });
  return [
    tested("colour-contrast", look("contrast", CONTRASTS.length), ""),
    tested("colour-difference", look("difference", NEIGHBOURS.length), ""),
  ];
}

/** The findings about texts that make a test fail. */
const OF_TEXTS = {
  "text-headings": /^narrative-heading/,
  "text-links": /^narrative-(?:link|reference)/,
  "text-tables": /^narrative-table/,
  "text-languages": /^narrative-language/,
} as const satisfies Partial<Record<MachineTestId, RegExp>>;

function testsOfTexts({ inputs, findings }: NoteMaterial["texts"]): readonly MachineTest[] {
  return Object.entries(OF_TEXTS).map(([id, codes]) => {
    const failures = findings
      .filter(({ code }) => codes.test(code))
      .map(({ file, line }) => texts.line(path.basename(file), line));
    return tested(id as MachineTestId, { looked: inputs.length, failures }, texts.noTexts);
  });
}

// Comparing with the present sources.

/** The files of a report by name, including its manifest. */
type MadeFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * The sources that changed since a report was made. Compares its manifest with that of `made`, the
 * same report from its present sources. Null if nothing that readers get differs.
 */
export function changedSources(
  { manifest, changed, missing }: Pick<ReportInFolder, "manifest" | "changed" | "missing">,
  made: MadeFiles,
): readonly ChangedSource[] | null {
  const now = parseReportManifest(Buffer.from(made.get(MANIFEST) ?? "").toString("utf8"));
  // The hash of a damaged file says nothing about the sources.
  const damaged = new Set([...changed, ...missing]);
  const hashes = (one: ReportManifest) =>
    one.outputs.filter(({ file }) => !damaged.has(file)).map(({ file, sha256 }) => [file, sha256]);
  // The PDF is not made again. What only the PDF shows follows from the settings and the document
  // type.
  const isSame =
    isDeepStrictEqual(hashes(manifest), hashes(now)) &&
    isDeepStrictEqual(given(manifest), given(now)) &&
    isDeepStrictEqual(manifest.inputs["documentType"], now.inputs["documentType"]);
  if (isSame) return null;
  return CHANGED_SOURCES.filter(
    (source) => !isDeepStrictEqual(sourceOf(manifest, source), sourceOf(now, source)),
  );
}

function sourceOf(manifest: ReportManifest, source: ChangedSource): unknown {
  if (source === "settings") return given(manifest);
  const { inputs, period } = manifest;
  if (source !== "snapshots") return inputs[source];
  // The snapshots of the report itself are not among its sources.
  return inputs.snapshots.filter(({ file }) => !file.startsWith(`${period.id}/`));
}

/**
 * The settings that are not null. A manifest of an earlier release lacks a newer setting, and a
 * manifest of this release gives it as null.
 */
function given({ settings }: ReportManifest): unknown {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
