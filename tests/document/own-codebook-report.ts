import { plainText, type Text } from "../../src/model/text.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import type { ColumnName } from "../../src/codebook/codebook.ts";
import { readCodebookText } from "../codebook/codebook-file.ts";
import { reportMaker, type ReportSource, type WholeReport } from "../whole-report.ts";
import { ownCodebookYaml, sampleWith, type AddedAnswer } from "./own-codebook-case.ts";

/** Reports with periods before, around and after the redefinitions. */
export const OWN_REPORTS = ["2023-02..2023-03", "2023-Q4", "2024-Q1", "2024-02..2024-04"].flatMap(
  (period) => [
    { name: period, period, threshold: 5 },
    { name: `${period}, all shown`, period, threshold: 0 },
  ],
);

export const ABOUT: ReportSource["about"] = { organisation: "Team", contact: null, events: [] };
export const WEBSITE = "https://www.voorbeeld.nl/rapporten";

const makeReport = await reportMaker();

/** Makes a report of the sample with the changed codebook, and with more answers if given. */
export async function ownReport(
  { period, threshold }: { readonly period: string; readonly threshold: number },
  columns: Readonly<Partial<Record<ColumnName, object>>> = {},
  added: readonly AddedAnswer[] = [],
): Promise<WholeReport> {
  const codebook = await readCodebookText(ownCodebookYaml(columns));
  if (codebook.findings.length > 0) throw new Error("a codebook with mistakes");
  const source = sampleWith(added);
  const about = { narratives: [], about: ABOUT, website: WEBSITE };
  return await makeReport({ source, codebook, period, threshold, ...about });
}

/** Every text within a part of a report. */
export function textsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
  }
  const parts: readonly unknown[] = value;
  const isText = parts.length > 0 && parts.every(isRun);
  return isText ? [plainText(parts as Text)] : parts.flatMap(textsIn);
}

function isRun(part: unknown): boolean {
  return (
    typeof part === "object" && part !== null && "text" in part && typeof part.text === "string"
  );
}

/** The texts of the blocks of a type. */
export function sentencesIn({ sections }: ReportModel, type: string): readonly string[] {
  return textsIn(sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === type)));
}
