/**
 * Attacks the publications of random exports, and prints how many of the withheld numbers follow or
 * keep few values:
 *
 *   node tests/disclosure/measure.ts [alone|chains|nests]… [EXPORTS] [FIRST SEED]
 *
 * "alone": eight periods of each export, each by itself. "chains": eight quarters, one after the
 * other. "nests": a quarter, two of its months, the third.
 */
import { readFileSync } from "node:fs";
import path from "node:path";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { attack, changesInSight, isTooNarrow, described, type Finding } from "./intruder/attack.ts";
import { exportByChance, type ExportStyle } from "./intruder/exports.ts";
import type { Level } from "./intruder/knowledge.ts";
import { breakdownOf } from "./intruder/links.ts";
import { CHAIN, NESTS, PERIODS } from "./intruder/periods.ts";
import { Publisher } from "./intruder/publications.ts";
import { withheldBefore } from "./intruder/withheld-before.ts";

/** The counts for one figure. */
interface Line {
  withheld: number;
  held: number;
  small: number;
  /** By level. */
  exact: [number, number, number];
  two: number;
  few: number;
}

class Tally {
  readonly lines = new Map<string, Line>();
  readonly faults: string[] = [];
  readonly #found = new Set<string>();
  publications = 0;
  exposed = 0;
  changes: string[] = [];
  cells = 0;
  kept = 0;
  before = 0;
  now = 0;

  add(
    name: string,
    level: Level,
    findings: readonly Finding[],
    publications: readonly PublishedFigures[],
  ): void {
    for (const finding of findings) {
      const line = this.#line(finding.figure);
      const count = finding.values.length;
      if (count === 1) line.exact[level] += 1;
      if (level === 2) {
        if (finding.held) line.held += 1;
        else line.withheld += 1;
        if (finding.small) line.small += 1;
        if (finding.small && count === 2) line.two += 1;
        if (finding.small && count < 3) line.few += 1;
      }
      // What follows from less knowledge also follows from more.
      if (!isTooNarrow(finding, publications)) continue;
      const key = [name, ...publications.map(({ period }) => period.id), finding.publication];
      const place = [...key, finding.figure, finding.code].join(" ");
      if (this.#found.has(place)) continue;
      this.#found.add(place);
      const size = finding.small ? "SMALL " : "";
      this.faults.push(`${size}${name} L${level} ${described(finding, publications)}`);
    }
  }

  #line(figure: string): Line {
    const line = this.lines.get(figure) ?? {
      withheld: 0,
      held: 0,
      small: 0,
      exact: [0, 0, 0],
      two: 0,
      few: 0,
    };
    this.lines.set(figure, line);
    return line;
  }

  print(title: string): void {
    console.log(`\n## ${title}: ${this.publications} publications`);
    const heads = ["withheld", "held", "small", "L0 =1", "L1 =1", "L2 =1", "small =2", "small <3"];
    console.log("figure".padEnd(28), heads.map((head) => head.padStart(8)).join(" "));
    const sums = heads.map(() => 0);
    for (const [figure, one] of this.lines) {
      const values = [one.withheld, one.held, one.small, ...one.exact, one.two, one.few];
      for (const [index, value] of values.entries()) sums[index] = (sums[index] ?? 0) + value;
      console.log(figure.padEnd(28), values.map((value) => `${value}`.padStart(8)).join(" "));
    }
    console.log("all".padEnd(28), sums.map((value) => `${value}`.padStart(8)).join(" "));
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;
    console.log(
      `cells outside regions withheld or held: ${this.kept} of ${this.cells} (${share(this.kept, this.cells)})`,
    );
    if (this.before > 0) {
      console.log(
        `withheld: ${this.now}, by the rule of before ${this.before} (${share(this.now - this.before, this.before)} more)`,
      );
    }
    console.log(`changes in sight: ${this.changes.length}`);
    for (const change of this.changes.slice(0, 10)) console.log(`  ${change}`);
    console.log(`too narrow: ${this.faults.length}`);
    const elsewhere = this.faults.filter((fault) => fault.includes("shown elsewhere"));
    console.log(`  shown in another publication: ${elsewhere.length}`);
    const others = this.faults.filter((fault) => !elsewhere.includes(fault));
    const isSmall = (fault: string): number => Number(fault.startsWith("SMALL"));
    others.sort((a, b) => isSmall(b) - isSmall(a));
    for (const fault of [...others, ...elsewhere].slice(0, MOST_PRINTED)) console.log(`  ${fault}`);
  }
}

const LEVELS: readonly Level[] = [0, 1, 2];
const MOST_PRINTED = 30;
let unsound = 0;

async function measure(
  name: string,
  tally: Tally,
  publications: readonly PublishedFigures[],
  publisher: Publisher,
): Promise<void> {
  tally.publications += publications.length;
  for (const level of LEVELS) {
    const { broken, findings } = await attack(level, publications, publisher);
    if (broken.length > 0) {
      unsound += 1;
      const periods = publications.map(({ period }) => period.id).join();
      console.log(`UNSOUND ${name} ${periods} L${level}: ${broken.slice(0, 3).join("; ")}`);
    }
    tally.add(name, level, findings, publications);
  }
  tally.changes.push(...changesInSight(publications).map((one) => `${name} ${one}`));
  for (const one of publications) countCells(tally, one);
}

/** The figures with numbers that can be withheld. */
const SENSITIVE = [
  "registrations.byOrigin",
  "people.bySupported",
  "families.byComposition",
  "families.byCustody",
  "children.placedNow",
  "children.placedBefore",
  "children.placed",
  "children.byMeasure",
  "children.byResidence",
  "children.returned",
  "children.returnedFamilies",
  "placements.byReason",
  "regions.byRegion",
  "support.desiredSituation",
  "support.requestsByTheme",
  "support.providedByTheme",
  "analyses.byState",
  "results.byTheme",
  "results.byResult",
  "results.inPeriodByTheme",
  "results.inPeriodByResult",
];

function countCells(tally: Tally, { figures }: PublishedFigures): void {
  for (const id of SENSITIVE) {
    const figure = figures[id];
    if (figure === undefined || id === "regions.byRegion") continue;
    const numbers: readonly object[] = breakdownOf(figure)?.categories ?? [figure];
    tally.cells += numbers.length;
    tally.kept += numbers.filter((one) => "withheld" in one || "held" in one).length;
  }
}

async function alone(name: string, publisher: Publisher, tally: Tally): Promise<void> {
  const publications = await publisher.alone(PERIODS);
  const truth = await publisher.truth(PERIODS);
  for (const one of publications) {
    await measure(name, tally, [one], publisher);
    const real = truth.get(one.period.id);
    if (real === undefined) continue;
    tally.before += withheldBefore(real, SENSITIVE, one.disclosureThreshold);
    for (const id of SENSITIVE) {
      const figure = one.figures[id];
      const numbers: readonly object[] = breakdownOf(figure)?.categories ?? [figure ?? {}];
      tally.now += numbers.filter((number) => "withheld" in number).length;
    }
  }
}

async function chains(name: string, publisher: Publisher, tally: Tally): Promise<void> {
  await measure(name, tally, await publisher.oneAfterAnother(CHAIN), publisher);
}

async function nests(name: string, publisher: Publisher, tally: Tally): Promise<void> {
  for (const nest of NESTS) {
    await measure(name, tally, await publisher.oneAfterAnother(nest), publisher);
  }
}

const WAYS = { alone, chains, nests };
type Way = keyof typeof WAYS;
const isWay = (text: string): text is Way => Object.hasOwn(WAYS, text);

const words = process.argv.slice(2);
const ways = words.filter(isWay);
const [exports = 6, first = 1] = words.filter((word) => /^\d+$/.test(word)).map(Number);
const sample = readFileSync(path.join(import.meta.dirname, "../../fixtures/monitor.csv"), "utf8");
const sources: readonly (readonly [name: string, csv: string])[] = [
  ["sample", sample],
  ...(["random", "published-like"] satisfies ExportStyle[]).flatMap((style) =>
    Array.from({ length: exports }, (_, index) => {
      const seed = first + index;
      return [`${style} ${seed}`, exportByChance(style, seed)] as const;
    }),
  ),
];
for (const way of ways.length === 0 ? (["alone"] satisfies Way[]) : ways) {
  for (const kind of ["sample", "random", "published-like"]) {
    const tally = new Tally();
    const start = performance.now();
    for (const [name, csv] of sources.filter(([one]) => one.startsWith(kind))) {
      await WAYS[way](name, new Publisher(csv), tally);
    }
    tally.print(`${way}, ${kind}`);
    console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
if (unsound > 0) console.log(`\n${unsound} attacks in which the true numbers break the model`);
