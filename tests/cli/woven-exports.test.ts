import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { readPdf } from "../render/read-pdf.ts";
import { emptyFolder, runHere, succeeds } from "./run-report.ts";

/** A row of an export. */
interface Row {
  readonly registered: string;
  readonly contact: string;
  readonly started: string;
  readonly supported: "moeder" | "vader" | "beide_ouders";
}

interface Making {
  readonly earlier: number;
  readonly january: number;
  readonly march: number;
  /** The number with contact on the same day. All others had it much later. */
  readonly quick: number;
  readonly running: number;
  readonly daysToStart: number;
  readonly mothers: number;
}

function rowsOf({ earlier, january, march, ...about }: Making): readonly Row[] {
  const days = [
    ...Array.from({ length: earlier }, () => "2023-11-10"),
    ...Array.from({ length: january }, () => "2024-01-15"),
    ...Array.from({ length: march }, () => "2024-03-05"),
    // After the period, so that the export reaches its end.
    "2024-04-10",
  ];
  return days.map((registered, index) => ({
    registered,
    contact: index < about.quick ? registered : dayAfter(registered, 20),
    started: index < about.running ? dayAfter(registered, about.daysToStart) : "",
    supported: index < about.mothers ? "moeder" : index % 2 === 0 ? "vader" : "beide_ouders",
  }));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function csvOf(rows: readonly Row[]): string {
  const header =
    "traject_id;aanmelddatum;aanmeldroute;statusverloop;eerste_contact_op;ondersteunde;resultaten";
  const lines = rows.map(({ registered, contact, started, supported }, index) => {
    const course = started === "" ? "" : `gestart@${started}`;
    return `T-${index + 1};${registered};overig;${course};${contact};${supported};`;
  });
  return `${[header, ...lines].join("\n")}\n`;
}

/** The expected numbers, counted here independently. */
function countsOf(all: readonly Row[]) {
  const rows = all.filter(({ registered }) => registered <= "2024-03-31");
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  const isNew = ({ registered }: Row): boolean => registered >= "2024-01-01";
  const inPeriod = count(isNew);
  const supported = (["moeder", "vader", "beide_ouders"] as const).map((who) =>
    count((row) => row.supported === who),
  );
  const running = count(({ started }) => started !== "");
  const first = rows.find(({ started }) => started !== "");
  const days = first && (Date.parse(first.started) - Date.parse(first.registered)) / 86_400_000;
  return {
    total: rows.length,
    inPeriod,
    before: rows.length - inPeriod,
    january: count(({ registered }) => registered.startsWith("2024-01")),
    quick: count(({ registered, contact }) => registered === contact),
    running,
    // With fewer than ten rows, the median could belong to one family.
    days: running < 10 ? undefined : days,
    mothers: supported[0] ?? 0,
    // A number of fewer than five families is withheld, and so is any number that reveals it.
    showsMothers: supported.every((one) => one === 0 || one >= 5),
  };
}

type Counts = ReturnType<typeof countsOf>;

const digits = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".");
const families = (value: number): string =>
  `${digits(value)} ${value === 1 ? "gezin" : "gezinnen"}`;
const percent = (part: number, whole: number): string => {
  const exact = (100 * part) / whole;
  if (part === 0 || part === whole) return `${exact}%`;
  return exact < 1 ? "minder dan 1%" : exact > 99 ? "meer dan 99%" : `${Math.round(exact)}%`;
};
function rounded(value: number): string {
  if (value < 20) return digits(value);
  const step = value < 1_000 ? 10 : 100;
  const round = Math.round(value / step) * step;
  return `${value > round ? "ruim " : value < round ? "bijna " : ""}${digits(round)}`;
}
const more = (difference: number): string =>
  difference === 0
    ? "niet meer of minder"
    : `${digits(Math.abs(difference))} ${sideOf(difference)}`;
const sideOf = (difference: number): string => (difference > 0 ? "meer" : "minder");
const either = (holds: boolean): string => (holds ? "ja" : "nee");

const WORDS: Readonly<Record<string, string>> = {
  "0": "geen van de gezinnen",
  "0.25": "een kwart van de gezinnen",
  "0.5": "de helft van de gezinnen",
};

/** Each call with its expected value. */
const CALLS: readonly (readonly [call: string, comes: (counts: Counts) => string])[] = [
  ['{{cijfer "registrations.total"}}', (all) => digits(all.total)],
  ['{{cijfer "registrations.total" zelfstandig="gezin"}}', (all) => families(all.total)],
  ['{{cijfer "registrations.total" "afgerond"}}', (all) => rounded(all.total)],
  ['{{cijfer "registrations.total" "vorige"}}', (all) => digits(all.before)],
  ['{{cijfer "registrations.total" "vorige" zelfstandig="gezin"}}', (all) => families(all.before)],
  ['{{cijfer "registrations.total" "vorige" "afgerond"}}', (all) => rounded(all.before)],
  ['{{cijfer "registrations.total" "verschil"}}', (all) => more(all.inPeriod)],
  ['{{cijfer "registrations.inPeriod"}}', (all) => digits(all.inPeriod)],
  ['{{cijfer "registrations.inPeriod" zelfstandig="gezinnen"}}', (all) => families(all.inPeriod)],
  ['{{cijfer "registrations.inPeriod" "verschil"}}', (all) => more(all.inPeriod - all.before)],
  [
    '{{cijfer "registrations.inPeriod" "verschil" zelfstandig="gezin"}}',
    ({ inPeriod, before }) =>
      inPeriod === before
        ? "niet meer of minder gezinnen"
        : `${families(Math.abs(inPeriod - before))} ${sideOf(inPeriod - before)}`,
  ],
  ['{{cijfer "registrations.byMonth" "2024-01"}}', (all) => digits(all.january)],
  [
    '{{cijfer "registrations.byMonth" "2024-01" zelfstandig="brief/brieven"}}',
    ({ january }) => `${digits(january)} ${january === 1 ? "brief" : "brieven"}`,
  ],
  ['{{cijfer "status.byCategory" "lopend" zelfstandig="gezin"}}', (all) => families(all.running)],
  ['{{cijfer "status.byCategory"}}', (all) => digits(all.total)],
  ['{{cijfer "status.byCategory" "nog_niet_gestart"}}', (all) => digits(all.total - all.running)],
  ['{{cijfer "responseTimes.contactWithin2Days"}}', (all) => percent(all.quick, all.total)],
  ['{{cijfer "responseTimes.contactWithin2Days" "numerator"}}', (all) => digits(all.quick)],
  ['{{cijfer "responseTimes.contactWithin2Days" "denominator"}}', (all) => digits(all.total)],
  ['{{aandeel "responseTimes.contactWithin2Days"}}', (all) => percent(all.quick, all.total)],
  ['{{aandeel "status.byCategory" "lopend"}}', (all) => percent(all.running, all.total)],
  [
    '{{aandeel "status.byCategory" "lopend" "breuk" zelfstandig="gezin"}}',
    ({ running, total }) =>
      total < 20 ? `${running} van de ${total} gezinnen` : (WORDS[String(running / total)] ?? ""),
  ],
  [
    '{{#getoond "waitingTimes.daysToStart" "median"}}{{cijfer "waitingTimes.daysToStart" "median" zelfstandig="dag"}}{{anders}}niemand{{/getoond}}',
    ({ days }) => (days === undefined ? "niemand" : `${days} ${days === 1 ? "dag" : "dagen"}`),
  ],
  [
    '{{#getoond "people.bySupported" "moeder"}}{{cijfer "people.bySupported" "moeder" zelfstandig="moeder"}}{{anders}}enkele{{/getoond}}',
    ({ mothers, showsMothers }) =>
      showsMothers ? `${digits(mothers)} ${mothers === 1 ? "moeder" : "moeders"}` : "enkele",
  ],
  [
    '{{#getoond "people.bySupported" "moeder"}}{{aandeel "people.bySupported" "moeder"}}{{anders}}onbekend{{/getoond}}',
    ({ mothers, showsMothers, total }) => (showsMothers ? percent(mothers, total) : "onbekend"),
  ],
  [
    '{{#als "registrations.inPeriod" groter="vorige"}}ja{{anders}}nee{{/als}}',
    (all) => either(all.inPeriod > all.before),
  ],
  [
    '{{#als "registrations.inPeriod" groter="999"}}ja{{anders}}nee{{/als}}',
    (all) => either(all.inPeriod > 999),
  ],
  [
    '{{#als "registrations.inPeriod" gelijk="0"}}ja{{anders}}nee{{/als}}',
    (all) => either(all.inPeriod === 0),
  ],
  [
    '{{#als "registrations.inPeriod" kleiner="status.byCategory nog_niet_gestart"}}ja{{anders}}nee{{/als}}',
    (all) => either(all.inPeriod < all.total - all.running),
  ],
  [
    '{{#als "registrations.total" groter="10" kleiner="100"}}ja{{anders}}nee{{/als}}',
    (all) => either(all.total > 10 && all.total < 100),
  ],
];

/** Each call in its own list item, with a name that can be found in print. */
const TEXT = `Wat de export telt:\n\n${CALLS.map(([call], at) => `- Post ${letters(at)} is ${call}.`).join("\n")}\n`;

function letters(at: number): string {
  return `${String.fromCodePoint(97 + Math.floor(at / 26))}${String.fromCodePoint(97 + (at % 26))}`;
}

function lineOf(at: number, counts: Counts): string {
  return `Post ${letters(at)} is ${CALLS[at]?.[1](counts) ?? ""}.`;
}

const MADE: Readonly<Record<string, Making>> = {
  none: { earlier: 40, january: 0, march: 0, quick: 40, running: 0, daysToStart: 0, mothers: 0 },
  one: { earlier: 2, january: 1, march: 1, quick: 0, running: 1, daysToStart: 1, mothers: 1 },
  five: { earlier: 15, january: 4, march: 1, quick: 5, running: 5, daysToStart: 5, mothers: 5 },
  twenty: {
    earlier: 15,
    january: 20,
    march: 5,
    quick: 39,
    running: 20,
    daysToStart: 1,
    mothers: 20,
  },
  many: {
    earlier: 1_000,
    january: 999,
    march: 1,
    quick: 1_994,
    running: 1_000,
    daysToStart: 30,
    mothers: 1_000,
  },
};

interface Made {
  readonly counts: Counts;
  readonly html: string;
  readonly pdf: string;
  /** The text in the report layer, with its values in place. */
  readonly kept: string;
  readonly runs: readonly { readonly text: string; readonly origin?: string }[];
}

const without = (text: string): string => text.replaceAll(/[\s\u00AD]+/g, "");

async function make(making: Making): Promise<Made> {
  const folder = emptyFolder();
  const rows = rowsOf(making);
  writeFileSync(path.join(folder, "export.csv"), csvOf(rows));
  const content = path.join(folder, "content/2024-Q1/voortgangsrapportage");
  mkdirSync(content, { recursive: true });
  writeFileSync(path.join(content, "inleiding.md"), TEXT);
  const words = ["--period", "2024-Q1", "--input", "export.csv", "--published-on", "2024-05-27"];
  await succeeds(runHere(["generate", ...words], { folder }));
  await succeeds(runHere(["snapshot", ...words], { folder }));
  const out = path.join(folder, "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1");
  const report = readFileSync(
    path.join(folder, "snapshots/2024-Q1/voortgangsrapportage/report.json"),
    "utf8",
  );
  const { sections } = JSON.parse(report) as {
    readonly sections: readonly { readonly blocks: readonly KeptText[] }[];
  };
  const text = sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === "narrative");
  const { markdown = [], woven = [] } = text ?? {};
  const pdf = await readPdf(readFileSync(`${out}.pdf`));
  return {
    counts: countsOf(rows),
    html: readFileSync(`${out}.html`, "utf8").replaceAll(/<[^>]+>/g, ""),
    pdf: without(pdf.text.join("")),
    kept: markdown
      .join("\n")
      .replaceAll(/\{\{(\d+)\}\}/g, (_, at: string) =>
        (woven[Number(at)] ?? []).map((run) => run.text).join(""),
      ),
    runs: woven.flat(),
  };
}

interface KeptText {
  readonly type: string;
  readonly markdown?: readonly string[];
  readonly woven?: readonly Made["runs"][];
}

describe("one text with five exports", () => {
  const made = new Map<string, Made>();
  beforeAll(async () => {
    for (const [name, making] of Object.entries(MADE)) made.set(name, await make(making));
  });
  const of = (name: string): Made => {
    const one = made.get(name);
    if (one === undefined) throw new Error(`no export ${name}`);
    return one;
  };

  it("calls every helper and form", () => {
    expect(CALLS.length).toBeGreaterThanOrEqual(25);
  });

  it.each(Object.keys(MADE))(
    "shows the right numbers for the rows of %s, on the screen",
    (name) => {
      const { counts, html } = of(name);
      for (const at of CALLS.keys()) expect(html).toContain(lineOf(at, counts));
    },
  );

  it.each(Object.keys(MADE))("shows the right numbers for the rows of %s, in the PDF", (name) => {
    const { counts, pdf } = of(name);
    for (const at of CALLS.keys()) expect(pdf).toContain(without(lineOf(at, counts)));
  });

  it.each(Object.keys(MADE))(
    "keeps the right numbers for the rows of %s, with their origin",
    (name) => {
      const { counts, kept, runs } = of(name);
      const lines = [...CALLS.keys()].map((at) => `- ${lineOf(at, counts)}`);
      expect(kept).toBe(`Wat de export telt:\n\n${lines.join("\n")}`);
      const numbers = runs.filter(({ text }) => /\d/.test(text));
      expect(numbers.filter(({ origin }) => origin === undefined)).toEqual([]);
    },
  );

  it("changes in each of its calls with the export", () => {
    const all = [...made.values()].map(({ counts }) => counts);
    for (const [call, comes] of CALLS) {
      expect([call, new Set(all.map(comes)).size > 1]).toEqual([call, true]);
    }
  });
});
