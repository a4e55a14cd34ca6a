import { describe, expect, it } from "vitest";

import { exportMarkdown, reportPart } from "../../../src/answers/check-markdown.ts";
import { exportHtml } from "../../../src/answers/pages.ts";
import { accessibilityMessages, PERSON_QUESTIONS } from "../../../src/messages/accessibility.ts";
import { exportCheckMessages } from "../../../src/messages/check.ts";
import { type AccessibilityNote, lookAtPage } from "../../../src/publish/accessibility-note.ts";
import { NOTE } from "../../publish/accessibility/a-note.ts";
import { readTheme, THEMES } from "../../themes.ts";
import { HEADER, pageOf } from "./a-page.ts";

const { fonts, palettes } = await readTheme(THEMES.standaard);
const PROBLEMS = [
  "fout: a.md, regel 2: <b>x</b>",
  "  nog 3 keer in dit bestand, op regel 4",
  "waarschuwing: b.md: y",
];
const ABOUT_EXPORT = await pageOf(`${HEADER}\nT-1;2024-01-02;;;;2\n`);
const pageWith = (note: AccessibilityNote, problems: readonly string[] = []) =>
  exportHtml(ABOUT_EXPORT, reportPart(problems, note), { fonts, palettes });
const PAGE = await pageWith(NOTE, PROBLEMS);
const words = PAGE.replaceAll(/<style>[\s\S]*?<\/style>/g, "").replaceAll(/\s+/g, " ");

describe("a note on a page about an export", () => {
  it("passes its own tests", () => {
    const looks = Object.entries(lookAtPage(PAGE)).filter(([id]) => !/images|alt/.test(id));
    expect(looks.flatMap(([id, { failures }]) => failures.map((one) => [id, one]))).toEqual([]);
    const tables = PAGE.match(/<table/g)?.length;
    expect(PAGE.match(/<caption>/g)).toHaveLength(tables ?? 0);
    expect(PAGE).not.toMatch(/<script|<form|https?:\/\/(?!www\.w3\.org)/);
  });

  it("makes no claim, and separates the tests of the release from the tests of this report", () => {
    expect(words).toContain(accessibilityMessages.noClaim);
    const [own = "", ofRelease = ""] = words.split("Waarmee deze versie van Peildatum (0.3.0)");
    expect(own).not.toMatch(/veraPDF|axe-core|vnu/);
    expect(ofRelease).toMatch(/niet gedaan met de bestanden van dit rapport.*veraPDF.*axe-core/);
    expect(ofRelease).toContain("gemaakt met een andere versie, Peildatum 0.2.9");
    const { release } = NOTE.report;
    const same = { ...NOTE, release: { ...NOTE.release, version: release ?? "" } };
    return expect(pageWith(same)).resolves.not.toContain("andere versie");
  });

  it("gives each outcome in words, with the first places and the number of others", () => {
    expect(words).toContain('<strong class="passed">goed</strong>, 1.234 nagekeken');
    expect(words).toMatch(/<strong class="failed">niet goed<\/strong>, 20 nagekeken <ul>/);
    expect(words).toContain('<li lang="en">page 10, content &lt;12&gt;</li> <li>en nog 4</li>');
    expect(words).toContain("niet getest</strong>. Het rapport is nog niet gemaakt.");
    expect(words).toMatch(/Goed: \d+\. Niet goed: \d+\. Niet getest: \d+\./);
  });

  it("leaves room for an answer to each question, a name and a date", () => {
    for (const question of PERSON_QUESTIONS) {
      expect(words).toContain(`<p>${question}</p> <p class="answer">Antwoord: </p>`);
    }
    expect(words).toContain('<p class="answer">Naam:</p> <p class="answer">Datum:</p>');
  });

  it("lists each problem once, with its continuation lines", () => {
    expect(words).toContain(
      "<li>fout: a.md, regel 2: &lt;b&gt;x&lt;/b&gt;; nog 3 keer in dit bestand, op regel 4</li> <li>waarschuwing: b.md: y</li>",
    );
  });

  it("says that a report was not made", async () => {
    const report = { ...NOTE.report, publishedOn: null, release: null };
    const page = await pageWith({ ...NOTE, report, files: [] });
    expect(page).toContain(accessibilityMessages.noFiles);
    expect(page).toContain(exportCheckMessages.writersGood);
    expect(page).not.toMatch(/Concept|Gemaakt met/);
  });

  it("says that a report is a draft", async () => {
    expect(words).toContain("Publicatiedatum 27 mei 2024");
    const report = { ...NOTE.report, publishedOn: null };
    const page = await pageWith({ ...NOTE, report });
    expect(page).toContain("Concept, zonder publicatiedatum");
  });

  it("comes last, after the part for writers", () => {
    const titles = Array.from(words.matchAll(/<h2>(.*?)<\/h2>/g), ([, title]) => title);
    expect(titles.slice(-2)).toEqual([
      exportCheckMessages.writers,
      exportCheckMessages.accessibility,
    ]);
  });

  it("is the same in Markdown", () => {
    const markdown = exportMarkdown(ABOUT_EXPORT, reportPart(PROBLEMS, NOTE));
    expect(markdown).toContain(accessibilityMessages.noClaim);
    for (const question of PERSON_QUESTIONS) expect(markdown).toContain(question);
    expect(markdown).toContain("page 10, content \\<12\\>; en nog 4");
    expect(markdown).toMatch(/Goed: \d+\. Niet goed: \d+\. Niet getest: \d+\./);
    expect(markdown.indexOf(`## ${exportCheckMessages.writers}`)).toBeGreaterThan(
      markdown.indexOf(`## ${exportCheckMessages.written}`),
    );
  });
});
