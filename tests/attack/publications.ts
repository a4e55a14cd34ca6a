import { cpSync, mkdirSync, rmdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

import { CHECK, keepSample, PERIOD, REPORT, settings, type Attack, type Place } from "./attack.ts";
import { victimIsWhole, VICTIM_FILES } from "./paths.ts";

/** Attacks on what others use of a report: addresses, corrections, pictures and the kit. */

const PUBLISH = ["publish", ...PERIOD] as const;
const CHARTS = ["charts", ...PERIOD] as const;

function refused(name: string, line: string): Attack {
  return {
    name: `settings with ${name}`,
    words: CHECK,
    files: { "report.config.yaml": settings(line) },
    allowed: [2],
    never: ["\nfout: nep"],
  };
}

const files = (name: string, address: string): Attack =>
  refused(`files at ${name}`, `website: {files: "${address}"}`);
const correction = (name: string, more: string): Attack =>
  refused(`a correction ${name}`, `corrections: [{date: 2024-06-01, reason: "Fout.", ${more}}]`);

const HOSTILE = String.raw`=cmd|x!A0</script><script>alert(1)</script>]]>&#0;"'[x](javascript:alert(1))<!--_x0041_ .`;

/** A manifest of a report that names one file. */
function manifestOf(file: string): string {
  const output = { file, sha256: "0".repeat(64) };
  return JSON.stringify({
    period: { id: "2024-Q1" },
    tool: { version: "\x1B[31m9.9.9" },
    browser: "\x1B]0;x\x07",
    settings: { publishedOn: "2024-06-01" },
    inputs: {},
    outputs: [output],
  });
}

/** A kit made from what somebody put in place of a report, or in place of the kit. */
function kit(
  name: string,
  shell: string,
  allowed: readonly number[] = [3],
  more: Partial<Attack> = {},
): Attack {
  return {
    name: `a publication kit where ${name}`,
    words: PUBLISH,
    files: VICTIM_FILES,
    shell: { before: `${shell};` },
    allowed,
    never: ["root:x"],
    inspect: victimIsWhole,
    ...more,
  };
}

const lying = (name: string, file: string, shell = ":"): Attack =>
  kit(name, shell, [3], {
    files: { ...VICTIM_FILES, [`${REPORT}/manifest.json`]: manifestOf(file) },
  });

/** Pictures in a place where somebody put something. */
function charts(name: string, shell: string): Attack {
  return { ...kit("", shell, [5]), name: `pictures where ${name}`, words: CHARTS };
}

/** Snapshots with a forged version of a corrected report. */
function edition(
  name: string,
  change: (editions: string, place: Place) => void,
  allowed: readonly number[] = [3],
): Attack {
  return {
    name: `an edition that was corrected ${name}`,
    words: ["audit"],
    prepare: (place) => {
      const editions = `${keepSample(place)}.edities`;
      mkdirSync(editions);
      change(editions, place);
    },
    allowed,
    never: ["root:x"],
  };
}

const keepEdition = (editions: string, name: string): string => {
  const folder = path.join(editions, name);
  cpSync(editions.replace(/\.edities$/, ""), folder, { recursive: true });
  return folder;
};

export const PUBLICATIONS: readonly Attack[] = [
  files("a script", "javascript:alert(1)//{file}"),
  files("a site behind a user", "https://overheid.nl@evil.example/{file}"),
  files("a user that is their name", "https://x:{file}@evil.example/"),
  files("a site of their name", "https://{file}.evil.example/"),
  files("a site of the year", "https://{year}.evil.example/{file}"),
  files("a backslash", String.raw`https://a.nl\\@evil.example/{file}`),
  files("an address that turns around", String.raw`https://a.nl/\u202E{file}`),
  files("other braces", "https://a.nl/{constructor}/{file}"),
  refused("a publisher that is a script", 'dataset: {publisherUri: "javascript:alert(1)"}'),
  refused("a licence called constructor", "dataset: {licence: constructor}"),
  refused("a line end in a keyword", String.raw`dataset: {keywords: ["a\nfout: nep"]}`),
  refused("a workbook upwards", "workbook: ../ods"),
  refused(
    "a line end in a reason",
    String.raw`corrections: [{date: 2024-06-01, reason: "a\nfout: nep."}]`,
  ),
  refused(
    "personal data in a reason",
    'corrections: [{date: 2024-06-01, reason: "Het bsn 123456782."}]',
  ),
  correction("of a figure called __proto__", "figures: [__proto__]"),
  correction("of figures of 90 stars", `figures: ["${"*a".repeat(90)}*"]`),
  correction("of a document upwards", 'document: "../../x"'),
  correction("of a document called __proto__", "document: __proto__"),
  {
    ...refused("what no file takes, in all that others read", ""),
    files: {
      "report.config.yaml": settings(
        "workbook: xlsx",
        `organisation: ${JSON.stringify(HOSTILE.slice(0, 100))}`,
        `contact: ${JSON.stringify(`${HOSTILE}\n\n# kop`)}`,
        `website: {files: "https://a.nl/$&/{file}?a='b"}`,
        `dataset: {publisher: ${JSON.stringify(HOSTILE)}, keywords: [${JSON.stringify(HOSTILE.slice(0, 60))}], licence: CC0}`,
        `corrections: [{date: 2024-06-01, reason: ${JSON.stringify(HOSTILE)}, period: 2024-Q1}]`,
        "publishedOn: 2024-06-01",
      ),
    },
    alsoAsReport: true,
    allowed: [0],
  },

  lying("a file of the report lies upwards", "../../../slachtoffer/eigen.txt"),
  lying("a file is a link to another's", "a.pdf", `ln -s /etc/passwd ${REPORT}/a.pdf`),
  lying("a file is a pipe", "a.pdf", `mkfifo ${REPORT}/a.pdf`),
  kit("the manifest is a pipe", `mkdir -p ${REPORT}; mkfifo ${REPORT}/manifest.json`),
  kit("the manifest is of 300 MB", `mkdir -p ${REPORT}; truncate -s 300M ${REPORT}/manifest.json`),
  {
    ...lying(
      "its folder is a link to elsewhere",
      "a.pdf",
      `ln -s ../../slachtoffer ${REPORT}-publicatie`,
    ),
    allowed: [5],
  },
  charts(
    "their folder is a link to elsewhere",
    `mkdir -p out/2024-Q1; ln -s ../../slachtoffer ${REPORT}-grafieken`,
  ),
  charts(
    "somebody's file lies",
    `mkdir -p ${REPORT}-grafieken; echo x > ${REPORT}-grafieken/a.svg`,
  ),

  edition("lies under another day", (editions) => {
    keepEdition(editions, "2024-01-01");
  }),
  edition("has a name with an escape", (editions) => {
    keepEdition(editions, "2024-01-01\x1B[31m\n");
  }),
  edition("lies behind a link", (editions) => {
    rmdirSync(editions);
    symlinkSync("../..", editions);
  }),
  edition(
    "is a circle of links",
    (editions) => {
      symlinkSync("../voortgangsrapportage.edities", path.join(editions, "2024-01-01"));
    },
    [0],
  ),
  edition("has the figures of another", (editions) => {
    const folder = keepEdition(editions, "2024-01-01");
    writeFileSync(path.join(folder, "figures.json"), "");
  }),
  edition("has a device for its figures", (editions) => {
    mkdirSync(path.join(editions, "2024-01-01"));
    symlinkSync("/dev/zero", path.join(editions, "2024-01-01", "figures.json"));
  }),
];
