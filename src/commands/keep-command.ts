import type { CommandOptions } from "../settings/settings.ts";

/** The options that `report snapshot` takes as `report generate` does, in the order of its help. */
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

/** What is safe to type as it stands in every shell. */
const PLAIN = /^[\w./:=@%+,-]+$/;

/** The command that keeps a report of a period which was made with these options. */
export function keepCommand(
  periodId: string,
  options: CommandOptions,
  isUpdate: boolean,
  programName = "report",
): string {
  const words = [programName, "snapshot", "--period", periodId];
  for (const [key, option] of SHARED) {
    const value = options[key];
    if (value !== undefined) words.push(option, quoted(value));
  }
  if (options.skipInvalid === true) words.push("--skip-invalid");
  if (options.strict === true) words.push("--strict");
  if (isUpdate) words.push("--update");
  return words.join(" ");
}

/** A word for a command line: in double quotes, or in single quotes where double ones would change it. */
export function quoted(value: string): string {
  if (PLAIN.test(value)) return value;
  if (!/["$`\\!]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
