import { readFile } from "node:fs/promises";

import Handlebars from "handlebars";

import type { FontFile } from "../../charts/fonts.ts";
import type { Palettes } from "../../colour/palette.ts";
import { formatDay } from "../../language/dates.ts";
import { accessibilityMessages as texts, type Subject } from "../../messages/accessibility.ts";
import { PACKAGE_ROOT } from "../../package-root.ts";
import { screenColours } from "../../render/colour-variables.ts";
import { fontFaces } from "../../render/font-faces.ts";
import { readScreenStyle } from "../../render/template.ts";
import { parseMoment } from "../../period/moment.ts";
import type { AccessibilityNote, MachineTest } from "./note.ts";

const TEMPLATE = new URL("templates/toegankelijkheid/", PACKAGE_ROOT);

/** More places than a person reads; the JSON has them all. */
const MOST_PLACES = 10;

/** What a page takes that its note does not tell. */
interface PageMaterial {
  /** What `report check` found, a line each; one that goes on from the line before begins with a space. */
  readonly problems: readonly string[];
  readonly fonts: readonly FontFile[];
  readonly palettes: Palettes;
}

/**
 * A note as one HTML page that needs no network and no script, to be filled in on paper or in a text
 * editor.
 */
export async function noteHtml(
  note: AccessibilityNote,
  { problems, fonts, palettes }: PageMaterial,
): Promise<string> {
  const [base, page, style] = await Promise.all([
    readScreenStyle(),
    readFile(new URL("page.hbs", TEMPLATE), "utf8"),
    readFile(new URL("style.css", TEMPLATE), "utf8"),
  ]);
  const { report, release, machine } = note;
  const count = (result: MachineTest["result"]) =>
    machine.filter((one) => one.result === result).length;
  const madeWith = report.release;
  const context = {
    words: texts,
    pageTitle: `${texts.title}: ${report.title}`,
    report,
    about: madeWith === null ? [] : [statusOf(report), texts.madeWith(madeWith)],
    files: note.files,
    problems: paragraphsOf(problems),
    totals: texts.totals(count("passed"), count("failed"), count("not tested")),
    subjects: subjectsOf(machine),
    releaseTitle: texts.release(release.version),
    otherRelease:
      madeWith === null || madeWith === release.version ? null : texts.otherRelease(madeWith),
    releaseTests: release.testedWith,
    person: note.person,
    style: `${base}${style}`,
    fontFaces: fontFaces(fonts, JSON.stringify([note, problems, texts])),
    colours: screenColours(palettes),
  };
  return Handlebars.compile(page)(context);
}

function statusOf({ publishedOn }: AccessibilityNote["report"]): string {
  const moment = publishedOn === null ? undefined : parseMoment(publishedOn);
  return moment === undefined ? texts.concept : texts.publishedOn(formatDay(moment.day));
}

/** Lines that belong together as one. */
function paragraphsOf(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (line.startsWith(" ") && last >= 0) paragraphs[last] += `; ${line.trim()}`;
    else paragraphs.push(line);
  }
  return paragraphs;
}

function subjectsOf(machine: readonly MachineTest[]): readonly object[] {
  const bySubject = Map.groupBy(machine, ({ about }) => about);
  return [...bySubject].map(([subject, tests]) => ({
    title: texts.subjects[subject],
    tests: tests.map((test) => rowOf(test, subject)),
  }));
}

function rowOf({ result, count, where = [], why, ...test }: MachineTest, subject: Subject): object {
  const hidden = where.length - MOST_PLACES;
  return {
    ...test,
    state: result === "not tested" ? "untested" : result,
    result: texts.results[result],
    looked: count === undefined ? null : texts.looked(count),
    why,
    places: where.slice(0, MOST_PLACES),
    // What reads the structure of a PDF names places in English.
    language: subject === "pdf" ? "en" : null,
    more: hidden > 0 ? texts.moreFailures(hidden) : null,
  };
}
