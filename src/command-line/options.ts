import { Option } from "commander";

import type { Host } from "../commands/host.ts";
import { commandMessages as texts } from "../messages/commands.ts";

/** The meaning that a command gives to words that belong to no option. */
export interface TakesWords {
  /** How many periods it accepts. */
  readonly periods: "none" | "one" | "many";
  /** It reads a file name as the export. */
  readonly input?: true;
  /** It reads the name of a document type as `--document`. */
  readonly document?: true;
  /** It reads the name of a YAML file as the codebook. */
  readonly codebook?: true;
  /**
   * The kind of the other words, which `run` gets as typed. If it is absent, other words are
   * refused.
   */
  readonly others?: "figure" | "folder" | "sides" | "files" | "shell";
}

/** The declaration of a command: its options and words, its help, and its work. */
export interface CommandDeclaration {
  readonly name: string;
  /** The heading under which help lists it. */
  readonly group: string;
  readonly description: string;
  /** The words and options after its name, as help writes them. */
  readonly usage: string;
  /** The arguments that the help explains. */
  readonly arguments?: readonly (readonly [name: string, description: string])[];
  readonly options: readonly Option[];
  /** A command line without the program's name, which works on the sample export. */
  readonly example: string;
  readonly takes: TakesWords;
  /** Loads the command and runs it. Resolves to the exit code. */
  readonly run: (options: object, words: readonly string[], host: Host) => Promise<number>;
}

const { groups } = texts;

function option(flags: string, description: string, group: string): Option {
  return new Option(flags, description).helpGroup(group);
}

/** An option that users may repeat. */
function repeatable(flags: string, description: string, group: string): Option {
  return option(flags, description, group).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
}

/** Options that say what to make or show. */
export const wanted = {
  periods: () => repeatable("--period <periode>", texts.optionPeriods, groups.asked),
  periodsIfAny: () => repeatable("--period <periode>", texts.optionPeriodsIfAny, groups.asked),
  period: () => option("--period <periode>", texts.optionPeriod, groups.asked),
  periodToBegin: () => option("--period <periode>", texts.optionPeriodToBegin, groups.asked),
  format: (formats: string) => option("--format <vorm>", texts.optionFormat(formats), groups.asked),
  pictures: (formats: string) =>
    option("--format <vorm>", texts.optionPictures(formats), groups.asked),
  chart: () => option("--chart <namen>", texts.optionChart, groups.asked),
  figures: () => repeatable("--figure <patroon>", texts.optionFigure, groups.asked),
  document: () => option("--document <type>", texts.optionDocument, groups.asked),
  documentOfCharts: () => option("--document <type>", texts.optionDocumentOfCharts, groups.asked),
  documentToPublish: () => option("--document <type>", texts.optionDocumentToPublish, groups.asked),
  documentToBegin: () => option("--document <type>", texts.optionDocumentToBegin, groups.asked),
  edition: () => option("--edition <uitgave>", texts.optionEdition, groups.asked),
  publishedOn: () => option("--published-on <dag>", texts.optionPublishedOn, groups.asked),
  publishedAsMade: () => option("--published-on <dag>", texts.optionPublishedAsMade, groups.asked),
  port: () => option("--port <nummer>", texts.optionPort, groups.asked),
  open: () => option("--open", texts.optionOpen, groups.asked),
  workbook: () => option("--workbook <formaat>", texts.optionWorkbook, groups.asked),
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

/** Options for reading an export and protecting its figures. */
const reading = (): readonly Option[] => [
  option("--encoding <naam>", texts.optionEncoding, groups.reading),
  option("--delimiter <teken>", texts.optionDelimiter, groups.reading),
  option("--max-size <grootte>", texts.optionMaxSize, groups.reading),
  option("--skip-invalid", texts.optionSkipInvalid, groups.reading),
  option("--skip-at-most <deel>", texts.optionSkipAtMost, groups.reading),
  option("--threshold <getal>", texts.optionThreshold, groups.reading),
];

const strict = (): Option => option("--strict", texts.optionStrict, groups.general);

/** The options of every command. */
export const general = (): readonly Option[] => [
  option("--no-color", texts.optionNoColor, groups.general),
  option("--debug", texts.optionDebug, groups.general),
];

/** The options of a command that reads an export. */
export const ofExport = (): readonly Option[] => [
  places.input(),
  places.codebook(),
  ...reading(),
  strict(),
  ...general(),
];

/** The general options of a command that reads no export but has warnings. */
export const strictAndGeneral = (): readonly Option[] => [strict(), ...general()];

/**
 * Hidden options that a command accepts and does not use, so that scripts can give every command the
 * same options.
 *
 * @param used the options that the command does use
 */
export function unused(...used: readonly Option[]): readonly Option[] {
  const names = new Set(used.map(({ long }) => long));
  return [
    wanted.document(),
    wanted.edition(),
    wanted.publishedOn(),
    places.content(),
    places.out(),
    places.snapshots(),
    places.templates(),
  ]
    .filter(({ long }) => !names.has(long))
    .map((one) => one.hideHelp());
}

/** The formats in the description of `--format`. */
export function formatsOf({ description }: Option): readonly string[] {
  return description.match(/(?<=[:,] )[a-z][a-z-]+(?=[,) ])/g) ?? [];
}
