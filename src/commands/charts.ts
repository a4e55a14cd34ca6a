import { findingsText } from "../answers/findings.ts";
import { withBrowser } from "../browser/browser.ts";
import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { pictureMessages } from "../messages/house-style.ts";
import { plainText } from "../model/text.ts";
import type { WantedPictures } from "../pipeline/make-charts.ts";
import { type CommandOptions, requirePeriod } from "../settings/settings.ts";
import {
  browserOfHost,
  debugLog,
  type Host,
  makingContext,
  requireFormat,
  settingsOfHost,
  startProgress,
} from "./host.ts";

/** The options of `report charts`. */
interface ChartsOptions extends CommandOptions {
  readonly period?: string;
  readonly format?: string;
  readonly chart?: string;
}

const PICTURE_FORMATS = { all: ["svg", "png"], svg: ["svg"], png: ["png"] } as const;

/** `report charts`: makes the charts of a report as pictures. Prints their folder. */
export async function runCharts(options: ChartsOptions, host: Host): Promise<number> {
  const formats = requireFormat(options.format ?? "all", PICTURE_FORMATS);
  const charts = namesIn(options.chart);
  const period = requirePeriod(options.period);
  const settings = await settingsOfHost(options, host);
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  try {
    return await withBrowser(browserOfHost(host, debug, progress), async (browser) => {
      const { makeCharts } = await import("../pipeline/make-charts.ts");
      const wanted: WantedPictures = { formats, ...(charts === null ? {} : { charts }) };
      const made = await makeCharts(period, settings, wanted, {
        browser,
        ...makingContext(host, progress),
        debug,
        step: (step) => {
          debug(`step: ${step}`);
          progress.show(step === "taking" ? pictureMessages.taking : commandMessages.steps[step]);
        },
      });
      progress.clear();
      host.tell(findingsText(made.warnings));
      if (made.isForInternalUse) host.tell(`${commandMessages.internalUse}\n`);
      host.tell(pictureMessages.made(made.charts.map(({ id, title }) => [id, plainText(title)])));
      host.tell(`${pictureMessages.done(made.folder, made.charts.length, made.files.length)}\n`);
      host.print(`${made.folder}\n`);
      return 0;
    });
  } finally {
    progress.clear();
  }
}

/** The names in a list with commas; null without a list. */
function namesIn(list: string | undefined): readonly string[] | null {
  if (list === undefined) return null;
  const names = list.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  if (names.length === 0) throw new ReportError("usage", pictureMessages.chartMissing);
  return names;
}
