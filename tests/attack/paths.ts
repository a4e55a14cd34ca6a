import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import {
  CHECK,
  FIXTURES,
  GENERATE,
  REPORT,
  settings,
  TEXTS_FOLDER,
  type Attack,
  type Place,
} from "./attack.ts";
import { APART } from "./streams.ts";

const VICTIM = "slachtoffer/eigen.txt";
const OWN = "VAN-EEN-ANDER\n";

/** Somebody's file beside the folders of the tool. */
export const VICTIM_FILES = { [VICTIM]: OWN };

/** Reports where somebody's file was changed. */
export function victimIsWhole({ folder }: Place): readonly string[] {
  return readFileSync(path.join(folder, VICTIM), "utf8") === OWN ? [] : ["changes another's file"];
}

/** A report at a place where somebody put something. `shell` puts it there. */
function planted(
  name: string,
  shell: string,
  allowed: readonly number[],
  more: Partial<Attack> = {},
): Attack {
  return {
    name: `a report where ${name}`,
    words: GENERATE,
    files: { [VICTIM]: OWN },
    shell: { before: `${shell};` },
    allowed,
    inspect: victimIsWhole,
    ...more,
  };
}

/** A period, path or folder that the command line may not take. */
function words(
  name: string,
  given: readonly string[],
  allowed: readonly number[],
  more: Partial<Attack> = {},
): Attack {
  return { name, words: given, allowed, ...more };
}

const TEXT = `${TEXTS_FOLDER}/inleiding.md`;
/** A text that cannot be read as a file must be reported. Nothing may be dropped silently. */
function unreadText(
  name: string,
  shell: string,
  allowed: readonly number[] = [3],
  more: Partial<Attack> = {},
): Attack {
  return {
    name: `a text that is ${name}`,
    words: CHECK,
    files: { [TEXT]: null, [`${TEXTS_FOLDER}/doorkijk.md`]: "Tekst.\n" },
    shell: { before: `${shell};` },
    allowed,
    never: ["root:x"],
    inspect: (_place, { code, stdout, stderr }) =>
      code === 0 &&
      !/inleiding|over deze periode/.test(stdout.toString("utf8") + stderr.toString("utf8"))
        ? ["says nothing of the text"]
        : [],
    ...more,
  };
}

const period = (given: string): Attack =>
  words(`a period ${JSON.stringify(given.slice(0, 30))}`, ["generate", "--period", given], [2]);
const outAt = (name: string, out: string, allowed: readonly number[]): Attack =>
  words(`an output folder that is ${name}`, [...GENERATE, "--out", out], allowed, {
    files: { [VICTIM]: OWN },
    inspect: victimIsWhole,
  });

/** Makes the user's private folder in the temporary folder. */
const PRIVATE = `private="$TMPDIR/peildatum-$(id -u)"; mkdir -m 700 "$private";`;

/** A hidden folder of a report that is cleared away. */
const GONE = "out/2024-Q1/.voortgangsrapportage.gone.0123456789ab";
/** Prints a manifest that names another's file in a subfolder. */
const MANIFEST_OF_MAP = `echo '{"outputs":[{"file":"map/eigen.txt"}]}'`;

export const PATHS: readonly Attack[] = [
  planted("the output folder is a link to elsewhere", "ln -s slachtoffer out", [0, 5]),
  planted(
    "the period's folder is a link to elsewhere",
    "mkdir out; ln -s ../slachtoffer out/2024-Q1",
    [0, 5],
  ),
  planted(
    "the report's folder is a link to elsewhere",
    `mkdir -p out/2024-Q1; ln -s ../../slachtoffer ${REPORT}`,
    [5],
  ),
  planted(
    "the report's folder is a link to nothing",
    `mkdir -p out/2024-Q1; ln -s /nowhere ${REPORT}`,
    [0, 5],
  ),
  planted(
    "the report is a link to a file",
    `mkdir -p ${REPORT}; ln -s ../../../${VICTIM} ${REPORT}/voortgangsrapportage-2024-Q1.pdf`,
    [5],
  ),
  planted(
    "the manifest is a link to a file",
    `mkdir -p ${REPORT}; ln -s ../../../${VICTIM} ${REPORT}/manifest.json`,
    [5],
  ),
  planted("the manifest is a pipe", `mkdir -p ${REPORT}; mkfifo ${REPORT}/manifest.json`, [5]),
  planted("the manifest is a folder", `mkdir -p ${REPORT}/manifest.json`, [5]),
  planted(
    "the manifest is a link to a device",
    `mkdir -p ${REPORT}; ln -s /dev/zero ${REPORT}/manifest.json`,
    [5],
  ),
  planted(
    "a file of the report is a hard link",
    `mkdir -p ${REPORT}; ln ${VICTIM} ${REPORT}/figures-2024-Q1.json`,
    [5],
  ),
  planted(
    "the manifest names a file upwards",
    `mkdir -p ${REPORT}; echo '{"outputs":[{"file":"../../../${VICTIM}"}]}' > ${REPORT}/manifest.json`,
    [0, 5],
  ),
  planted(
    "the manifest names a folder",
    `mkdir -p ${REPORT}/map; echo '{"outputs":[{"file":"map"}]}' > ${REPORT}/manifest.json`,
    [0, 5],
  ),
  planted(
    "the manifest names a file in a link to elsewhere",
    `mkdir -p ${REPORT}; ln -s ../../../slachtoffer ${REPORT}/map; ${MANIFEST_OF_MAP} > ${REPORT}/manifest.json`,
    [5],
  ),
  planted(
    "a folder that is cleared away has a link to elsewhere for a subfolder",
    `mkdir -p ${GONE}; ln -s ../../../slachtoffer ${GONE}/map; ${MANIFEST_OF_MAP} > ${GONE}/manifest.json`,
    [0],
  ),
  planted(
    "the manifest names a file in a hidden folder",
    `mkdir -p ${REPORT}/.git; echo x > ${REPORT}/.git/config; echo '{"outputs":[{"file":".git/config"}]}' > ${REPORT}/manifest.json`,
    [5],
  ),
  planted(
    "the manifest is no JSON",
    `mkdir -p ${REPORT}; echo '{' > ${REPORT}/manifest.json`,
    [0, 5],
  ),
  planted("somebody's file lies", `mkdir -p ${REPORT}; echo x > ${REPORT}/notulen.docx`, [5]),
  planted("the report's folder is a file", `mkdir -p out/2024-Q1; echo x > ${REPORT}`, [5]),
  planted("the period's folder is a pipe", "mkdir out; mkfifo out/2024-Q1", [5]),
  planted(
    "a folder set aside is a link to elsewhere",
    `mkdir -p out/2024-Q1; ln -s ../../slachtoffer out/2024-Q1/.voortgangsrapportage.old.0123456789ab`,
    [0, 5],
  ),
  planted(
    "a folder being written is a link to elsewhere",
    `mkdir -p out/2024-Q1; ln -s ../../slachtoffer out/2024-Q1/.voortgangsrapportage.new.0123456789ab`,
    [0, 5],
  ),
  planted(
    "a leftover profile holds a link to elsewhere",
    `${PRIVATE} mkdir "$private/profile.0123456789ab"; ln -s "$PWD/slachtoffer" "$private/profile.0123456789ab/a"`,
    [0],
  ),
  planted(
    "the kept reports' folder is a link to nothing",
    "ln -s /nowhere snapshots",
    [0, 2, 3, 5],
  ),
  planted("the folder may not be written", "", [0, 5], {
    shell: {
      before: `mkdir out; ${APART} bash -c 'mount -t tmpfs -o ro tmpfs out 2>/dev/null; "$@"' --`,
    },
  }),

  ...[
    "../../x",
    "2024-Q1/../x",
    "9999-Q4",
    "0000-Q1",
    "-1",
    "2024-Q1\0".replace("\0", "%00"),
    "2024-Q5",
    "2024-13",
    "2024-03..2023-01",
    "1".repeat(5000),
    "2024-Q1;ls",
    "$(id)",
    "__proto__",
    "2024-02..2024-02-30",
    "\u0662\u0660\u0662\u0664",
  ].map(period),
  outAt("a device", "/dev/null", [5]),
  outAt("a file", VICTIM, [5]),
  outAt("of 300 letters", "x".repeat(300), [5]),
  outAt("of 500 levels", "x/".repeat(500), [0, 5]),
  outAt("of 5,000 levels", "x/".repeat(5000), [5]),
  outAt("in /proc", "/proc/self/x", [5]),
  outAt("in /sys", "/sys/x", [5]),
  outAt("two slashes", "//nowhere-at-all-peildatum/../dev/null", [5]),
  outAt("the folder of the texts", "content", [0, 5]),
  outAt("an empty name", "", [2]),
  outAt("a name with line ends", "a\nb\r", [0, 2, 5]),

  unreadText(
    "a link to a text elsewhere",
    `echo Tekst > elders.md; ln -s ../../../elders.md ${TEXT}`,
    [0, 3],
    {
      inspect: (_place, { code, stdout, stderr }) => {
        const output = stdout.toString("utf8") + stderr.toString("utf8");
        return code === 3 || /Teksten: over deze periode/.test(output)
          ? []
          : ["drops the text in silence"];
      },
    },
  ),
  unreadText("a link to another's file", `ln -s /etc/passwd ${TEXT}`, [0, 3]),
  unreadText("a link to nothing", `ln -s /nowhere ${TEXT}`),
  unreadText("a link to itself", `ln -s inleiding.md ${TEXT}`),
  unreadText("a link to a device", `ln -s /dev/zero ${TEXT}`),
  unreadText("a folder", `mkdir ${TEXT}`),
  unreadText("a pipe", `mkfifo ${TEXT}`),
  unreadText("of no bytes", `: > ${TEXT}`, [0, 3]),
  unreadText("half of UTF-16", `printf 'T\\0e\\0k\\0s\\0t' > ${TEXT}`, [0, 3]),
  unreadText("of bytes that are no text", `head -c 3000 /dev/urandom > ${TEXT}`),
  words("texts whose folder is a file", CHECK, [0, 2, 3], {
    files: { [TEXT]: null, content: "x" },
  }),
  words("texts whose period is a file", CHECK, [0, 3], {
    files: { [TEXT]: null, "content/2024-Q1": "x" },
  }),
  words("texts whose folder is a circle of links", CHECK, [0, 2, 3], {
    files: { [TEXT]: null },
    shell: { before: "rm -rf content; ln -s content content;" },
  }),
  words("5,000 files beside the texts", CHECK, [0, 3], {
    prepare: ({ folder }) => {
      for (let at = 0; at < 5000; at += 1)
        writeFileSync(path.join(folder, TEXTS_FOLDER, `x${at}.md`), "x");
    },
  }),

  ...[
    ["/dev/null", [3]],
    ["/dev/zero", [3]],
    ["/dev/urandom", [3]],
    ["/etc", [3]],
    ["/proc/self/environ", [3]],
    ["/proc/kmsg", [3]],
    ["/proc/self/mem", [3]],
    ["", [2, 3]],
    ["http://127.0.0.1:9/x.csv", [2, 3]],
    ["x".repeat(5000), [2, 3]],
  ].map(([file, allowed]) =>
    words(
      `an export that is ${String(file).slice(0, 30)}`,
      ["check", "--input", String(file)],
      allowed as number[],
      { never: ["PATH="] },
    ),
  ),
  words("an export of a line of 50 MB", ["check", "--input", "x.csv"], [3], {
    files: { "x.csv": Buffer.alloc(50_000_000, "a") },
  }),
  words("an export of a quote without an end", ["check", "--input", "x.csv"], [3], {
    files: { "x.csv": `a;b\n"${"x\n".repeat(500_000)}` },
  }),
  words("an export of 300,000 columns", ["check", "--input", "x.csv"], [3], {
    files: { "x.csv": `${"a;".repeat(300_000)}\n1\n` },
  }),
  words("an export of 200,000 empty rows", ["check", "--input", "x.csv"], [3], {
    files: { "x.csv": `traject_id;aanmelddatum\n${";\n".repeat(200_000)}` },
  }),
  words("an export of null bytes", ["check", "--input", "x.csv"], [3], {
    files: { "x.csv": Buffer.alloc(100_000) },
  }),
  words("an export above the largest size", ["check", "--max-size", "1KB"], [2, 3]),
  words("a working folder called -rf", CHECK, [0], {
    files: { "report.config.yaml": settings(), "-rf/x": "x", "--out": "x" },
  }),
  words(
    "a snapshot over a planted link",
    ["snapshot", "--period", "2024-Q1", "--published-on", "2024-06-01"],
    [5],
    {
      files: { [VICTIM]: OWN },
      seconds: 30,
      prepare: ({ folder }) => {
        const kept = path.join(folder, "snapshots/2024-Q1/voortgangsrapportage");
        mkdirSync(kept, { recursive: true });
        symlinkSync(path.join(folder, VICTIM), path.join(kept, "report.json"));
      },
      inspect: victimIsWhole,
    },
  ),
  words(
    "a file of figures in a circle of links",
    ["diff", "a", `${FIXTURES}/snapshots/2023-Q4/voortgangsrapportage/figures.json`],
    [2, 3],
    { shell: { before: "ln -s a a;" } },
  ),
];
