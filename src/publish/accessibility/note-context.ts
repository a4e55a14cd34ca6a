import { formatDay } from "../../language/dates.ts";
import { accessibilityMessages as texts, type Subject } from "../../messages/accessibility.ts";
import { parseMoment } from "../../period/moment.ts";
import type { AccessibilityNote, MachineTest } from "./note.ts";

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
