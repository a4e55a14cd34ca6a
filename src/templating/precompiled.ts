/**
 * The templates of the package by their text, each as Handlebars compiles it. The build fills this
 * map (`packaging/templates.ts`), because compiling takes longer than rendering. Code that runs from
 * its sources finds it empty, and compiles what it renders.
 */
export const PRECOMPILED: ReadonlyMap<string, TemplateSpecification> = new Map();
