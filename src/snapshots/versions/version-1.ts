import { z } from "zod";

import { plainText, type Text } from "../../model/text.ts";
import { MARKS } from "../print-content.ts";
import type { Layers } from "../snapshot.ts";
import { altForward, chartForward, chartOfVersion1, keyInRemark } from "./version-1-charts.ts";

/**
 * Version 1 of a kept report. Its charts said where everything in them stands, its sections how they
 * stand on a page, and its contents what followed them; version 2 says what the report holds.
 */

const reportOfVersion1 = z.looseObject({
  period: z.looseObject({ id: z.string() }),
  sections: z.array(z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) })),
});

type Report1 = z.infer<typeof reportOfVersion1>;
type Block1 = Report1["sections"][number]["blocks"][number];

/**
 * A report of version 1, parsed from its layer, in the form of version 2. What is no part of a chart
 * is not looked at: that is for the schema of the model. Throws an Error where a chart is none that
 * version 1 made.
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

/** The layers that were read back from a PDF. */
type Printed = Pick<Layers, "text" | "structure">;

/**
 * What a PDF of version 1 says as version 2 reads it. What a drawing paints stood right under the
 * title of its chart, and has a mark of its own since. What letters in a drawing stand for was told
 * in the remark below it and was heard, and is told beside the drawing since.
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

/** Words as the reader of a PDF tells them. */
function asRead(words: Text): string {
  return plainText(words).replaceAll(/\s+/g, " ").trim();
}
