/** Handlebars' parser by itself: whoever parses need not load its compiler. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  export function parseWithoutProcessing(input: string): hbs.AST.Program;
}
