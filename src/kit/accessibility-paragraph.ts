import { documentTitle } from "../render/document-title.ts";
import { escapedMarkup } from "../language/markup.ts";
import { listOf } from "../language/words.ts";
import { kitTexts } from "../messages/kit-texts.ts";
import { webpageOf } from "../model/definitions.ts";
import type { AccessibilityNote } from "../publish/accessibility/note.ts";
import type { KitMaterial } from "./kit-material.ts";
import { elementHtml, linkHtml, listHtml, pastedHtml } from "./pasted-html.ts";

const statementTexts = kitTexts.statement;

/**
 * A paragraph about the report for the accessibility statement of a site: the norm, the results of
 * automatic tests, what a person must still judge, and how to get another form. It claims nothing
 * untested.
 */
export function accessibilityParagraph({
  model,
  note,
  settings: { accessibility, pdfStandard },
}: Pick<KitMaterial, "model" | "note" | "settings">): string {
  const name = documentTitle(model);
  const webpage = webpageOf(model);
  const point = accessibility.contact;
  const words =
    point === null
      ? null
      : point.link.startsWith("tel:")
        ? kitTexts.block.call(point.text)
        : point.text;
  return pastedHtml([
    elementHtml("h2", escapedMarkup(name)),
    ...(webpage === null
      ? []
      : [elementHtml("p", linkHtml(webpage, kitTexts.webpage(name, kitTexts.language)))]),
    elementHtml(
      "p",
      escapedMarkup(statementTexts.aims(name, statementTexts.pdfNames[pdfStandard])),
    ),
    elementHtml("h3", statementTexts.machine),
    ...machineTests(note),
    elementHtml("p", escapedMarkup(statementTexts.release(note.release.version))),
    elementHtml("h3", statementTexts.person),
    elementHtml("p", statementTexts.noPerson),
    listHtml(statementTexts.forPerson),
    elementHtml("h3", statementTexts.otherForm),
    elementHtml(
      "p",
      point === null || words === null
        ? statementTexts.noContact
        : kitTexts.block.unreadable(linkHtml(point.link, words)),
    ),
  ]);
}

/** The results of the tests on this report, counted by subject. */
function machineTests({ machine }: AccessibilityNote): readonly string[] {
  const done = machine.filter(({ result }) => result !== "not tested");
  const passed = done.filter(({ result }) => result === "passed");
  const failed = done.filter(({ result }) => result === "failed");
  const subjects = [...new Set(done.map(({ about }) => about))];
  return [
    elementHtml("p", statementTexts.ofReport(passed.length, done.length)),
    listHtml(
      subjects.map((subject) => {
        const of = (tests: AccessibilityNote["machine"]) =>
          tests.filter(({ about }) => about === subject);
        const norms = [...new Set(of(done).flatMap(({ standard }) => normsIn(standard)))];
        const counted = statementTexts.subject(
          statementTexts.subjects[subject],
          of(passed).length,
          of(done).length,
        );
        return escapedMarkup(norms.length === 0 ? counted : `${counted} (${listOf(norms)})`);
      }),
    ),
    ...(failed.length === 0
      ? []
      : [listHtml(failed.map(({ what }) => escapedMarkup(statementTexts.failed(what))))]),
  ];
}

/** The norms that a test mentions, without their clauses. */
function normsIn(standard: string): readonly string[] {
  return ["WCAG", "EN 301 549", "ISO 14289-1", "ISO 32000-1"].filter((norm) =>
    standard.includes(norm),
  );
}
