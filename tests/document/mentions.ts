import { parseOrigin, type Origin } from "../../src/model/origins/origin.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { plainText, type Run, type Text } from "../../src/model/text.ts";

/** A number in print: in a sentence, a title, a table, a chart or an alt text. */
export interface Mention {
  readonly origin: Origin;
  /** The origin as the report gives it. */
  readonly source: string;
  /** Null if the print says that it is not shown. */
  readonly number: number | null;
  /** What a reader sees beside it: its text, or the row of its table. */
  readonly beside: Text;
  readonly section: string;
}

/** The number of a point or a bar, and the text that prints it. */
export interface DrawnValue {
  readonly value: number | null;
  readonly text: Text;
}

/** All numbers of a report, except the earlier values of revised numbers in charts. */
export function mentionsIn({ sections, warnings }: ReportModel): readonly Mention[] {
  const parts = [{ id: "warnings", blocks: warnings as unknown }, ...sections];
  return parts.flatMap(({ id, blocks }) =>
    textsIn(blocks).flatMap(({ text, beside }) =>
      text.flatMap((run): readonly Mention[] => {
        const origin = run.origin === undefined ? undefined : parseOrigin(run.origin);
        const number = numberIn(run.text);
        if (origin === undefined || number === undefined) return [];
        return [{ origin, source: run.origin ?? "", number, beside, section: id }];
      }),
    ),
  );
}

interface Place {
  readonly text: Text;
  readonly beside: Text;
}

/** Every text within a value, with the text beside it. A note is beside its call. */
function textsIn(value: unknown, row?: Text): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) {
    const notes = value.flatMap(({ note }) => note ?? []);
    const text = [...value, ...notes];
    return [{ text, beside: row ?? text }];
  }
  const cells: unknown = "cells" in value ? value.cells : undefined;
  const beside = Array.isArray(cells) ? cells.filter(isText).flat() : row;
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "was" ? [] : textsIn(inner, beside),
  );
}

/** The numbers that the charts of a report draw. */
export function drawnValuesIn(value: unknown): readonly DrawnValue[] {
  if (typeof value !== "object" || value === null) return [];
  const isDrawn =
    "value" in value &&
    "text" in value &&
    isText(value.text) &&
    (value.value === null || typeof value.value === "number");
  return isDrawn ? [value as DrawnValue] : Object.values(value).flatMap(drawnValuesIn);
}

function isText(value: unknown): value is Text {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => typeof one === "object" && one !== null && isRun(one))
  );
}

function isRun(one: object): one is Run {
  const known = new Set(["text", "origin", "target", "note"]);
  return (
    "text" in one && typeof one.text === "string" && Object.keys(one).every((key) => known.has(key))
  );
}

/**
 * The number that a piece of text prints. Null for a number that is not shown, undefined for words.
 */
export function numberIn(text: string): number | null | undefined {
  if (/^(?:tonen we )?niet(?: getoond)?$/.test(text)) return null;
  const [, sign, digits] = /^([+−])?(\d{1,3}(?:\.\d{3})*(?:,\d+)?)%?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const size = Number(digits.replaceAll(".", "").replace(",", "."));
  return sign === "−" ? -size : size;
}

/** A text for a message. */
export function quoted(text: Text): string {
  return plainText(text).replaceAll(/\s+/g, " ");
}
