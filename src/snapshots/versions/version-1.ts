import { z } from "zod";

import { parseUntrusted } from "../../file-system/read-files.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { reportModelSchema } from "../../model/report-model.ts";
import { joinTexts, plainText, type Text } from "../../model/text.ts";
import { MARKS } from "../differences.ts";
import { type Layers, type PrintedLayers, sortedJson } from "../snapshot.ts";
import { type Chart1, chartOfVersion1, drawnForward, isEvent, known } from "./version-1-charts.ts";

/** The version of the report model that this release writes. */
const PRESENT: number = reportModelSchema.shape.schemaVersion.value;

/** The conversions from each version to the next. */
const STEPS: Readonly<
  Record<number, { report: typeof reportForward; printed: typeof printedForward }>
> = { 1: { report: reportForward, printed: printedForward } };

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/**
 * Converts the layers of a snapshot to the version of this release. Returns "newer" for a newer
 * version, and "outdated" for an older version whose layers are not as that version wrote them.
 * Layers without a version stay unchanged: their reader reports the fault.
 */
export function layersForward(layers: Layers): Layers | "newer" | "outdated" {
  const read = versioned.safeParse(parseUntrusted(layers.report)).data;
  if (read === undefined || read.schemaVersion === PRESENT) return layers;
  if (read.schemaVersion > PRESENT) return "newer";
  try {
    let report: unknown = read;
    let printed = { text: layers.text, structure: layers.structure };
    for (let version = read.schemaVersion; version < PRESENT; version += 1) {
      const step = STEPS[version];
      if (step === undefined) return "outdated";
      printed = step.printed(printed, report);
      report = step.report(report);
    }
    return { ...layers, ...printed, report: sortedJson(report) };
  } catch {
    return "outdated";
  }
}

/**
 * Version 1 of a snapshot. Its charts, sections and table of contents also described their layout.
 * Version 2 contains only the content of the report.
 */

const reportOfVersion1 = z.looseObject({
  period: z.looseObject({ id: z.string() }),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

type Report1 = z.infer<typeof reportOfVersion1>;
type Block1 = Report1["sections"][number]["blocks"][number];

/**
 * Converts a report of version 1 to version 2. Looks only at charts, because the schema of the
 * model checks the rest. Throws an Error for a chart that version 1 did not make.
 */
export function reportForward(raw: unknown): unknown {
  const report = reportOfVersion1.parse(raw);
  return {
    ...report,
    schemaVersion: 2,
    sections: report.sections.map(({ id, title, blocks }) => {
      return { id, title, blocks: blocks.map((block) => blockForward(block, report.period.id)) };
    }),
  };
}

function blockForward(block: Block1, period: string): unknown {
  const { type } = block;
  if (type === "contents" || type === "chartTables") return { type };
  return type === "chart" ? chartForward(chartOfVersion1.parse(block), period) : block;
}

/** Converts a chart to version 2. Throws an Error for a chart that version 1 did not make. */
function chartForward(chart: Chart1, own: string): ChartBlock {
  const { type, id, title, table } = chart;
  const remark = withoutKey(chart);
  const same = { type, id, title, alt: altForward(chart), table, annotations: [] };
  return { ...same, ...(remark.length === 0 ? {} : { remark }), ...drawnForward(chart, own) };
}

/** The key in the remark, which explains the letters in the drawing; null without a key. */
function keyInRemark({ spec, narrow, remark = [] }: Chart1): Text | null {
  const [first, last] = [remark.findIndex(isEvent), remark.findLastIndex(isEvent)];
  if (spec !== "registrations-by-month" || narrow.own === undefined || first < 0) return null;
  const letter = /(?:^|\s)([A-Z]+: )$/.exec(remark[first - 1]?.text ?? "");
  return [{ text: known(letter?.[1]) }, ...remark.slice(first, last + 1), { text: "." }];
}

/**
 * The alt text of a chart. In version 1 it mentioned the letters of the key, which are only
 * visible.
 */
function altForward(chart: Chart1): Text {
  return keyInRemark(chart) === null ? chart.alt : (chart.narrow.own?.alt ?? chart.alt);
}

function withoutKey(chart: Chart1): Text {
  const { remark = [] } = chart;
  if (keyInRemark(chart) === null) return remark;
  const before = remark.slice(0, remark.findIndex(isEvent));
  const after = remark.slice(remark.findLastIndex(isEvent) + 1);
  const [cut, rest] = [before.at(-1), after[0]];
  return joinTexts(
    [
      [...before.slice(0, -1), { ...cut, text: known(cut).text.replace(/(?:^|\s+)[A-Z]+: $/, "") }],
      [{ ...rest, text: known(rest).text.replace(/^\.\s*/, "") }, ...after.slice(1)],
    ].map((part) => (plainText(part) === "" ? null : part)),
  );
}

/**
 * Converts the printed layers of version 1 to version 2. The text in a drawing followed the title
 * of its chart, and now has a mark of its own. The key to letters in a drawing was part of the
 * remark below it, and is now part of the drawing.
 */
export function printedForward({ text, structure }: PrintedLayers, raw: unknown): PrintedLayers {
  const { sections } = reportOfVersion1.parse(raw);
  const charts = sections
    .flatMap(({ blocks }) => blocks)
    .filter(({ type }) => type === "chart")
    .map((block) => chartOfVersion1.parse(block));
  const lines = text.split("\n");
  for (const { title } of charts) {
    const index = lines.indexOf(asRead(title));
    const painted = lines[index + 1];
    if (index >= 0 && painted !== undefined) lines[index + 1] = `${MARKS.drawing}${painted}`;
  }
  return charts.reduce<PrintedLayers>(
    (printed, chart) => {
      const key = asRead(keyInRemark(chart) ?? []);
      const heard = `{${plainText(altForward(chart))}}`;
      return {
        text: printed.text.replace(key, ""),
        structure: printed.structure.replace(`{${plainText(chart.alt)}}`, () => heard),
      };
    },
    { text: lines.join("\n"), structure },
  );
}

/** Words as the reader of a PDF gives them. */
function asRead(words: Text): string {
  return plainText(words).replaceAll(/\s+/g, " ").trim();
}
