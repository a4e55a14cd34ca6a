import path from "node:path";

import { withBrowser } from "../browser/browser.ts";
import { commandMessages } from "../messages/commands.ts";
import { FILE_KINDS, formatBytes, kitMessages as texts } from "../messages/kit.ts";
import { kitJson } from "../kit/kit-files.ts";
import { PICTURES_FOLDER, UNKNOWN_ADDRESS } from "../kit/kit-material.ts";
import { isoMoment, type Period } from "../period/period.ts";
import type { PublishedKit } from "../pipeline/publish-report.ts";
import type { Row } from "../answers/sheet.ts";
import { sheetText } from "../answers/print-sheet.ts";
import { UNLIMITED } from "../answers/terminal-lines.ts";
import { type CommandOptions, requirePeriod } from "../settings/settings.ts";
import {
  browserOfHost,
  debugLog,
  type Host,
  makingContext,
  requireFormat,
  settingsOfHost,
  startProgress,
  TABLE_OR_JSON,
} from "./host.ts";
import { generateCommand, keepCommand } from "../answers/made-reports.ts";

/** The options of `report publish`. */
interface PublishOptions extends CommandOptions {
  readonly period?: string;
  readonly format?: string;
}

/**
 * `report publish`: makes the publication kit of the report in its output folder. Prints the path of the
 * zip, or with `--format json` the contents of the kit.
 */
export async function runPublish(options: PublishOptions, host: Host): Promise<number> {
  const format = requireFormat(options.format ?? "table", TABLE_OR_JSON);
  const period = requirePeriod(options.period);
  const settings = await settingsOfHost(options, host);
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  try {
    const kit = await withBrowser(browserOfHost(host, debug, progress), async (browser) => {
      const { publishReport } = await import("../pipeline/publish-report.ts");
      return await publishReport(period, settings, {
        browser,
        ...makingContext(host, progress),
        debug,
        generateCommand: (publishedOn) =>
          generateCommand(period.id, { ...options, publishedOn }, host.programName),
        step: (step) => {
          debug(`step: ${step}`);
          progress.show(commandMessages.steps[step]);
        },
      });
    });
    progress.clear();
    tellKit(kit, period, options, host);
    if (format === "json") {
      const { folder, files, keeping } = kit;
      const publishedOn = isoMoment(kit.publishedOn);
      const about = { period: period.id, document: settings.document, publishedOn, folder };
      host.print(kitJson({ ...about, kept: keeping }, files));
    } else host.print(`${path.join(kit.folder, kit.files.at(-1)?.name ?? "")}\n`);
    return 0;
  } finally {
    progress.clear();
  }
}

/** Shows the contents of a kit, and the next steps of the user. */
function tellKit(kit: PublishedKit, period: Period, options: CommandOptions, host: Host): void {
  host.tell(`${filesTable(kit.files)}\n`);
  host.tell(`${texts.done(kit.folder, kit.files.length)}\n`);
  const readMe = kit.files.find(({ kind }) => kind === "readMe");
  if (readMe !== undefined) host.tell(`${texts.startWith(readMe.name)}\n`);
  if (!kit.hasAddress) host.tell(`${texts.noAddress(UNKNOWN_ADDRESS)}\n`);
  if (kit.failedTests.length > 0) host.tell(`${texts.failedTests(kit.failedTests)}\n`);
  if (kit.keeping === "same") return;
  const isUpdate = kit.keeping === "other";
  const asMade = { ...options, publishedOn: isoMoment(kit.publishedOn) };
  const command = keepCommand(period.id, asMade, isUpdate, host.programName);
  host.tell(`${isUpdate ? texts.keptOther(command) : texts.notKept(command)}\n`);
}

/** The files of a kit, with one row for the subfolder with pictures. */
function filesTable(files: PublishedKit["files"]): string {
  const { file, size, what } = texts.heads;
  const columns = [{ head: file }, { head: size, isNumeric: true as const }, { head: what }];
  const pictures = files.filter(({ name }) => name.startsWith(`${PICTURES_FOLDER}/`));
  const others = files.filter((one) => !pictures.includes(one));
  const rows = [
    ...others.map(({ name, kind, content }): Row => {
      return { name, cells: [formatBytes(content.byteLength), FILE_KINDS[kind]] };
    }),
    ...(pictures.length === 0 ? [] : [picturesRow(pictures)]),
  ];
  const parts = [{ blocks: [{ kind: "table" as const, columns, groups: [{ rows }] }] }];
  return sheetText({ parts }, UNLIMITED);
}

function picturesRow(pictures: PublishedKit["files"]): Row {
  const bytes = pictures.reduce((sum, { content }) => sum + content.byteLength, 0);
  const { folder, what } = texts.pictures;
  return {
    name: folder(PICTURES_FOLDER, pictures.length),
    cells: [formatBytes(bytes), what],
  };
}
