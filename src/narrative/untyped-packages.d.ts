// Two modules without types of their own.

declare module "markdown-it-footnote" {
  import type MarkdownIt from "markdown-it";

  const footnote: (markdown: MarkdownIt) => void;
  export default footnote;
}

/** Handlebars' parser alone: parsing does not need its compiler. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  export function parseWithoutProcessing(input: string): hbs.AST.Program;
}
