import type { SkippedRows } from "../../../src/monitor/case.ts";
import { formatPeriod } from "../../../src/language/dates.ts";
import { formatInteger } from "../../../src/language/words.ts";
import { READERS } from "./entry-readers.ts";
import type { Figures } from "./figure-values.ts";
import { precedingPeriod } from "../../../src/period/period.ts";
import { materialOfCase, periodOf, precedingOf, type GoldenCase } from "./golden-case.ts";

const NOTHING = "(niets)";

/**
 * The text of a golden file: each case with its figures in short and everything that the entry
 * says.
 */
export function goldenFile(id: string, cases: readonly GoldenCase[]): string {
  const parts = cases.map((golden) => {
    const lines = sentencesIn(id, golden);
    const quoted = [...figuresInShort(golden)].map((line) => `> ${line}\n`).join(">\n");
    return `## ${golden.name}\n\n${quoted === "" ? "" : `${quoted}\n`}${lines.length === 0 ? NOTHING : lines.join("\n\n")}\n`;
  });
  return `# ${id}\n\n${parts.join("\n")}`;
}

/** The lines of an entry in a case. */
export function sentencesIn(id: string, golden: GoldenCase): readonly string[] {
  const reader = READERS.get(id);
  if (reader === undefined) throw new Error(`no entry ${id}`);
  const figures = new Set(golden.mentioned);
  return reader(materialOfCase(golden), { figures, hidesNumbers: golden.hidesNumbers ?? true });
}

function figuresInShort(golden: GoldenCase): string[] {
  const {
    figures,
    before,
    earlier = [],
    threshold,
    events,
    latestDate,
    rows,
    skipped,
    redefinitions,
  } = golden;
  const period = periodOf(golden);
  let preceding = period;
  const ofEarlier = [...earlier, ...(before === undefined ? [] : [before])]
    .toReversed()
    .map((ofPeriod) => {
      preceding = precedingPeriod(preceding);
      return `${formatPeriod(preceding)}: ${inShort(ofPeriod)}`;
    });
  return [
    ...(golden.period === undefined ? [] : [`${formatPeriod(period)}:`]),
    inShort(figures),
    ...ofEarlier,
    ...(golden.kept ?? []).map(
      ([id, ofKept]) =>
        `${formatPeriod(periodOf({ period: id }))}, kept: ${inShort(ofKept) || "nothing"}`,
    ),
    ...publicationInShort(golden),
    ...protectionInShort(golden),
    ...(threshold === undefined ? [] : [`threshold ${threshold}`]),
    ...(rows === undefined ? [] : [`${rows} rows in the export`]),
    ...(skipped === undefined ? [] : skippedInShort(skipped)),
    ...(redefinitions ?? []).map(({ figure, from }) => `${figure} redefined from ${from}`),
    ...(latestDate === undefined ? [] : [`latest date ${latestDate ?? "none"}`]),
    ...(events ?? []).map((event) => event.join(" ")),
    ...(golden.corrections ?? []).map(([id, day]) => `${id} corrected on ${day}`),
  ].filter((line) => line !== "");
}

function protectionInShort({ protectedAs = {}, overlaps = {}, disclosure }: GoldenCase): string[] {
  const told = ({ withheld, held, derivable, against }: NonNullable<typeof disclosure>): string =>
    `${withheld} withheld, ${held} held, ${derivable} derivable, against ${against.length} reports`;
  return [
    ...Object.entries(protectedAs).map(([path, protection]) =>
      protection === "withheld" ? `${path} withheld` : `${path} held as of ${protection}`,
    ),
    ...Object.entries(overlaps).map(([id, periods]) => `${id} overlaps ${periods.join(" and ")}`),
    ...(disclosure === undefined ? [] : [told(disclosure)]),
  ];
}

function publicationInShort(golden: GoldenCase): string[] {
  const { publication } = golden;
  if (publication === undefined) return [];
  const { published, anew = published, isOtherCodebook, skippedThen, skippedNow } = publication;
  const { alsoKept = [] } = publication;
  const period = formatPeriod(precedingOf(periodOf(golden), publication.period));
  return [
    `${period} as published: ${inShort(published)}`,
    `${period} now: ${inShort(anew)}`,
    ...alsoKept.map((kept) => `${formatPeriod(periodOf({ period: kept }))} kept too`),
    ...(isOtherCodebook === true ? ["published by another codebook"] : []),
    ...(skippedThen === undefined ? [] : [`then ${skippedInShort(skippedThen).join()}`]),
    ...(skippedNow === undefined ? [] : [`now ${skippedInShort(skippedNow).join()}`]),
  ];
}

function skippedInShort({ rows, byRule }: SkippedRows): string[] {
  const rules = Object.entries(byRule).map(([rule, count]) => `${rule} ${count}`);
  return [`${rows} rows left out: ${rules.join(", ")}`];
}

/** The figures before protection, without categories that are 0. */
function inShort(figures: Figures): string {
  return Object.entries(figures)
    .map(([id, figure]) => {
      if (figure.kind === "share") return `${id} ${figure.numerator}/${figure.denominator}`;
      if (figure.kind === "quantiles") {
        return `${id} n ${figure.n}, median ${figure.median}, p90 ${figure.p90}`;
      }
      if (figure.kind === "count") {
        const { value, missing, families } = figure;
        const more = [
          missing === undefined ? "" : ` (missing in ${missing})`,
          families === value ? "" : ` (in ${families} families)`,
        ];
        return `${id} ${formatInteger(value)}${more.join("")}`;
      }
      const parts = Object.entries(figure.cells).map(([code, value]) =>
        typeof value === "number"
          ? `${code} ${value}`
          : `${code} ${value[0]} in ${value[1]} families`,
      );
      return `${id} of ${figure.total}: ${parts.join(", ")}`;
    })
    .join("; ");
}
