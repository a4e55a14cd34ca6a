import { z } from "zod";

import { formatDay } from "../language/dates.ts";
import {
  MACHINE_TESTS,
  type MachineTestId,
  type Subject,
  accessibilityMessages as texts,
} from "../messages/accessibility.ts";
import { parseMoment } from "../period/period.ts";
import { changeText } from "../render/text-html.ts";

/**
 * The note on the accessibility of one report, which a person completes, dates and files. It is the
 * key `accessibility` of `report check --period P --format json`.
 */

const sha256 = z.string().regex(/^[\da-f]{64}$/);

const test = z.object({
  what: z.string(),
  how: z.string(),
  standard: z.string().meta({ description: "what asks for it, by clause" }),
});

const machineTest = test.extend({
  id: z.enum(Object.keys(MACHINE_TESTS) as [MachineTestId, ...MachineTestId[]]),
  about: z.enum(["files", "pdf", "page", "colours", "texts"]),
  result: z.enum(["passed", "failed", "not tested"]),
  count: z
    .int()
    .nonnegative()
    .optional()
    .meta({ description: "how many were looked at; not there where nothing was tested" }),
  where: z
    .array(z.string())
    .readonly()
    .optional()
    .meta({ description: "where it fails; not there where it does not" }),
  why: z.string().optional().meta({ description: "why it was not tested" }),
});

export const accessibilityNoteSchema = z.object({
  schemaVersion: z.literal(1),
  report: z.object({
    title: z.string(),
    document: z.string(),
    period: z.object({ id: z.string(), from: z.iso.date(), to: z.iso.date(), label: z.string() }),
    publishedOn: z
      .string()
      .nullable()
      .meta({ description: "as the report was made; null for a draft or where there is none" }),
    release: z
      .string()
      .nullable()
      .meta({ description: "of the tool that made the report; null where it was not made yet" }),
  }),
  files: z
    .array(z.object({ file: z.string(), sha256 }))
    .readonly()
    .meta({ description: "the files of the report that were looked at, as they are now" }),
  machine: z.array(machineTest).readonly(),
  release: z.object({
    version: z.string().meta({ description: "of the tool that wrote this note" }),
    testedWith: z
      .array(test)
      .readonly()
      .meta({ description: "on sample reports, and not on the files of this report" }),
  }),
  person: z
    .array(z.object({ question: z.string(), answer: z.string().nullable() }))
    .readonly()
    .meta({ description: "for a person to answer" }),
  signed: z.object({ by: z.string().nullable(), on: z.iso.date().nullable() }),
});

export type AccessibilityNote = z.infer<typeof accessibilityNoteSchema>;
export type MachineTest = AccessibilityNote["machine"][number];

/** The number of things that a test looked at, and the places where they fail. */
export interface Look {
  readonly looked: number;
  readonly failures: readonly string[];
}

/**
 * The outcome of a test.
 *
 * @param nothing the reason, in Dutch, for a test that found nothing to look at
 */
export function tested(
  id: MachineTestId,
  { looked, failures }: Look,
  nothing: string,
): MachineTest {
  if (looked === 0 && failures.length === 0) return notTested(id, nothing);
  return failures.length === 0
    ? { ...head(id), result: "passed", count: looked }
    : { ...head(id), result: "failed", count: looked, where: failures };
}

/** The outcome of a test that could not run. */
export function notTested(id: MachineTestId, why: string): MachineTest {
  return { ...head(id), result: "not tested", why };
}

function head(id: MachineTestId) {
  const { about, what, how, standard } = MACHINE_TESTS[id];
  return { id, about, what, how, standard };
}

/** A test shows this many places at most. The JSON contains all of them. */
const MOST_PLACES = 10;

/** A test as a row of a table, in Dutch. */
interface TestRow {
  readonly what: string;
  readonly how: string;
  readonly standard: string;
  readonly state: "passed" | "failed" | "untested";
  readonly result: string;
  /** The number of things that were tested, in words. */
  readonly looked: string | null;
  readonly why: string | null;
  readonly places: readonly string[];
  /** The language of `places`, unless it is Dutch. */
  readonly language: string | null;
  readonly more: string | null;
}

/** A note in Dutch words, ready for a template. */
interface NoteContext {
  readonly title: string;
  readonly about: readonly string[];
  readonly files: AccessibilityNote["files"];
  readonly totals: string;
  readonly subjects: readonly { readonly title: string; readonly tests: readonly TestRow[] }[];
  readonly releaseTitle: string;
  readonly otherRelease: string | null;
  readonly releaseTests: AccessibilityNote["release"]["testedWith"];
  readonly person: AccessibilityNote["person"];
}

/** Puts a note into words. */
export function noteContext(note: AccessibilityNote): NoteContext {
  const { report, release, machine } = note;
  const count = (result: MachineTest["result"]) =>
    machine.filter((one) => one.result === result).length;
  const madeWith = report.release;
  return {
    title: report.title,
    about: madeWith === null ? [] : [statusOf(report), texts.madeWith(madeWith)],
    files: note.files,
    totals: texts.totals(count("passed"), count("failed"), count("not tested")),
    subjects: subjectsOf(machine),
    releaseTitle: texts.release(release.version),
    otherRelease:
      madeWith === null || madeWith === release.version ? null : texts.otherRelease(madeWith),
    releaseTests: release.testedWith,
    person: note.person,
  };
}

function statusOf({ publishedOn }: AccessibilityNote["report"]): string {
  const moment = publishedOn === null ? undefined : parseMoment(publishedOn);
  return moment === undefined ? texts.concept : texts.publishedOn(formatDay(moment.day));
}

function subjectsOf(machine: readonly MachineTest[]): NoteContext["subjects"] {
  const bySubject = Map.groupBy(machine, ({ about }) => about);
  return [...bySubject].map(([subject, tests]) => ({
    title: texts.subjects[subject],
    tests: tests.map((test) => rowOf(test, subject)),
  }));
}

function rowOf(
  { what, how, standard, result, count, where = [], why }: MachineTest,
  subject: Subject,
): TestRow {
  const hidden = where.length - MOST_PLACES;
  return {
    what,
    how,
    standard,
    state: result === "not tested" ? "untested" : result,
    result: texts.results[result],
    looked: count === undefined ? null : texts.looked(count),
    why: why ?? null,
    places: where.slice(0, MOST_PLACES),
    // The check of the structure of a PDF names places in English.
    language: subject === "pdf" ? "en" : null,
    more: hidden > 0 ? texts.moreFailures(hidden) : null,
  };
}

const { where } = texts;

/**
 * In characters. Screen readers read the text of an image from start to end, without places to
 * stop.
 */
const LONGEST_ALT = 250;

type PageTestId = Extract<MachineTestId, `page-${string}`>;

/** The start tag of an element of the page. */
interface Start {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Its id, or else the last id before it; null before the first id. */
  readonly near: string | null;
}

/** Tests the accessibility of a page that this tool made, without a browser. */
export function lookAtPage(html: string): Readonly<Record<PageTestId, Look>> {
  const starts = startsIn(html);
  const of = (...names: readonly string[]) => starts.filter(({ name }) => names.includes(name));
  const images = starts.flatMap((start) => {
    const alt = altOf(start);
    return alt === undefined ? [] : [{ alt, near: start.near }];
  });
  const title = /<title>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? "";
  const language = of("html")[0]?.attributes.get("lang") ?? "";
  return {
    "page-title": { looked: 1, failures: title.trim() === "" ? [where.noTitle] : [] },
    "page-language": { looked: 1, failures: language === "" ? [where.noLanguage] : [] },
    "page-headings": headings(starts),
    "page-table-scopes": each(of("th"), ({ attributes, near }) =>
      /^(?:row|col)(?:group)?$/.test(attributes.get("scope") ?? "") ? null : where.at(near),
    ),
    "page-images": each(images, ({ alt, near }) => (alt.trim() === "" ? where.at(near) : null)),
    "page-alt-lengths": each(images, ({ alt, near }) =>
      alt.length > LONGEST_ALT ? where.long(near, alt.length) : null,
    ),
    "page-ids": doubleIds(starts),
  };
}

/** The text of an image; undefined for other elements and for decoration. */
function altOf({ name, attributes }: Start): string | undefined {
  const isImage = name === "img" || attributes.get("role") === "img";
  if (!isImage || attributes.get("aria-hidden") === "true") return undefined;
  return attributes.get(name === "img" ? "alt" : "aria-label") ?? "";
}

/** Tests all elements. Names each place once, because a chart has two drawings in one place. */
function each<T>(all: readonly T[], fault: (one: T) => string | null): Look {
  const failures = new Set(all.flatMap((one) => fault(one) ?? []));
  return { looked: all.length, failures: [...failures] };
}

function headings(starts: readonly Start[]): Look {
  const levels = starts.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  const first = levels.filter((level) => level === 1).length;
  const jumps = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [where.headingAfter(level, before)] : [];
  });
  return {
    looked: levels.length,
    failures: [...(first === 1 ? [] : [where.headings(first)]), ...jumps],
  };
}

function doubleIds(starts: readonly Start[]): Look {
  const ids = starts.flatMap(({ attributes }) => attributes.get("id") ?? []);
  const double = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return { looked: ids.length, failures: [...double].map(where.id) };
}

const ATTRIBUTE = /([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
const ESCAPES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

function startsIn(html: string): readonly Start[] {
  const starts: Start[] = [];
  let near: string | null = null;
  changeText(
    html,
    (text) => text,
    ({ name, attributes, isEnd }) => {
      if (isEnd) return;
      const pairs = Array.from(
        attributes.matchAll(ATTRIBUTE),
        ([, key = "", double, single, bare]) =>
          [key.toLowerCase(), unescaped(double ?? single ?? bare ?? "")] as const,
      );
      const named = new Map(pairs);
      near = named.get("id") ?? near;
      starts.push({ name, attributes: named, near });
    },
  );
  return starts;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#x27|#39);/g, (code) => ESCAPES[code] ?? code);
}
