import type { CommandOptions } from "../settings/settings.ts";

/** The options that `report snapshot` and `report generate` share, in the order of the help. */
const SHARED = [
  ["input", "--input"],
  ["document", "--document"],
  ["templates", "--templates"],
  ["content", "--content"],
  ["out", "--out"],
  ["snapshots", "--snapshots"],
  ["codebook", "--codebook"],
  ["encoding", "--encoding"],
  ["delimiter", "--delimiter"],
  ["maxSize", "--max-size"],
  ["publishedOn", "--published-on"],
  ["threshold", "--threshold"],
  ["skipAtMost", "--skip-at-most"],
] as const satisfies readonly (readonly [keyof CommandOptions, string])[];

/** Matches a word that needs no quotes in any shell. */
const PLAIN = /^[\w./:=@%+,-]+$/;

/** The command that keeps the report of a period that was made with these options. */
export function keepCommand(
  periodId: string,
  options: CommandOptions,
  isUpdate: boolean,
  programName = "report",
): string {
  const words = [programName, "snapshot", "--period", periodId, ...typedAgain(options)];
  return [...words, ...(isUpdate ? ["--update"] : [])].join(" ");
}

/** The command that makes the report of a period with these options. */
export function generateCommand(
  periodId: string,
  options: CommandOptions,
  programName: string,
): string {
  return [programName, "generate", "--period", periodId, ...typedAgain(options)].join(" ");
}

/** The options as words to type again, in the order of the help. */
function typedAgain(options: CommandOptions): readonly string[] {
  return [
    ...SHARED.flatMap(([key, option]) => {
      const value = options[key];
      return value === undefined ? [] : [option, quoted(value)];
    }),
    ...(options.skipInvalid === true ? ["--skip-invalid"] : []),
    ...(options.strict === true ? ["--strict"] : []),
  ];
}

/** A word for a command line: plain, in double quotes, or in single quotes if a shell would change it. */
export function quoted(value: string): string {
  if (PLAIN.test(value)) return value;
  if (!/["$`\\!]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
