import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import Handlebars from "handlebars";

import type { Edition, SectionPlace, SectionPlaces } from "./edition.ts";
import { PACKAGE_ROOT } from "../package-root.ts";

/** One of the pages that a document type makes: printed, or read on a screen. */
interface LoadedPage {
  readonly render: (context: object, helpers: TemplateHelpers) => string;
  readonly style: string;
}

/** The templates of a document type with their styles, loaded and compiled. */
export interface LoadedTemplate extends Readonly<Record<Edition["medium"], LoadedPage>> {
  readonly places: SectionPlaces;
}

/** What of a document type is needed to render it. */
export interface RenderedType {
  readonly folder: string;
  readonly sections: readonly (SectionPlace & { readonly id: string })[];
}

type TemplateHelpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/**
 * Loads a document type's folder: `print/` and `screen/`, each with a `document.hbs` and a
 * `style.css`, and the partials of `blocks/` that both use. Text is escaped unless a template asks
 * for raw HTML; a name that the context lacks is an error.
 */
export async function loadTemplate({ folder, sections }: RenderedType): Promise<LoadedTemplate> {
  const blocks = path.join(folder, "blocks");
  const names = (await readdir(blocks)).filter((name) => name.endsWith(".hbs")).sort();
  const partials = await Promise.all(
    names.map((name) => readFile(path.join(blocks, name), "utf8")),
  );
  // An instance of its own: two documents in one process share no partial and no helper.
  const handlebars = Handlebars.create();
  names.forEach((name, index) => {
    handlebars.registerPartial(name.slice(0, -".hbs".length), partials[index] ?? "");
  });
  const loadPage = async (medium: Edition["medium"]): Promise<LoadedPage> => {
    const [source, style, base] = await Promise.all([
      readFile(path.join(folder, medium, "document.hbs"), "utf8"),
      readFile(path.join(folder, medium, "style.css"), "utf8"),
      medium === "screen" ? readScreenStyle() : "",
    ]);
    const template = handlebars.compile(source);
    return {
      style: `${base}${style}`,
      render: (context, helpers) => template(context, { helpers }),
    };
  };
  const [print, screen] = await Promise.all([loadPage("print"), loadPage("screen")]);
  return { print, screen, places: new Map(sections.map((one) => [one.id, one])) };
}

/** The style that every page on a screen begins with, whatever stands on it. */
export async function readScreenStyle(): Promise<string> {
  return await readFile(new URL("templates/screen.css", PACKAGE_ROOT), "utf8");
}
