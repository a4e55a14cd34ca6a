import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";

import { PRECOMPILED } from "./precompiled.ts";

/** Handlebars without its compiler, of which the package gives no types. */
const RUNTIME = runtime as unknown as Pick<
  typeof Handlebars,
  "create" | "escapeExpression" | "SafeString"
>;

export const { escapeExpression, SafeString } = RUNTIME;

/** What compiles and renders templates: a set of helpers and partials of its own. */
export interface TemplateEngine extends Pick<
  typeof Handlebars,
  "registerHelper" | "registerPartial"
> {
  readonly compile: (text: string) => Handlebars.TemplateDelegate;
}

/**
 * Makes an engine for some templates. Handlebars' compiler is loaded where one of them is not compiled
 * yet.
 *
 * @param texts the templates that it is to compile
 */
export async function templateEngine(texts: readonly string[]): Promise<TemplateEngine> {
  const isCompiled = texts.every((text) => PRECOMPILED.has(text));
  const handlebars = isCompiled ? RUNTIME.create() : (await import("handlebars")).default.create();
  // It would write to the output of the command.
  handlebars.unregisterHelper("log");
  return {
    registerHelper: handlebars.registerHelper.bind(handlebars),
    registerPartial: handlebars.registerPartial.bind(handlebars),
    compile: (text) => {
      const compiled = PRECOMPILED.get(text);
      return compiled === undefined ? handlebars.compile(text) : handlebars.template(compiled);
    },
  };
}

/** Renders a template that asks for no helper and no partial. */
export async function rendered(text: string, context: object): Promise<string> {
  return (await templateEngine([text])).compile(text)(context);
}
