import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";

import { PRECOMPILED } from "./precompiled.ts";

/** Handlebars without its compiler. The package has no types for it. */
const RUNTIME = runtime as unknown as Pick<
  typeof Handlebars,
  "create" | "escapeExpression" | "SafeString"
>;

export const { escapeExpression, SafeString } = RUNTIME;

/** An engine that compiles templates. Each engine has its own helpers and partials. */
export interface TemplateEngine extends Pick<
  typeof Handlebars,
  "registerHelper" | "registerPartial"
> {
  readonly compile: (text: string) => Handlebars.TemplateDelegate;
}

/**
 * Makes an engine for templates. It loads Handlebars' compiler only if the build did not compile
 * all of them.
 *
 * @param texts the templates that the engine will compile
 */
export async function templateEngine(texts: readonly string[]): Promise<TemplateEngine> {
  const isCompiled = texts.every((text) => PRECOMPILED.has(text));
  const handlebars = isCompiled ? RUNTIME.create() : (await import("handlebars")).default.create();
  // The helper `log` would write to the output of the command.
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

/** Renders a template without helpers and partials. */
export async function rendered(text: string, context: object): Promise<string> {
  return (await templateEngine([text])).compile(text)(context);
}
