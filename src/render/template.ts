import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import type Handlebars from "handlebars";

import type { DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import { templateEngine } from "../templating/engine.ts";
import type { Edition, SectionPlaces } from "./edition.ts";
import {
  faultsIn,
  faultsInStyle,
  readTemplates,
  readTypeFile,
  type TemplateFile,
  wrongTemplate,
} from "./template-files.ts";

/** A page of a document type, for print or screen. */
interface LoadedPage {
  readonly render: (context: object, helpers: TemplateHelpers) => string;
  readonly style: string;
}

/** The properties of a document type that rendering needs. */
export type RenderedType = Pick<
  DocumentType,
  "name" | "folder" | "isOfTool" | "called" | "page" | "roles" | "sections"
>;

/** The templates of a document type with their styles, loaded and compiled. */
export interface LoadedTemplate extends Readonly<Record<Edition["medium"], LoadedPage>> {
  readonly type: RenderedType;
  readonly places: SectionPlaces;
  /** The templates and styles of a document type that an organisation added. */
  readonly ownFiles: readonly string[];
}

/** The helpers of templates. */
const HELPERS = [
  "text",
  "plain",
  "narrative",
  "isOneLine",
  "mayBreak",
  "takeNotes",
  "raw",
  "chart",
  "isWide",
  "chartId",
  "tableId",
  "scrolling",
  "part",
  "drawing",
  "pageOf",
  "kindOf",
] as const;

type Helper = (this: unknown, ...values: never[]) => unknown;
type TemplateHelpers = Readonly<Record<(typeof HELPERS)[number], Helper>>;

/** The shared parts of all document types: the markup of blocks, both pages, and their styles. */
const SHARED = fileURLToPath(new URL("templates/shared/", PACKAGE_ROOT));

/** The folder with the markup of blocks, shared or of a document type. */
const BLOCKS = "blocks";

/**
 * Loads the templates and styles of a document type. Its folder may contain `print.hbs` and
 * `screen.hbs`, which replace the shared ones; `print.css` and `screen.css`, which follow the
 * shared styles; and `blocks/` with partials, which add to the shared ones or replace them. Text is
 * escaped unless a template asks for raw HTML. Throws ReportError "usage" with all faults of the
 * templates. Rendering throws one if a template fails.
 */
export async function loadTemplate(type: RenderedType): Promise<LoadedTemplate> {
  // A fault in a template of the tool is a bug, which the tests of the tool find.
  const { folder, isOfTool } = type;
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  const textOf = async (...names: readonly string[]): Promise<string> =>
    (await readTypeFile(path.join(...names), report)) ?? "";
  const read = async (medium: Edition["medium"]) => {
    const name = `${medium}.hbs`;
    const file = path.join(folder, name);
    const ownFile = path.join(folder, `${medium}.css`);
    const [text, sharedText, base, style, ownStyle] = await Promise.all([
      readTypeFile(file, report),
      textOf(SHARED, name),
      medium === "screen" ? readScreenStyle() : "",
      textOf(SHARED, `${medium}.css`),
      textOf(ownFile),
    ]);
    const page = { name: medium, file, text: text ?? sharedText };
    if (!isOfTool) findings.push(...faultsInStyle(ownFile, ownStyle));
    const files = [...(text === null ? [] : [file]), ...(ownStyle === "" ? [] : [ownFile])];
    return { page, isOwn: text !== null, files, style: `${base}${style}${ownStyle}` };
  };
  const [shared, own, print, screen] = await Promise.all([
    readTemplates(path.join(SHARED, BLOCKS), report),
    readTemplates(path.join(folder, BLOCKS), report),
    read("print"),
    read("screen"),
  ]);
  const pages = { print, screen };
  const ownPages = Object.values(pages).flatMap(({ page, isOwn }) => (isOwn ? [page] : []));
  const names = [...shared, ...own].map(({ name }) => name);
  if (!isOfTool) findings.push(...(await faultsIn([...ownPages, ...own], HELPERS, names)));
  if (findings.length > 0) throw templateError(findings);

  // A separate engine for each document, so that documents in one process share no partial or
  // helper.
  const files = [...shared, ...own, pages.print.page, pages.screen.page];
  const engine = await templateEngine(files.map(({ text }) => text));
  for (const { name, text } of shared) engine.registerPartial(name, engine.compile(text));
  for (const block of own) {
    const compiled = engine.compile(block.text);
    engine.registerPartial(block.name, isOfTool ? compiled : guarded(block, compiled));
  }
  const loaded = ({ page, isOwn, style }: (typeof pages)["print"]): LoadedPage => {
    const compiled = engine.compile(page.text);
    const template = isOwn && !isOfTool ? guarded(page, compiled) : compiled;
    return {
      style,
      render: (context, helpers) =>
        template(context, { helpers: isOfTool ? helpers : namingFailures(helpers) }),
    };
  };
  return {
    print: loaded(pages.print),
    screen: loaded(pages.screen),
    type,
    ownFiles: isOfTool
      ? []
      : [...pages.print.files, ...pages.screen.files, ...own.map(({ file }) => file)],
    places: new Map(type.sections.map((one) => [one.id, one])),
  };
}

// Errors of templates while they render.

/** An error in a helper, with the name of the helper. */
class HelperFailure extends Error {
  readonly helper: string;
  constructor(helper: string, cause: unknown) {
    super(`the helper ${helper} failed`, { cause });
    this.helper = helper;
  }
}

function namingFailures(helpers: TemplateHelpers): Record<string, Helper> {
  const entries = Object.entries(helpers).map(([name, helper]): [string, Helper] => [
    name,
    function (this: unknown, ...values) {
      try {
        return helper.apply(this, values);
      } catch (error) {
        // A nested template may have failed, and its error is complete already.
        const isComplete = error instanceof ReportError || error instanceof HelperFailure;
        throw isComplete ? error : new HelperFailure(name, error);
      }
    },
  ]);
  return Object.fromEntries(entries);
}

/**
 * The deepest nesting of a template within itself. A template that includes itself and ends needs
 * less.
 */
const DEEPEST = 100;

/** A template of an organisation. If it fails, the error names its file. */
function guarded(
  { file }: TemplateFile,
  template: Handlebars.TemplateDelegate,
): Handlebars.TemplateDelegate {
  let depth = 0;
  return (context, options) => {
    if (depth === DEEPEST)
      throw templateError([wrongTemplate(file, null, messages.templateEndless)]);
    depth += 1;
    try {
      return template(context, options);
    } catch (error) {
      if (error instanceof ReportError) throw error;
      throw templateError([wrongTemplate(file, null, failureOf(error))], error);
    } finally {
      depth -= 1;
    }
  };
}

function failureOf(error: unknown): string {
  if (error instanceof HelperFailure) return messages.helperFailed(error.helper);
  const [, partial] =
    /^The partial (\S+) could not be found$/.exec(error instanceof Error ? error.message : "") ??
    [];
  return partial === undefined
    ? messages.templateFailed
    : messages.notThere.partial(partial, undefined);
}

/** The error for a page of a document type that leaves out blocks of these sections. */
export function leftOut(
  { type }: LoadedTemplate,
  medium: Edition["medium"],
  titles: readonly string[],
): ReportError {
  const file = path.join(type.folder, `${medium}.hbs`);
  return templateError([wrongTemplate(file, null, messages.leavesOut(medium, titles))]);
}

function templateError(findings: readonly Finding[], cause?: unknown): ReportError {
  const found = { findings, omitted: NOTHING_OMITTED };
  return new ReportError("usage", messages.refused, { cause, found });
}

/** The style that every page on a screen begins with. */
export async function readScreenStyle(): Promise<string> {
  return await readFile(path.join(SHARED, "every-screen.css"), "utf8");
}
