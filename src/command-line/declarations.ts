import { commandMessages as texts } from "../messages/commands.ts";
import {
  wanted,
  type CommandDeclaration,
  general,
  ofExport,
  places,
  strictAndGeneral,
  unused,
} from "./options.ts";

const { groups } = texts;

/** The options of a command that makes reports, apart from its export. */
const ofReport = (document = wanted.document(), publishedOn = wanted.publishedOn()) => [
  document,
  wanted.edition(),
  publishedOn,
  places.content(),
  places.out(),
  places.snapshots(),
  places.templates(),
];

const REPORT_WORDS = { periods: "many", input: true, document: true } as const;

/** Every command, in the order of the work on a period. */
export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: "init",
    group: groups.beginning,
    description: texts.init,
    usage: texts.usageInit,
    arguments: [[texts.wordFolder, texts.argumentFolder]],
    options: [wanted.periodToBegin(), wanted.documentToBegin(), ...general()],
    example: "init",
    takes: { periods: "one", document: true, others: "folder" },
    run: async (options, [folder], host) =>
      await (await import("../commands/init.ts")).runInit(folder, options, host),
  },
  {
    name: "check",
    group: groups.making,
    description: texts.check,
    usage: texts.usageReport,
    options: [
      wanted.periodsIfAny(),
      wanted.format("table, json, csv, html, markdown"),
      ...ofReport(),
      ...ofExport(),
    ],
    example: "check --period 2024-Q1",
    takes: REPORT_WORDS,
    run: async (options, _, host) =>
      await (await import("../commands/check.ts")).runCheck(options, host),
  },
  {
    name: "preview",
    group: groups.making,
    description: texts.preview,
    usage: texts.usageReport,
    options: [
      wanted.period(),
      wanted.port(),
      wanted.open(),
      wanted.document(),
      wanted.edition(),
      places.content(),
      places.snapshots(),
      places.templates(),
      ...ofExport(),
      ...unused(
        wanted.document(),
        wanted.edition(),
        places.content(),
        places.snapshots(),
        places.templates(),
      ),
    ],
    example: "preview --period 2024-Q1",
    takes: { periods: "one", input: true, document: true },
    run: async (options, _, host) =>
      await (await import("../commands/preview.ts")).runPreview(options, host),
  },
  {
    name: "generate",
    group: groups.making,
    description: texts.generate,
    usage: texts.usageReport,
    options: [
      wanted.periods(),
      wanted.overwrite(),
      wanted.workbook(),
      wanted.format("table, json"),
      ...ofReport(),
      ...ofExport(),
    ],
    example: "generate --period 2024-Q1",
    takes: REPORT_WORDS,
    run: async (options, _, host) =>
      await (await import("../commands/generate.ts")).runGenerate(options, host),
  },
  {
    name: "charts",
    group: groups.making,
    description: texts.charts,
    usage: texts.usageReport,
    options: [
      wanted.period(),
      wanted.chart(),
      wanted.overwrite(),
      wanted.pictures("all, svg, png"),
      ...ofReport(wanted.documentOfCharts()),
      ...ofExport(),
    ],
    example: "charts --period 2024-Q1",
    takes: { periods: "one", input: true, document: true },
    run: async (options, _, host) =>
      await (await import("../commands/charts.ts")).runCharts(options, host),
  },
  {
    name: "snapshot",
    group: groups.publishing,
    description: texts.snapshot,
    usage: texts.usageReport,
    options: [
      wanted.periods(),
      wanted.check(),
      wanted.update(),
      wanted.format("table, json"),
      ...ofReport(),
      ...ofExport(),
    ],
    example: "snapshot --period 2024-Q1 --published-on 2024-07-29",
    takes: REPORT_WORDS,
    run: async (options, _, host) =>
      await (await import("../commands/snapshot.ts")).runSnapshot(options, host),
  },
  {
    name: "publish",
    group: groups.publishing,
    description: texts.publish,
    usage: texts.usageReport,
    options: [
      wanted.period(),
      wanted.format("table, json"),
      ...ofReport(wanted.documentToPublish(), wanted.publishedAsMade()),
      ...ofExport(),
    ],
    example: "publish --period 2024-Q1",
    takes: { periods: "one", input: true, document: true },
    run: async (options, _, host) =>
      await (await import("../commands/publish.ts")).runPublish(options, host),
  },
  {
    name: "audit",
    group: groups.publishing,
    description: texts.audit,
    usage: texts.usageAudit,
    arguments: [[texts.wordFiles, texts.argumentFiles]],
    options: [wanted.format("table, json"), places.snapshots(), ...strictAndGeneral()],
    example: "audit",
    takes: { periods: "none", others: "files" },
    run: async (options, words, host) =>
      await (await import("../commands/audit.ts")).runAudit(words, options, host),
  },
  {
    name: "figures",
    group: groups.figures,
    description: texts.figures,
    usage: texts.usageFigures,
    options: [
      wanted.periods(),
      wanted.figures(),
      wanted.format("table, json, csv, markdown"),
      places.snapshots(),
      ...ofExport(),
      ...unused(places.snapshots()),
    ],
    example: "figures --period 2024-Q1",
    takes: REPORT_WORDS,
    run: async (options, _, host) =>
      await (await import("../commands/figures.ts")).runFigures(options, host),
  },
  {
    name: "diff",
    group: groups.figures,
    description: texts.diff,
    usage: texts.usageDiff,
    arguments: [
      [texts.wordOld, texts.argumentOld],
      [texts.wordNew, texts.argumentNew],
    ],
    options: [
      wanted.texts(),
      wanted.only(),
      wanted.figures(),
      wanted.sort(),
      wanted.exitCode(),
      wanted.format("table, json, csv, markdown, html"),
      wanted.document(),
      places.content(),
      places.snapshots(),
      places.templates(),
      ...ofExport(),
      ...unused(wanted.document(), places.content(), places.snapshots(), places.templates()),
    ],
    example: "diff 2023-Q4 2024-Q1",
    takes: { periods: "none", input: true, others: "sides" },
    run: async (options, words, host) => {
      const [old = "", now = ""] = words;
      const { texts: isOfTexts, ...others } = options as { readonly texts?: boolean };
      if (isOfTexts === true) {
        return await (await import("../commands/diff.ts")).runDiffTexts([old, now], others, host);
      }
      return await (await import("../commands/diff.ts")).runDiff([old, now], others, host);
    },
  },
  {
    name: "explain",
    group: groups.figures,
    description: texts.explain,
    usage: texts.usageExplain,
    arguments: [[texts.wordFigure, texts.argumentFigure]],
    options: [
      wanted.period(),
      wanted.format("table, json, markdown"),
      places.snapshots(),
      ...ofExport(),
      ...unused(places.snapshots()),
    ],
    example: "explain registrations.total --period 2024-Q1",
    takes: { periods: "one", input: true, document: true, others: "figure" },
    run: async (options, [figure], host) =>
      await (await import("../commands/explain.ts")).runExplain(figure, options, host),
  },
  {
    name: "documents",
    group: groups.reference,
    description: texts.documents,
    usage: texts.usageOptions,
    options: [wanted.format("table, json"), places.templates(), ...general()],
    example: "documents",
    takes: { periods: "none" },
    run: async (options, _, host) =>
      await (await import("../commands/documents.ts")).runDocuments(options, host),
  },
  {
    name: "codebook",
    group: groups.reference,
    description: texts.codebook,
    usage: texts.usageOptions,
    options: [
      wanted.format("table, json, markdown, table-schema"),
      places.codebook(),
      ...general(),
    ],
    example: "codebook",
    takes: { periods: "none", codebook: true },
    run: async (options, _, host) =>
      await (await import("../commands/codebook.ts")).runCodebook(options, host),
  },
  {
    name: "completion",
    group: groups.reference,
    description: texts.completion,
    usage: texts.usageCompletion,
    arguments: [[texts.wordShell, texts.argumentShell]],
    options: [...general()],
    example: "completion bash",
    takes: { periods: "none", others: "shell" },
    run: async (_, [shell], host) => (await import("./completion.ts")).printCompletion(shell, host),
  },
];
