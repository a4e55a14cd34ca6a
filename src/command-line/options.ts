import { Option } from "commander";

import { commandMessages as texts } from "../messages/commands.ts";

const { groups } = texts;

function option(flags: string, description: string, group: string): Option {
  return new Option(flags, description).helpGroup(group);
}

/** An option that may be given more than once. */
function repeatable(flags: string, description: string, group: string): Option {
  return option(flags, description, group).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

/** Options that say what is asked. */
export const asked = {
  periods: () => repeatable("--period <periode>", texts.optionPeriods, groups.asked),
  periodsIfAny: () => repeatable("--period <periode>", texts.optionPeriodsIfAny, groups.asked),
  period: () => option("--period <periode>", texts.optionPeriod, groups.asked),
  periodToBegin: () => option("--period <periode>", texts.optionPeriodToBegin, groups.asked),
  format: (formats: string) => option("--format <vorm>", texts.optionFormat(formats), groups.asked),
  figures: () => repeatable("--figure <patroon>", texts.optionFigure, groups.asked),
  document: () => option("--document <type>", texts.optionDocument, groups.asked),
  documentToBegin: () => option("--document <type>", texts.optionDocumentToBegin, groups.asked),
  edition: () => option("--edition <uitgave>", texts.optionEdition, groups.asked),
  publishedOn: () => option("--published-on <dag>", texts.optionPublishedOn, groups.asked),
  port: () => option("--port <nummer>", texts.optionPort, groups.asked),
  open: () => option("--open", texts.optionOpen, groups.asked),
  overwrite: () => option("--overwrite", texts.optionOverwrite, groups.asked),
  check: () => option("--check", texts.optionCheck, groups.asked),
  update: () => option("--update", texts.optionUpdate, groups.asked),
  texts: () => option("--texts", texts.optionTexts, groups.asked),
  only: () => option("--only <wat>", texts.optionOnly, groups.asked),
  sort: () => option("--sort <volgorde>", texts.optionSort, groups.asked),
  exitCode: () => option("--exit-code", texts.optionExitCode, groups.asked),
};

/** Options that name files and folders. */
export const places = {
  input: () => option("--input <bestand>", texts.optionInput, groups.places),
  content: () => option("--content <map>", texts.optionContent, groups.places),
  out: () => option("--out <map>", texts.optionOut, groups.places),
  snapshots: () => option("--snapshots <map>", texts.optionSnapshots, groups.places),
  codebook: () => option("--codebook <bestand>", texts.optionCodebook, groups.places),
  templates: () => option("--templates <map>", texts.optionTemplates, groups.places),
};

/** How an export is read and its figures are protected. */
const reading = (): readonly Option[] => [
  option("--encoding <naam>", texts.optionEncoding, groups.reading),
  option("--delimiter <teken>", texts.optionDelimiter, groups.reading),
  option("--max-size <grootte>", texts.optionMaxSize, groups.reading),
  option("--skip-invalid", texts.optionSkipInvalid, groups.reading),
  option("--skip-at-most <deel>", texts.optionSkipAtMost, groups.reading),
  option("--threshold <getal>", texts.optionThreshold, groups.reading),
];

const strict = (): Option => option("--strict", texts.optionStrict, groups.general);

/** What every command takes. */
export const general = (): readonly Option[] => [
  option("--no-color", texts.optionNoColor, groups.general),
  option("--debug", texts.optionDebug, groups.general),
];

/** What a command about figures or a report takes beside what it is asked. */
export const ofExport = (): readonly Option[] => [
  places.input(),
  places.codebook(),
  ...reading(),
  strict(),
  ...general(),
];

/** The same for a command that reads no export. */
export const strictAndGeneral = (): readonly Option[] => [strict(), ...general()];

/**
 * What steers a report, for a command that makes none: taken, so that scripts can give all commands
 * the same, and left out of its help.
 */
export function unused(...used: readonly Option[]): readonly Option[] {
  const names = new Set(used.map(({ long }) => long));
  return [
    asked.document(),
    asked.edition(),
    asked.publishedOn(),
    places.content(),
    places.out(),
    places.snapshots(),
    places.templates(),
  ]
    .filter(({ long }) => !names.has(long))
    .map((one) => one.hideHelp());
}

/** The formats that the description of `--format` names. */
export function formatsOf({ description }: Option): readonly string[] {
  return description.match(/(?<=[:,] )[a-z][a-z-]+(?=[,) ])/g) ?? [];
}
