/**
 * The stages of a run, in reading order. A stage may use what stands before it in the list that
 * its rule gives, and nothing else; so the way data flows can be read off the imports.
 */
/** @type {(name: string, mayUse: readonly string[], why: string) => object} */
const stage = (name, mayUse, why) => ({
  name: `${name}-only-looks-back`,
  severity: "error",
  comment: why,
  from: { path: `^src/${name}/` },
  to: { path: "^src/", pathNot: [name, ...mayUse].map((used) => `^src/${used}(/|\\.ts$)`) },
});

export default {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment: "Two modules that need each other are one module, or hide a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "A module that nothing uses is dead.",
      from: { orphan: true, pathNot: "^src/entry\\.ts$" },
      to: {},
    },
    {
      name: "no-development-packages",
      severity: "error",
      comment: "Whoever installs the package does not get them.",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown"] },
    },
    stage("period", [], "Days and months know nothing of cases or reports."),
    stage("language", ["period"], "Dutch is used everywhere, so it may rest on little."),
    stage("messages", ["language"], "Texts of messages hold no logic of a stage."),
    stage("yaml", ["messages"], "YAML with the line of everything in it, whatever it is about."),
    stage(
      "codebook",
      ["period", "language", "messages", "yaml", "errors"],
      "The codebook is data: the standard one, and the file that changes it.",
    ),
    stage("colour", [], "Colours and their measures know nothing of what is coloured."),
    stage(
      "monitor",
      ["period", "language", "codebook", "messages", "errors"],
      "Reading knows no figures.",
    ),
    stage(
      "figures",
      ["period", "language", "codebook", "monitor/case"],
      "Figures come from cases, however those were read.",
    ),
    stage(
      "disclosure",
      ["period", "language", "codebook/redefinitions", "monitor/case", "figures"],
      "Protection is the only way out of the figures.",
    ),
    stage(
      "compare",
      [
        "period",
        "language",
        "messages",
        "codebook/redefinitions",
        "figures/catalogue",
        "disclosure/published-figures",
        "disclosure/observations",
        "disclosure/protect",
      ],
      "Only what is protected is compared, so that no difference tells more than both sides.",
    ),
    stage("narrative", ["period", "language", "messages"], "Narrative knows no figures."),
    stage(
      "settings",
      [
        "period",
        "messages",
        "colour",
        "yaml",
        "errors",
        "file-system",
        "monitor/case",
        "disclosure/protect",
      ],
      "Settings steer the stages and use none of them.",
    ),
    {
      name: "protected-figures-only",
      severity: "error",
      comment:
        "After protection nobody may see an unprotected number: only the stage disclosure and the pipeline that feeds it use the computation. The catalogue's definitions are words, not numbers.",
      from: { path: "^src/", pathNot: "^src/(figures|disclosure|pipeline)/" },
      to: { path: "^src/figures/", pathNot: "^src/figures/catalogue\\.ts$" },
    },
    stage(
      "document",
      [
        "period",
        "language",
        "messages",
        "errors",
        "figures/catalogue",
        "disclosure/published-figures",
        "compare",
        "narrative",
        "settings/moment",
        "codebook",
        "package-root",
        "colour/palette",
      ],
      "The document is made from protected figures and narrative.",
    ),
    stage(
      "charts",
      ["document/report-model", "colour/palette", "messages", "errors"],
      "Charts draw what the report model holds.",
    ),
    stage(
      "render",
      [
        "language",
        "colour/palette",
        "document/report-model",
        "document/text",
        "narrative/markdown",
        "charts",
      ],
      "The renderer takes the report model and its drawings, and nothing else.",
    ),
    stage("file-system", [], "What is left behind on a disk, whoever left it."),
    stage(
      "browser",
      ["messages", "errors", "file-system"],
      "The browser prints HTML, whatever it says.",
    ),
    stage(
      "pdf",
      ["messages", "errors", "browser/print-page", "browser/page-meaning"],
      "A print becomes a PDF for everyone, whatever it says.",
    ),
    stage(
      "publish",
      [
        "period",
        "language",
        "messages",
        "errors",
        "file-system",
        "codebook",
        "monitor/case",
        "disclosure/published-figures",
        "disclosure/observations",
        "compare/comparison",
        "document/report-model",
        "render",
        "settings",
      ],
      "Publishing writes what the stages before it made.",
    ),
    {
      name: "commands-load-late",
      severity: "error",
      comment: "Help and version must not wait for Vega or the browser.",
      from: { path: "^src/(cli|main|entry)\\.ts$" },
      to: {
        path: "^src/",
        pathNot:
          "^src/(cli|main|errors|node-version|package-root|tool-version)\\.ts$|^src/(messages|language|period)/",
        dependencyTypesNot: ["type-only"],
        dynamic: false,
      },
    },
    {
      name: "measures-load-late",
      severity: "error",
      comment: "A run whose settings choose no colour must not wait for the measures of colours.",
      from: { path: "^src/", pathNot: "^src/colour/" },
      to: {
        path: "^src/colour/",
        pathNot: "^src/colour/palette\\.ts$",
        dependencyTypesNot: ["type-only"],
        dynamic: false,
      },
    },
    {
      name: "font-check-loads-late",
      severity: "error",
      comment: "A run whose settings name no font must not wait for what reads fonts.",
      from: { path: "^src/" },
      to: {
        path: "^src/settings/font-check\\.ts$",
        dependencyTypesNot: ["type-only"],
        dynamic: false,
      },
    },
    {
      name: "pipeline-knows-no-command-line",
      severity: "error",
      comment: "A run can be started by something other than the command line.",
      from: { path: "^src/pipeline/" },
      to: { path: "^src/(commands/|cli\\.ts$|main\\.ts$)" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
