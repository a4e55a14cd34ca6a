import { existsSync } from "node:fs";
import path from "node:path";

import { GENERATE, PERIOD, REPORT, type Attack } from "./attack.ts";
import { brokenIn } from "./judge.ts";

const FIGURES = ["figures", ...PERIOD, "--format", "csv"] as const;

/**
 * Lets a command mount something only for itself, if this user may. Nothing stays mounted after it.
 */
export const APART = "$(unshare --mount true 2>/dev/null && echo unshare --mount)";

/** A command whose streams are closed, full or read by nobody. The exit code is the last line of `code`. */
function stream(
  name: string,
  words: readonly string[],
  after: string,
  allowed: readonly number[],
  before = "",
): Attack {
  return {
    name: `streams: ${name}`,
    words,
    // The shell ends with the code of the last command of a pipe, and we need the tool's code.
    shell: { before, after: `${after}; exit \${PIPESTATUS[0]}` },
    allowed,
    inspect: ({ folder }, { code }) => {
      const report = path.join(folder, REPORT);
      return code === 0 && words[0] === "generate" && existsSync(report) ? brokenIn(report) : [];
    },
  };
}

const DEBUG = [...GENERATE, "--debug"] as const;

export const STREAMS: readonly Attack[] = [
  stream("a reader of messages that goes away", DEBUG, "2>&1 | head -n 3", [0]),
  stream("a reader of messages that goes away at once", DEBUG, "2>&1 | true", [0]),
  stream("a reader of one byte of messages", DEBUG, "2>&1 | head -c 1", [0]),
  stream("a reader of data that goes away", FIGURES, "| head -n 1", [0]),
  stream("a reader of data that goes away at once", FIGURES, "| true", [0]),
  stream("a slow reader", FIGURES, "| (sleep 2; cat >/dev/null)", [0]),
  stream("data to a full disk", FIGURES, ">/dev/full", [5]),
  stream("messages to a full disk", DEBUG, "2>/dev/full", [0]),
  stream("both to a full disk", FIGURES, ">/dev/full 2>&1", [5]),
  stream("a report's data to a full disk", GENERATE, ">/dev/full", [0, 5]),
  stream("a report's both to a full disk", DEBUG, ">/dev/full 2>&1", [0, 5]),
  stream("a refusal to a full disk", ["check", "--input", "bestaat-niet.csv"], "2>/dev/full", [3]),
  stream(
    "differences to a full disk",
    ["diff", "2023-Q4", "2024-Q1", "--exit-code"],
    ">/dev/full",
    [5],
  ),
  stream(
    "a snapshot's check to a full disk",
    ["snapshot", "--check"],
    ">/dev/full 2>/dev/full",
    [0, 1, 2, 3, 5],
  ),
  stream("help to a full disk", ["--help"], ">/dev/full", [5]),
  stream("data that is closed", FIGURES, ">&-", [5]),
  stream("a check's data that is closed", ["check", "--format", "json"], ">&-", [5]),
  stream(
    "a snapshot's check that is closed",
    ["snapshot", "--check", "--format", "json"],
    ">&-",
    [5],
  ),
  stream("messages that are closed", DEBUG, "2>&-", [0]),
  stream("all three closed", DEBUG, "<&- >&- 2>&-", [0]),
  stream("input that is closed", [...GENERATE, "--input", "-"], "<&-", [3]),
  stream("input that is a folder", [...GENERATE, "--input", "-"], "</tmp", [3]),
  stream("input that is a full disk", [...GENERATE, "--input", "-"], "</dev/full", [3]),
  stream("input that ends at once", [...GENERATE, "--input", "-"], "</dev/null", [3]),
  stream(
    "input in pieces",
    ["check", "--input", "-"],
    "",
    [0],
    `(head -c 5000 monitor.csv; sleep 1; tail -c +5001 monitor.csv) |`,
  ),
  ...["0.3", "1", "2"].map((moment): Attack => {
    const hangUp = `& run=$!; sleep ${moment}; kill -HUP $run; wait $run; code=$?; (exit $code)`;
    return {
      ...stream(`a terminal that closes after ${moment} s`, GENERATE, "", [0, 129]),
      shell: { after: `${hangUp}; exit $code` },
    };
  }),
  stream("24 open files at most", GENERATE, "", [0, 2, 3, 4, 5], "ulimit -n 24;"),
  stream("40 open files at most", GENERATE, "", [0, 2, 3, 4, 5], "ulimit -n 40;"),
  stream("64 open files at most", GENERATE, "", [0, 4, 5], "ulimit -n 64;"),
  stream("files of 50 kB at most", GENERATE, "", [0, 3, 4, 5], "ulimit -f 50;"),
  stream("files of 1 kB at most", GENERATE, "", [0, 3, 4, 5], "ulimit -f 1;"),
  stream("a small stack", GENERATE, "", [0, 4, 5], "ulimit -s 512;"),
  stream("no dump of the core and a mask of 077", GENERATE, "", [0], "ulimit -c 0; umask 077;"),
  stream("a mask of 777", GENERATE, "", [0, 3, 4, 5], "umask 777;"),
  ...["200k", "1m", "8m"].flatMap((size): readonly Attack[] => [
    // The output is copied to the place where it is judged, because the disk goes with the command.
    full(`an output folder of ${size}`, "disk", size, [0, 5], "cp -r disk out"),
    full(`a folder for temporary files of ${size}`, '"$TMPDIR"', size, [0, 3, 4, 5], "true"),
  ]),
];

/** A small disk for the command alone. Only root may mount it, so others run without it. */
function full(
  name: string,
  folder: string,
  size: string,
  allowed: readonly number[],
  atEnd: string,
): Attack {
  const mount = `mount -t tmpfs -o size=${size} tmpfs ${folder} 2>/dev/null`;
  const script = `mkdir -p ${folder}; ${mount}; "$@"; code=$?; ${atEnd}; exit $code`;
  return {
    ...stream(name, [...GENERATE, "--out", folder === "disk" ? "disk" : "out"], "", allowed),
    shell: { before: `${APART} bash -c '${script}' --` },
    seconds: 60,
  };
}
