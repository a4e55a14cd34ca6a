import path from "node:path";

import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode, lookForRoom, makeFiles } from "../file-system/new-files.ts";
import { NOTHING_OMITTED } from "../findings/finding.ts";
import { initMessages as messages } from "../messages/document-type.ts";
import { planStart, type StartPlan } from "../pipeline/start-folder.ts";
import { requirePeriod, type Settings } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { README_FILE } from "../start/base-files.ts";
import { findingsText } from "../answers/findings.ts";
import type { Host } from "./host.ts";
import { quoted } from "../answers/made-reports.ts";

/** The options of `report init`. */
interface InitOptions {
  readonly period?: string;
  readonly document?: string | null;
}

/**
 * `report init`: makes the missing files of a working folder. Never changes an existing file. Prints the
 * paths of the new files.
 */
export async function runInit(
  named: string | undefined,
  { period: periodText, document = null }: InitOptions,
  host: Host,
): Promise<number> {
  if (named?.trim() === "") throw new ReportError("usage", messages.noFolderName);
  const folder = named ?? ".";
  const period = periodText === undefined ? null : requirePeriod(periodText);
  // Check the folder first: reading the settings would report an obstacle as a mistake in them.
  await requireRoom(folder, []);
  const settings = await settingsIn(folder, host);
  const plan = await planStart({ folder, period, document }, settings);
  const { free, kept } = await requireRoom(
    folder,
    plan.files.map(({ file }) => file),
  );
  host.tell(findingsText({ findings: plan.findings, omitted: NOTHING_OMITTED }));
  const { made, ...outcome } = await makeFiles(
    folder,
    plan.files.filter(({ file }) => free.includes(file)),
  );
  const shown = (file: string): string => path.join(folder, file);
  if (outcome.failure !== null) {
    const { file, error } = outcome.failure;
    throw new ReportError("output", [
      failureOf(error, shown(file)),
      messages.writtenBefore(made.map(shown)),
    ]);
  }
  for (const file of made) host.print(`${shown(file)}\n`);
  const keptAll = [...kept, ...outcome.kept];
  if (keptAll.length > 0) host.tell(`${messages.kept(keptAll.map(shown))}\n`);
  host.tell(nextSteps(named, plan, host.programName));
  return 0;
}

/** The settings of commands in the folder, with paths from the current folder. */
async function settingsIn(folder: string, host: Host): Promise<Settings> {
  const settings = await settleSettings({}, host.environment, path.resolve(folder), (found) =>
    host.tell(findingsText(found)),
  );
  const from = (place: string): string =>
    path.isAbsolute(place) ? place : path.join(folder, place);
  const { input, codebook, templates } = settings;
  return {
    ...settings,
    content: from(settings.content),
    out: from(settings.out),
    input: input === null || input === "-" ? input : from(input),
    codebook: codebook === null ? null : from(codebook),
    templates: templates === null ? null : from(templates),
  };
}

/** Finds out which files can be made. Throws ReportError "output" with every obstacle. */
async function requireRoom(folder: string, files: readonly string[]) {
  const places = await lookForRoom(folder, files);
  if (places.barred.length === 0) return places;
  throw new ReportError("output", [
    ...places.barred.map(({ place, why }) => messages.hindrance[why](place)),
    messages.nothingWritten,
  ]);
}

function failureOf(error: unknown, place: string): string {
  if (!(error instanceof Error && "code" in error)) throw error;
  const { failure } = messages;
  if (isErrorCode(error, "ENOSPC", "EDQUOT")) return failure.full(place);
  if (isErrorCode(error, "EROFS")) return failure.readOnly(place);
  if (isErrorCode(error, "EACCES", "EPERM")) return failure.denied(place);
  const isName = isErrorCode(error, "ENAMETOOLONG", "EINVAL", "EILSEQ");
  return isName ? failure.name(place) : failure.failed(place);
}

function nextSteps(named: string | undefined, plan: StartPlan, program: string): string {
  const { period, isBegun, documents, input } = plan;
  // Otherwise `cd` would read a name that begins with a dash as an option.
  const place = named?.startsWith("-") === true ? `./${named}` : (named ?? ".");
  const enter = named === undefined || path.normalize(named) === "." ? [] : [`cd ${quoted(place)}`];
  const another = `${program} init --period ${plan.following.id}`;
  if (period === null) {
    const folder = named ?? messages.thisFolder;
    const advice = isBegun ? messages.addPeriod(folder, another) : messages.choosePeriod(another);
    return [...enter, advice].join("\n") + "\n";
  }
  const main = documents.includes(plan.mainDocument) ? plan.mainDocument : documents[0];
  const ofDocument = (name: string | undefined): string =>
    [
      `--period ${period.id}`,
      ...(name === plan.mainDocument ? [] : [`--document ${name}`]),
      ...(input === null ? [] : [`--input ${input}`]),
    ].join(" ");
  const all = ofDocument(documents.length > 1 ? ALL_DOCUMENTS : main);
  const steps = [
    ...enter.map((command) => [command, messages.stepFolder]),
    [`${program} check ${all}`, messages.stepCheck],
    [`${program} preview ${ofDocument(main)}`, messages.stepPreview],
    [`${program} generate ${all}`, messages.stepGenerate],
  ];
  const width = Math.max(...steps.map(([command = ""]) => command.length));
  return [
    ...(plan.misfits.length > 0 ? [messages.documentNotOfPeriod(plan.misfits, period.id)] : []),
    messages.next,
    ...steps.map(([command = "", what = ""]) => `  ${command.padEnd(width)}  ${what}`),
    ...(isBegun ? [] : [messages.readFirst(README_FILE)]),
    "",
  ].join("\n");
}
