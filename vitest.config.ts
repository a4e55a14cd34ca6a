import { configDefaults, defineConfig } from "vitest/config";

import { LongestFirst } from "./tests/run/longest-first.ts";
import { TimePerFolder } from "./tests/run/time-per-folder.ts";

/** What takes long: run before anything lands, not at each change. */
const CONFORMANCE = [
  "tests/conformance/**/*.test.ts",
  "tests/{layout,pdf}/*-second-theme.test.ts",
  "tests/cli/{control-characters,hostile-snapshots,kept-before,lost-kept-files}.test.ts",
  "tests/cli/{mistaken-types,nota,own-types,pdf-standard,publication,publish}.test.ts",
  "tests/cli/{document-types,rare-regions,streams,texts}.test.ts",
  "tests/cli/charts.test.ts",
  "tests/pictures/drawn.test.ts",
  "tests/cli/{diff-texts,images,init,woven-exports,woven-figures,woven-snapshots}.test.ts",
  "tests/cli/{diff,figures-of-periods,preview,several-snapshots,working-day}.test.ts",
  "tests/disclosure/{intruder-wide,twins}.test.ts",
  "tests/monitor/{faults.property,harmless.property,planted.property,excel-nl/matrix}.test.ts",
  "tests/package/package.test.ts",
  "tests/pipeline/preview-report.test.ts",
  "tests/readers/installed-readers.test.ts",
  "tests/screen/{comparison-page,looks,scrolling-tables,pasted-block,reflow,text-comparison-page}.test.ts",
];
/** Attacks on the built command. */
const ATTACKS = ["tests/attack/**/*.test.ts", "tests/cli/{other-users,several-machines}.test.ts"];
/** Start and stop processes, and watch what becomes of them: each file runs in its own process. */
const PROCESSES = ["tests/browser/**/*.test.ts", "tests/publish/output-*.test.ts"];
/** Time the command: each file has the machine to itself. */
const TIMED = ["tests/cli/{command-line,signals}.test.ts"];

export default defineConfig({
  test: {
    // One for each core of the machines; left to itself Vitest keeps one of two cores free.
    maxWorkers: 2,
    // Reports leave much that is soon thrown away: with room for it, tests take a tenth less time.
    execArgv: ["--min-semi-space-size=32", "--max-semi-space-size=64"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ["default", new TimePerFolder()],
    setupFiles: ["tests/run/note-processor-time.ts"],
    sequence: { sequencer: LongestFirst },
    // All projects but `timed` are in one group: a core that finishes one project begins the next.
    projects: [
      {
        extends: true,
        test: {
          name: "tests",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...CONFORMANCE, ...PROCESSES, ...TIMED, ...ATTACKS],
          // Reading the libraries anew for each file takes a tenth of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: "processes", include: PROCESSES } },
      {
        extends: true,
        test: { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      // Apart, because it takes long and needs what npm does not bring: Java with Maven, qpdf,
      // Poppler, Python, and Debian's Chromium.
      { extends: true, test: { name: "conformance", include: CONFORMANCE, isolate: false } },
      { extends: true, test: { name: "attack", include: ATTACKS } },
    ],
    coverage: {
      provider: "v8",
      include: [
        "src/monitor/**",
        "src/codebook/**",
        "src/yaml/**",
        "src/language/likely-meaning.ts",
      ],
      reporter: ["text"],
    },
  },
});
