import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import Handlebars from "handlebars";

/** The template of a document type with its style, loaded and compiled. */
export interface LoadedTemplate {
  readonly render: (context: object, helpers: TemplateHelpers) => string;
  readonly style: string;
}

type TemplateHelpers = Readonly<Record<string, (...values: never[]) => unknown>>;

/**
 * Loads `document.hbs`, the partials of `blocks/` and `style.css` of a document type's folder.
 * Text is escaped unless a template asks for raw HTML; a name that the context lacks is an error.
 */
export async function loadTemplate(folder: string): Promise<LoadedTemplate> {
  const blocks = path.join(folder, "blocks");
  const names = (await readdir(blocks)).filter((name) => name.endsWith(".hbs")).sort();
  const [source, style, ...partials] = await Promise.all([
    readFile(path.join(folder, "document.hbs"), "utf8"),
    readFile(path.join(folder, "style.css"), "utf8"),
    ...names.map((name) => readFile(path.join(blocks, name), "utf8")),
  ]);
  // An instance of its own: two documents in one process share no partial and no helper.
  const handlebars = Handlebars.create();
  names.forEach((name, index) => {
    handlebars.registerPartial(name.slice(0, -".hbs".length), partials[index] ?? "");
  });
  const template = handlebars.compile(source);
  return { style, render: (context, helpers) => template(context, { helpers }) };
}
