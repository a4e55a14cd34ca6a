import {
  comparisonCsv,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
  textComparisonCsv,
  textComparisonMarkdown,
  textComparisonText,
} from "../answers/comparison.ts";
import { quoted } from "../answers/made-reports.ts";
import { onlyChanged } from "../compare-texts/compare-texts.ts";
import type { TextComparison } from "../compare-texts/text-comparison.ts";
import type { Comparison } from "../compare/comparison.ts";
import { compareForReaders } from "../compare/protect-comparison.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { type Selection, selectRows } from "../explain/select-figures.ts";
import { diffTextsUsage, diffUsage } from "../messages/diff-and-explain.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import {
  type Host,
  requireFigures,
  requireFormat,
  requireOutput,
  settingsOfHost,
  tellFindings,
  terminalOfHost,
  whileReading,
} from "./host.ts";

/** The options of `report diff` as typed. */
interface DiffOptions extends CommandOptions {
  readonly format?: string;
  readonly only?: string;
  readonly figure?: readonly string[];
  readonly sort?: string;
  readonly exitCode?: boolean;
}

/** Writes a comparison in one format. */
type Writer<C> = (comparison: C, around: Around) => string | Promise<string>;

interface Around {
  readonly host: Host;
  readonly options: DiffOptions;
  readonly settings: Settings;
}

const FORMATS: Readonly<Record<string, Writer<Comparison>>> = {
  table: (comparison, { host, options }) =>
    comparisonText(comparison, terminalOfHost(host, options)),
  json: comparisonJson,
  csv: comparisonCsv,
  markdown: comparisonMarkdown,
  html: async (comparison, { settings }) => {
    const { comparisonHtml, style } = await pagesFor(settings);
    return await comparisonHtml(comparison, style);
  },
};

const TEXT_FORMATS: Readonly<Record<string, Writer<TextComparison>>> = {
  table: (comparison, { host, options }) =>
    textComparisonText(comparison, terminalOfHost(host, options)),
  json: comparisonJson,
  csv: textComparisonCsv,
  markdown: textComparisonMarkdown,
  html: async (comparison, { settings }) => {
    const { textComparisonHtml, style } = await pagesFor(settings);
    return await textComparisonHtml(comparison, style);
  },
};

/** Loads the writers of pages, with the fonts and colours. Only the format html needs them. */
async function pagesFor(settings: Settings) {
  const [{ comparisonHtml, textComparisonHtml }, { readFonts }, { requireHouseStyle }] =
    await Promise.all([
      import("../answers/pages.ts"),
      import("../charts/fonts.ts"),
      import("../settings/house-style.ts"),
    ]);
  const { fonts } = await requireHouseStyle(settings);
  const style = { fonts: await readFonts(fonts), palettes: settings.palettes };
  return { comparisonHtml, textComparisonHtml, style };
}

/**
 * `report diff`: prints the changes between two periods or files of figures. With `--exit-code` the exit
 * code is 1 for a difference.
 */
export async function runDiff(
  names: readonly [old: string, now: string],
  options: DiffOptions,
  host: Host,
): Promise<number> {
  // With `--exit-code`, that code is the answer, so standard output may be closed.
  if (options.exitCode !== true) requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const selection = requireSelection(options);
  const isWanted = requireFigures(options.figure);
  const settings = await settingsOfHost(options, host);
  const { figuresToCompare } = await import("../pipeline/sides-to-compare.ts");
  const { sides, isSameExport, published, found } = await whileReading(host, settings, (context) =>
    figuresToCompare(names, settings, context),
  );
  tellFindings(found, settings, host);
  if (sides === null) throw new Error("two sides without errors must have figures");
  const comparison = selectRows(compareForReaders(...sides, isWanted, isSameExport), selection);
  host.print(await format(comparison, { host, options, settings }));
  if (published !== null) {
    const { figures, file } = published;
    const { summary } = compareForReaders(figures, sides[0], isWanted);
    const advice = diffUsage.published(figures.period.label, quoted(file), quoted(names[1]));
    if (summary.changed > 0) host.tell(`${advice}\n`);
  }
  const isDifferent = comparison.summary.changed > 0;
  return options.exitCode === true && isDifferent ? EXIT_CODES.differences : 0;
}

function requireSelection({ only, sort = "catalogue" }: DiffOptions): Selection {
  if (only !== undefined && only !== "changed") throw new ReportError("usage", diffUsage.only);
  if (sort !== "catalogue" && sort !== "change") throw new ReportError("usage", diffUsage.sort);
  return { onlyChanged: only === "changed", order: sort };
}

/**
 * `report diff --texts`: prints the changes between the texts of two periods, without figures. With
 * `--exit-code` the exit code is 1 for a difference.
 */
export async function runDiffTexts(
  names: readonly [old: string, now: string],
  options: DiffOptions,
  host: Host,
): Promise<number> {
  if (options.exitCode !== true) requireOutput(host);
  const format = requireFormat(options.format ?? "table", TEXT_FORMATS);
  const { only, figure, sort } = options;
  if (only !== undefined && only !== "changed") throw new ReportError("usage", diffUsage.only);
  const ofFigures = [
    ...(figure === undefined ? [] : ["--figure"]),
    ...(sort === undefined ? [] : ["--sort"]),
  ];
  if (ofFigures.length > 0) {
    throw new ReportError("usage", ofFigures.map(diffTextsUsage.figuresOnly));
  }
  const settings = await settingsOfHost(options, host);
  const { textsToCompare } = await import("../pipeline/sides-to-compare.ts");
  const { comparison, found } = await textsToCompare(names, settings);
  tellFindings(found, settings, host);
  if (comparison === null) throw new Error("two sides without errors must have texts");
  const shown = only === undefined ? comparison : onlyChanged(comparison);
  host.print(await format(shown, { host, options, settings }));
  const isDifferent = comparison.summary.changedTexts > 0;
  return options.exitCode === true && isDifferent ? EXIT_CODES.differences : 0;
}
