import { readFile } from "node:fs/promises";

import type { FontFile } from "../../charts/fonts.ts";
import type { Palettes } from "../../colour/palette.ts";
import { accessibilityMessages } from "../../messages/accessibility.ts";
import { exportCheckMessages } from "../../messages/export-check.ts";
import { PACKAGE_ROOT } from "../../package-root.ts";
import { screenColours } from "../../render/colour-variables.ts";
import { fontFaces } from "../../render/font-faces.ts";
import { readScreenStyle } from "../../render/template.ts";
import { templateEngine } from "../../templating/engine.ts";
import { noteContext } from "../accessibility/note-context.ts";
import type { ExportPage } from "./export-page.ts";
import type { ReportPart } from "./report-part.ts";

/** The folder of the page of a check. */
const CHECK_TEMPLATE = new URL("templates/controle/", PACKAGE_ROOT);

/**
 * The findings about an export as one HTML page without network or scripts, for the keeper of the
 * monitor. With a report the page ends with the note on its accessibility, to complete on paper or in a
 * text editor.
 */
export async function exportHtml(
  page: ExportPage,
  report: ReportPart | null,
  { fonts, palettes }: { readonly fonts: readonly FontFile[]; readonly palettes: Palettes },
): Promise<string> {
  const read = (name: string) => readFile(new URL(name, CHECK_TEMPLATE), "utf8");
  const [base, style, template, problems, note] = await Promise.all([
    readScreenStyle(),
    read("style.css"),
    read("page.hbs"),
    read("problems.hbs"),
    read("note.hbs"),
  ]);
  const engine = await templateEngine([template, problems, note]);
  engine.registerPartial("problems", engine.compile(problems));
  engine.registerPartial("note", engine.compile(note));
  // A long column name must be able to break on a telephone.
  engine.registerHelper("parts", (name: string) => name.split(/(?<=_)/));
  return engine.compile(template)({
    words: exportCheckMessages,
    noteWords: accessibilityMessages,
    pageTitle:
      page.file === "" ? exportCheckMessages.title : `${exportCheckMessages.title}: ${page.file}`,
    page,
    report: report && { ...report, note: noteContext(report.note) },
    style: `${base}${style}`,
    fontFaces: fontFaces(
      fonts,
      JSON.stringify([page, report, exportCheckMessages, accessibilityMessages]),
    ),
    colours: screenColours(palettes),
  });
}
