import { onlyChanged } from "../compare-texts/compare-texts.ts";
import type { TextComparison } from "../compare-texts/text-comparison.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { diffUsage } from "../messages/diff.ts";
import { diffTextsUsage } from "../messages/diff-texts.ts";
import { textDiffCsv, textDiffJson } from "../publish/comparison/text-diff-data.ts";
import { textDiffMarkdown, textDiffTable } from "../publish/comparison/text-diff-text.ts";
import type { Settings } from "../settings/settings.ts";
import type { DiffOptions } from "./diff.ts";
import { requireOutput, settingsOfHost, terminalOfHost, type Host } from "./host.ts";
import { tellFindings } from "./progress.ts";
import { requireFormat } from "./require-format.ts";

type TextWriter = (
  comparison: TextComparison,
  around: { readonly host: Host; readonly options: DiffOptions; readonly settings: Settings },
) => string | Promise<string>;

const TEXT_FORMATS: Readonly<Record<string, TextWriter>> = {
  table: (comparison, { host, options }) =>
    textDiffTable(comparison, terminalOfHost(host, options)),
  json: textDiffJson,
  csv: textDiffCsv,
  markdown: textDiffMarkdown,
  html: async (comparison, { settings }) => {
    // Fonts and templates are for a page only.
    const [{ textDiffHtml }, { readFonts }, { requireHouseStyle }] = await Promise.all([
      import("../publish/comparison/text-diff-html.ts"),
      import("../charts/fonts.ts"),
      import("../settings/house-style.ts"),
    ]);
    const { fonts } = await requireHouseStyle(settings);
    const { palettes } = settings;
    return await textDiffHtml(comparison, { fonts: await readFonts(fonts), palettes });
  },
};

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
  const { textsToCompare } = await import("../pipeline/texts-to-compare.ts");
  const { comparison, found } = await textsToCompare(names, settings);
  tellFindings(found, settings, host);
  if (comparison === null) throw new Error("two sides without errors must have texts");
  const shown = only === undefined ? comparison : onlyChanged(comparison);
  host.print(await format(shown, { host, options, settings }));
  const isDifferent = comparison.summary.changedTexts > 0;
  return options.exitCode === true && isDifferent ? EXIT_CODES.differences : 0;
}
