/** Handlebars' parser alone: parsing does not need its compiler. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  export function parseWithoutProcessing(input: string): hbs.AST.Program;
}
