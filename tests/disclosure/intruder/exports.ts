import { readFileSync } from "node:fs";
import path from "node:path";

import { pick, stream, whole, type Draw } from "../../../fixtures/sample/deal.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import {
  COMPOSITIONS,
  CUSTODY,
  DESIRED_SITUATIONS,
  ORIGINS,
  PLACEMENT_REASONS,
  REQUESTS,
  RESULTS,
  ROUTES,
  SUPPORT,
  SUPPORTED,
  YES_NO,
} from "../../../src/codebook/column.ts";
import { csvOf, type RowText } from "../../monitor/export.ts";

/** The kinds of random exports. */
export type ExportStyle = "random" | "published-like";

/** Returns a random export of 150 to 1,000 rows, without errors; the same for the same seed. */
export function exportByChance(style: ExportStyle, seed: number): string {
  return csvOf(rowsByChance(style, seed));
}

/** Returns the rows of such an export. */
export function rowsByChance(style: ExportStyle, seed: number): RowText[] {
  const draw = stream(`${style} export ${seed}`);
  const rows = whole(draw, 150, 1000);
  return style === "random" ? randomRows(draw, rows) : likePublished(draw, rows);
}

const FIRST = Date.parse("2022-04-04");
/** The number of days from the first registration to the last one. */
const SPAN = 770;

const dayAt = (days: number): string =>
  new Date(FIRST + days * 86_400_000).toISOString().slice(0, 10);

type Answers = readonly { readonly code: string }[];

/** What makes exports different: how often each answer is given. */
interface Tastes {
  readonly one: (answers: Answers) => string;
  readonly some: (answers: Answers) => string;
  readonly region: () => string;
  readonly perResult: number;
}

function randomRows(draw: Draw, rows: number): RowText[] {
  const weights = new Map<string, number>();
  const weightOf = (answers: Answers, code: string): number => {
    const key = `${answers.length} ${code}`;
    const weight = weights.get(key) ?? 0.02 + draw() ** 3;
    weights.set(key, weight);
    return weight;
  };
  const unknown = draw() * 0.3;
  const one = (answers: Answers): string => {
    if (draw() < unknown) return "";
    const all = answers.reduce((sum, { code }) => sum + weightOf(answers, code), 0);
    let left = draw() * all;
    for (const { code } of answers) {
      left -= weightOf(answers, code);
      if (left < 0) return code;
    }
    return "";
  };
  const some = (answers: Answers): string => {
    if (draw() < unknown) return "";
    return answers
      .filter(({ code }) => draw() < 0.6 * weightOf(answers, code))
      .map(({ code }) => code)
      .join("|");
  };
  const regions = STANDARD_CODEBOOK.regions.map(({ name }) => name);
  const skew = 1 + 2 * draw();
  const region = (): string => regions[Math.floor(draw() ** skew * regions.length)] ?? "";
  const tastes = { one, some, region, perResult: 0.01 + 0.15 * draw() };
  return Array.from({ length: rows }, (_, index) => randomRow(draw, index + 1, tastes));
}

function randomRow(draw: Draw, number: number, tastes: Tastes): RowText {
  const { one, some, region } = tastes;
  const registered = Math.floor(SPAN * Math.sqrt(draw()));
  const after = (days: number): string => dayAt(registered + days);
  const started = whole(draw, 0, 60);
  const closed = started + whole(draw, 30, 300);
  const steps = [`gestart@${after(started)}`];
  if (draw() < 0.4) steps.push(`afgesloten@${after(closed)}`);
  if (steps.length === 2 && draw() < 0.1) steps.push(`heropend@${after(closed + 20)}`);
  const children = whole(draw, 0, 5);
  const placedNow = whole(draw, 0, children);
  const placedBefore = whole(draw, 0, children - placedNow);
  const placed = placedNow + placedBefore;
  const [measured, unmeasured, both] = parts(draw, placed, 3);
  const [foster, other, network, institution] = parts(draw, placed, 4);
  const results = RESULTS.filter(() => draw() < tastes.perResult).map(({ code }) => code);
  const isHome = results.includes("terugplaatsing_kinderen");
  const analysis = draw() < 0.2 ? [`gestart@${after(started + 10)}`] : [];
  if (analysis.length > 0 && draw() < 0.5) analysis.push(`afgerond@${after(started + 60)}`);
  const isKnown = draw() < 0.9;
  const count = (value: number | undefined): string => (isKnown ? `${value ?? 0}` : "");
  return {
    traject_id: `R-${number}`,
    aanmelddatum: after(0),
    aanmeldroute: one(ROUTES),
    statusverloop: draw() < 0.1 ? `nooit_gestart@${after(started)}` : steps.join("|"),
    via_ondersteuningsbrief: one(YES_NO),
    herkomst: one(ORIGINS),
    eerste_contact_op: draw() < 0.2 ? "" : after(whole(draw, 0, 9)),
    welkomstgesprek_ingepland_op: draw() < 0.3 ? "" : after(whole(draw, 3, 30)),
    ondersteunde: one(SUPPORTED),
    gezinssamenstelling: one(COMPOSITIONS),
    gezag: draw() < 0.5 ? one(CUSTODY) : someButNotNone(some(CUSTODY)),
    kinderen: count(children),
    kinderen_nu_uithuisgeplaatst: count(placedNow),
    kinderen_eerder_uithuisgeplaatst: count(placedBefore),
    kinderen_met_maatregel: count(measured),
    kinderen_zonder_maatregel: count(unmeasured),
    kinderen_met_en_zonder_maatregel: count(both),
    kinderen_in_pleeggezin: count(foster),
    kinderen_bij_andere_ouder: count(other),
    kinderen_in_netwerk: count(network),
    kinderen_in_instelling: count(institution),
    kinderen_teruggeplaatst: count(isHome ? whole(draw, 0, placed) : 0),
    jeugdzorgregios: draw() < 0.2 ? "" : [region(), ...(draw() < 0.2 ? [region()] : [])].join("|"),
    redenen_uithuisplaatsing: some(PLACEMENT_REASONS),
    gewenste_situatie: some(DESIRED_SITUATIONS),
    ondersteuningsvragen: some(REQUESTS),
    geboden_ondersteuning: some(SUPPORT),
    verklarende_analyse: analysis.join("|"),
    resultaten: results
      .map((code) => `${code}@${after(started + Math.floor(300 * draw() ** 2))}`)
      .join("|"),
  };
}

/** Avoids "nobody" together with another answer, which is doubtful and gives a warning. */
function someButNotNone(answers: string): string {
  return answers
    .split("|")
    .filter((code) => code !== "geen")
    .join("|");
}

/** Returns parts whose sum is at most a number. */
function parts(draw: Draw, most: number, count: number): number[] {
  let left = most;
  return Array.from({ length: count }, () => {
    const part = whole(draw, 0, left);
    left -= part;
    return part;
  });
}

/** Related columns stay together; each group is drawn independently. */
const TOGETHER: readonly (readonly string[])[] = [
  ["herkomst", "jeugdzorgregios"],
  ["ondersteunde"],
  ["gezinssamenstelling", "gezag"],
  ["redenen_uithuisplaatsing"],
  ["gewenste_situatie"],
  ["ondersteuningsvragen", "geboden_ondersteuning"],
];

/** Returns rows of the sample with redistributed answers: the same shares, and other families. */
function likePublished(draw: Draw, count: number): RowText[] {
  const file = path.join(import.meta.dirname, "../../../fixtures/monitor.csv");
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const columns = header.split(";");
  const rows = lines.map((line) => line.split(";"));
  return Array.from({ length: count }, (_, index): RowText => {
    const row: Record<string, string> = rowText(columns, pick(rows, draw));
    for (const group of TOGETHER) {
      const other = rowText(columns, pick(rows, draw));
      for (const column of group) row[column] = other[column] ?? "";
    }
    return { ...row, traject_id: `P-${index + 1}` };
  });
}

function rowText(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
}
