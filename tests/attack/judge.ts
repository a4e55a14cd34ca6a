import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { firstControl } from "../../src/language/characters.ts";
import { untilNone } from "../cli/processes-in.ts";
import { REPORT, type Attack, type Ending, type Place } from "./attack.ts";

/** Every way in which the command may end. */
const FORESEEN: ReadonlySet<number | null> = new Set([0, 1, 2, 3, 4, 5, 129, 130, 143]);

/** Node's English output for an uncaught error or an unexpected warning. */
const OF_NODE = /^\s+at .+:\d+:\d+\)?$|^Node\.js v\d|^node:internal|^\(node:\d+\)/m;
/** C1 control characters, which a terminal may read as the start of a command. */
const C1 = /[\x80-\x9F]/u;

/** The faults in the outcome of a command and in its output. Empty if there are none. */
export async function faultsOf(
  attack: Attack,
  place: Place,
  ending: Ending,
): Promise<readonly string[]> {
  const { code, isTimedOut } = ending;
  if (isTimedOut) return ["does not end in time"];
  const output = ending.stdout.toString("utf8") + ending.stderr.toString("utf8");
  const faults = [
    ...(attack.allowed.includes(code ?? -1) ? [] : [`ends with ${code}`]),
    ...(FORESEEN.has(code) ? [] : ["ends as nobody foresaw"]),
    ...(OF_NODE.test(output) && !attack.words.includes("--debug")
      ? ["lets Node speak, in English"]
      : []),
    ...(firstControl(output) >= 0 || C1.test(output) ? ["prints a control character"] : []),
    ...(attack.never ?? [])
      .filter((word) => output.includes(word))
      .map((word) => `prints ${JSON.stringify(word)}`),
    ...wordsInFiles(attack, place),
    ...leftovers(place),
    ...((await untilNone(place.temporary)).length > 0 ? ["leaves a process"] : []),
    ...(attack.inspect?.(place, ending) ?? []),
  ];
  if (attack.words[0] !== "generate") return faults;
  const report = path.join(place.folder, REPORT);
  if (code === 0 && existsSync(report)) return [...faults, ...brokenIn(report)];
  const isWritten = code !== 0 && attack.inspect === undefined && existsSync(report);
  return isWritten ? [...faults, "writes a report all the same"] : faults;
}

const manifest = z.object({ outputs: z.array(z.object({ file: z.string(), sha256: z.string() })) });

/** The reasons why a folder is not the complete output of one run, by its manifest. */
export function brokenIn(folder: string): readonly string[] {
  const file = path.join(folder, "manifest.json");
  if (!existsSync(file)) return ["has no manifest"];
  const { outputs } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  const names = new Set(["manifest.json", ...outputs.map((output) => output.file)]);
  return [
    ...outputs.flatMap((output) => {
      const one = path.join(folder, output.file);
      if (!existsSync(one)) return [`lacks ${output.file}`];
      const hash = createHash("sha256").update(readFileSync(one)).digest("hex");
      return hash === output.sha256 ? [] : [`has another ${output.file} than its manifest says`];
    }),
    ...readdirSync(folder)
      .filter((name) => !names.has(name))
      .map((name) => `has a file more: ${name}`),
  ];
}

/** The forbidden words in the output. */
function wordsInFiles({ never = [] }: Attack, { folder }: Place): readonly string[] {
  const out = path.join(folder, "out");
  if (never.length === 0 || !existsSync(out)) return [];
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.flatMap((file) => {
    const content = readFileSync(file, "utf8");
    return never
      .filter((word) => content.includes(word))
      .map((word) => `writes ${JSON.stringify(word)} in ${path.basename(file)}`);
  });
}

/**
 * Files that a run makes only for itself. The browser may stay there if there is no other place.
 */
const OF_ONE_RUN = /profile|export|spool/;

function leftovers({ temporary }: Place): readonly string[] {
  if (!existsSync(temporary)) return [];
  return readdirSync(temporary, { recursive: true, encoding: "utf8" })
    .filter((name) => OF_ONE_RUN.test(path.basename(name)))
    .map((name) => `leaves ${name} behind`);
}
