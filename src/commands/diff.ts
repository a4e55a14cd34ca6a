import { compareForReaders } from "../compare/protect-comparison.ts";
import type { Comparison } from "../compare/comparison.ts";
import { selectRows, type Selection } from "../compare/select-rows.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { diffUsage } from "../messages/diff.ts";
import { diffCsv, diffJson } from "../publish/comparison/diff-data.ts";
import { diffMarkdown, diffTable } from "../publish/comparison/diff-text.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import { requireFigures } from "./asked-figures.ts";
import { quoted } from "./keep-command.ts";
import { requireOutput, settingsOfHost, terminalOfHost, type Host } from "./host.ts";
import { tellFindings, whileReading } from "./progress.ts";
import { requireFormat } from "./require-format.ts";

/** The options of `report diff` as typed. */
export interface DiffOptions extends CommandOptions {
  readonly format?: string;
  readonly only?: string;
  readonly figure?: readonly string[];
  readonly sort?: string;
  readonly exitCode?: boolean;
}

type Writer = (
  comparison: Comparison,
  around: { readonly host: Host; readonly options: DiffOptions; readonly settings: Settings },
) => string | Promise<string>;

const FORMATS: Readonly<Record<string, Writer>> = {
  table: (comparison, { host, options }) => diffTable(comparison, terminalOfHost(host, options)),
  json: diffJson,
  csv: diffCsv,
  markdown: diffMarkdown,
  html: async (comparison, { settings }) => {
    // Fonts and templates are for a page only.
    const [{ diffHtml }, { readFonts }, { requireHouseStyle }] = await Promise.all([
      import("../publish/comparison/diff-html.ts"),
      import("../charts/fonts.ts"),
      import("../settings/house-style.ts"),
    ]);
    const { fonts } = await requireHouseStyle(settings);
    const { palettes } = settings;
    return await diffHtml(comparison, { fonts: await readFonts(fonts), palettes });
  },
};

/**
 * `report diff`: prints the changes between two periods or files of figures. With `--exit-code` the exit
 * code is 1 for a difference.
 */
export async function runDiff(
  names: readonly [old: string, now: string],
  options: DiffOptions,
  host: Host,
): Promise<number> {
  // With `--exit-code`, that code is the answer.
  if (options.exitCode !== true) requireOutput(host);
  const format = requireFormat(options.format ?? "table", FORMATS);
  const selection = requireSelection(options);
  const isWanted = requireFigures(options.figure);
  const settings = await settingsOfHost(options, host);
  const { figuresToCompare } = await import("../pipeline/figures-to-compare.ts");
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
