import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import Handlebars from "handlebars";

import type { DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import { NOTHING_OMITTED } from "../messages/finding.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import type { Edition, SectionPlaces } from "./edition.ts";

/** One of the pages that a document type makes: printed, or read on a screen. */
interface LoadedPage {
  readonly render: (context: object, helpers: TemplateHelpers) => string;
  readonly style: string;
}

/** What of a document type is needed to render it. */
export type RenderedType = Pick<
  DocumentType,
  "name" | "folder" | "called" | "page" | "roles" | "sections"
>;

/** The templates of a document type with their styles, loaded and compiled. */
export interface LoadedTemplate extends Readonly<Record<Edition["medium"], LoadedPage>> {
  readonly type: RenderedType;
  readonly places: SectionPlaces;
}

type TemplateHelpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What all document types share: the markup of blocks, both pages, and the style of each. */
const SHARED = fileURLToPath(new URL("templates/shared/", PACKAGE_ROOT));

/** The folder of the markup of blocks, shared or of a type. */
const BLOCKS = "blocks";

/**
 * Loads what a document type is rendered with. In its folder may stand `print.hbs` and `screen.hbs`,
 * in the place of those that all types share; `print.css` and `screen.css`, behind the shared styles;
 * and `blocks/`, with partials of its own beside the shared ones. Text is escaped unless a template
 * asks for raw HTML; a helper or partial that there is not is an error. Throws ReportError "usage"
 * with a finding where a template is mistaken, and so does rendering.
 */
export async function loadTemplate(type: RenderedType): Promise<LoadedTemplate> {
  const { folder } = type;
  // An instance of its own: two documents in one process share no partial and no helper.
  const handlebars = Handlebars.create();
  const sources: Source[] = [];
  for (const one of [SHARED, folder]) {
    for (const block of await blocksIn(path.join(one, BLOCKS))) {
      handlebars.registerPartial(block.name, block.text);
      sources.push(block);
    }
  }
  const loadPage = async (medium: Edition["medium"]): Promise<LoadedPage> => {
    const [own, shared, style, ownStyle, base] = await Promise.all([
      optional(path.join(folder, `${medium}.hbs`)),
      readFile(path.join(SHARED, `${medium}.hbs`), "utf8"),
      readFile(path.join(SHARED, `${medium}.css`), "utf8"),
      optional(path.join(folder, `${medium}.css`)),
      medium === "screen" ? readScreenStyle() : "",
    ]);
    const file = path.join(own === null ? SHARED : folder, `${medium}.hbs`);
    const page = { file, text: own ?? shared };
    const template = handlebars.compile(page.text);
    return {
      style: `${base}${style}${ownStyle ?? ""}`,
      render: (context, helpers) => {
        try {
          return template(context, { helpers });
        } catch (error) {
          throw explained(error, [page, ...sources]);
        }
      },
    };
  };
  const [print, screen] = await Promise.all([loadPage("print"), loadPage("screen")]);
  return { print, screen, type, places: new Map(type.sections.map((one) => [one.id, one])) };
}

/** The partials in a folder; none where there is no such folder. */
async function blocksIn(folder: string) {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isErrorCode(error, "ENOENT")) return [];
    throw wrongTemplate(folder, null, messages.templateMissing, error);
  });
  return await Promise.all(
    names
      .filter((name) => name.endsWith(".hbs"))
      .sort()
      .map(async (name) => {
        const file = path.join(folder, name);
        return { name: name.slice(0, -".hbs".length), file, text: await readText(file) };
      }),
  );
}

/** The text of a file; null where there is no such file. */
async function optional(file: string): Promise<string | null> {
  return await readFile(file, "utf8").catch((error: unknown) => {
    if (isErrorCode(error, "ENOENT")) return null;
    throw wrongTemplate(file, null, messages.templateMissing, error);
  });
}

async function readText(file: string): Promise<string> {
  return await readFile(file, "utf8").catch((error: unknown) => {
    throw wrongTemplate(file, null, messages.templateMissing, error);
  });
}

/** A template as it was read. */
interface Source {
  readonly file: string;
  readonly text: string;
}

/** Templates are parsed as they are used. What fails then is looked for in all of them. */
function explained(error: unknown, sources: readonly Source[]): unknown {
  for (const { file, text } of sources) {
    try {
      Handlebars.parse(text);
    } catch (fault) {
      const [, line] = /\bline (\d+)/.exec(String(fault)) ?? [];
      return wrongTemplate(file, Number(line ?? 1), messages.templateWrong, fault);
    }
  }
  const [, name] = MISSING.exec(String(error)) ?? [];
  const file = sources.find(({ text }) => name !== undefined && text.includes(name))?.file;
  if (name === undefined || file === undefined) return error;
  return wrongTemplate(file, null, messages.templateFailed(name), error);
}

/** What Handlebars says of a helper or a partial that there is not. */
const MISSING = /(?:Missing helper: "|The partial )([\w.-]+)/;

function wrongTemplate(
  file: string,
  line: number | null,
  message: string,
  cause: unknown,
): ReportError {
  const place = line === null ? {} : { position: 1 };
  return new ReportError("usage", messages.refused, {
    cause,
    found: {
      findings: [
        {
          severity: "error",
          code: "document-type-template",
          file,
          line,
          column: null,
          ...place,
          message,
        },
      ],
      omitted: NOTHING_OMITTED,
    },
  });
}

/** The style that every page on a screen begins with, whatever stands on it. */
export async function readScreenStyle(): Promise<string> {
  return await readFile(path.join(SHARED, "every-screen.css"), "utf8");
}
