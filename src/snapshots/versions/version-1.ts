import { z } from "zod";

import { plainText, type Text } from "../../model/text.ts";
import { MARKS } from "../print-content.ts";
import type { Layers } from "../snapshot.ts";
import { altForward, chartForward, chartOfVersion1, keyInRemark } from "./version-1-charts.ts";

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

type Printed = Pick<Layers, "text" | "structure">;

/**
 * Converts the printed layers of version 1 to version 2. The text in a drawing followed the title
 * of its chart, and now has a mark of its own. The key to letters in a drawing was part of the
 * remark below it, and is now part of the drawing.
 */
export function printedForward({ text, structure }: Printed, raw: unknown): Printed {
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
  return charts.reduce<Printed>(
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
