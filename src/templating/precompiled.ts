/**
 * The templates of the package by their text, each as Handlebars compiles it. The build replaces
 * this module (`packaging/made-at-build.ts`), because compiling takes longer than rendering. Code
 * that runs from its sources finds an empty map, and compiles what it renders.
 */
export const PRECOMPILED: ReadonlyMap<string, TemplateSpecification> = new Map();
