import {
  CHECK,
  exportWith,
  GENERATE,
  PERIOD,
  settings,
  TEXTS_FOLDER,
  type Attack,
} from "./attack.ts";

/**
 * Sequences that a terminal would obey: colours, a title, a link, a bell, moving back, an answer
 * typed for you.
 */
const ESCAPES = "\x1B[31m\x1B]0;gehackt\x07\x1B]8;;http://evil.example\x1B\\\b\r\x9B5n";

/** A command whose messages repeat what the user gave. */
function repeated(
  name: string,
  words: readonly string[],
  allowed: readonly number[],
  more: Partial<Attack> = {},
): Attack {
  return { name: `control characters in ${name}`, words, allowed, ...more };
}

const regionFile = { "report.config.yaml": "input: regio.csv\n" };
const region = (value: string): Readonly<Record<string, string>> => ({
  ...regionFile,
  "regio.csv": exportWith("jeugdzorgregios", value),
});

/** The longest word in a command that Linux allows. */
const LONG = "a*1-".repeat(32_000);

/** A command with a word of that length. Some are looked up, or compared with similar names. */
function long(name: string, words: readonly string[], allowed: readonly number[]): Attack {
  return { name: `${name} of 128,000 characters`, words, allowed };
}

export const TERMINAL: readonly Attack[] = [
  long("a command", [LONG], [2]),
  long("an option", ["generate", `--${LONG}`], [2]),
  long("a period", ["generate", "--period", LONG], [2]),
  long("a document", [...GENERATE, "--document", LONG], [2]),
  long("a figure to explain", ["explain", LONG, ...PERIOD], [2]),
  long("a pattern of figures", ["diff", "2023-Q4", "2024-Q1", "--figure", LONG], [2]),
  long("a file to compare", ["diff", LONG, "2024-Q1"], [2, 3]),
  long("a file to audit", ["audit", LONG], [2, 3]),
  long("an export's name", ["check", "--input", LONG], [2, 3]),
  long("a size", ["check", "--max-size", LONG], [2]),
  long("an encoding", ["check", "--encoding", LONG], [2]),
  long("a day of publication", [...GENERATE, "--published-on", LONG], [2]),
  long("an output folder", [...GENERATE, "--out", LONG], [5]),
  repeated("the document", [...GENERATE, "--document", ESCAPES], [2]),
  repeated("the period", ["generate", "--period", ESCAPES], [2]),
  repeated("an option", ["generate", `--${ESCAPES}`], [2]),
  repeated("a command", [ESCAPES], [2]),
  repeated("a command to explain", ["help", ESCAPES], [2]),
  repeated("a figure", ["explain", ESCAPES, ...PERIOD], [2, 3]),
  repeated("an export's name", ["check", "--input", `x${ESCAPES}.csv`], [2]),
  repeated("a form", ["figures", ...PERIOD, "--format", ESCAPES], [2]),
  repeated("an encoding", ["check", "--encoding", ESCAPES], [2]),
  repeated("a delimiter", ["check", "--delimiter", ESCAPES], [2]),
  repeated("a size", ["check", "--max-size", ESCAPES], [2]),
  repeated("a threshold", ["figures", ...PERIOD, "--threshold", ESCAPES], [2]),
  repeated("a day of publication", [...GENERATE, "--published-on", ESCAPES], [2]),
  repeated("the part to skip", ["check", "--skip-invalid", "--skip-at-most", ESCAPES], [2]),
  repeated("a folder of texts", [...CHECK, "--content", ESCAPES], [0, 2, 3]),
  repeated("the output folder", [...GENERATE, "--out", "x\x1B[31m\x07y\x9Bz"], [0, 2, 5]),
  repeated(
    "a folder of kept reports",
    ["snapshot", "--check", "--snapshots", ESCAPES],
    [0, 1, 2, 3],
  ),
  repeated("a file to compare", ["diff", `a${ESCAPES}.json`, "2024-Q1"], [2, 3]),
  repeated("a file to audit", ["audit", `a${ESCAPES}.json`], [2, 3]),
  repeated("a sort of a comparison", ["diff", "2023-Q4", "2024-Q1", "--sort", ESCAPES], [2]),
  repeated("a pattern of figures", ["diff", "2023-Q4", "2024-Q1", "--figure", ESCAPES], [0, 2]),
  repeated("a codebook's name", ["check", "--codebook", ESCAPES], [2]),
  repeated("a logo's name", CHECK, [2], {
    files: { "report.config.yaml": settings(String.raw`logo: "x\e[31m\a.svg"`) },
  }),
  repeated("a font's name", CHECK, [2], {
    files: {
      "report.config.yaml": settings(
        String.raw`fonts: {regular: "\e[31m", italic: "\a", bold: "\b"}`,
      ),
    },
  }),
  repeated("an input's name in the settings", CHECK, [3], {
    files: { "report.config.yaml": String.raw`input: "\e[31mx.csv"` },
  }),
  repeated("a name beside the texts", CHECK, [0], {
    files: { [`${TEXTS_FOLDER}/a\x1B[31mb.md`]: "x" },
  }),
  repeated("a folder beside the texts", CHECK, [0], {
    files: { [`content/2024-Q1/a\x1B[31mb\x07/x.md`]: "x" },
  }),
  repeated("a period's folder", ["check"], [0], {
    files: { [`content/2024\x1B[31m/voortgangsrapportage/x.md`]: "x" },
  }),
  repeated("a foreign file in the output", GENERATE, [5], {
    files: { "out/2024-Q1/voortgangsrapportage/a\x1B[31m\x07.txt": "x" },
    inspect: () => [],
  }),
  repeated("a name near the settings'", ["check"], [2, 3], {
    files: { "report.config\x1B[31m.yml": "x", "report.config.yaml": "" },
  }),
  repeated("a region, as a table", ["figures", ...PERIOD], [0, 3], {
    files: region("\x1B[31mTwente\x07"),
  }),
  repeated("a region, as CSV", ["figures", ...PERIOD, "--format", "csv"], [0, 3], {
    files: region("\x1B[31mTwente\x9B"),
  }),
  repeated("a region, as Markdown", ["figures", ...PERIOD, "--format", "markdown"], [0, 3], {
    files: region("\x1B[31mTwente\b"),
  }),
  repeated("a region of a report", GENERATE, [0, 3], { files: region("Twen\vte\x01\x1B[31m") }),
  repeated(
    "a region that is kept",
    ["snapshot", ...PERIOD, "--published-on", "2024-06-01"],
    [0, 3],
    {
      files: region("\x1B[31mTwente"),
      seconds: 30,
    },
  ),
  repeated("every column of the export", ["check"], [3], {
    files: {
      ...regionFile,
      "regio.csv": exportWith("herkomst", ESCAPES.replaceAll("\r", "")),
    },
  }),
  repeated("the header of the export", ["check"], [0, 3], {
    files: {
      ...regionFile,
      "regio.csv": exportWith("herkomst", "x").replace("herkomst", "her\x1B[31mkomst"),
    },
  }),
  repeated("a column that we do not know", ["check"], [0, 3], {
    files: {
      ...regionFile,
      "regio.csv": exportWith("herkomst", "").replace(/;herkomst/, ";Jansen, A. (moeder)\x1B[31m"),
    },
    never: ["Jansen"],
  }),
];
