import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

import { numbersIn, type WrittenNumber } from "./numbers.ts";

/** A number that was read from a print. */
export interface PrintedNumber extends WrittenNumber {
  readonly page: number;
}

/** The numbers that a print shows, and those in its alt texts. */
export interface PrintedNumbers {
  readonly pageCount: number;
  readonly shown: readonly PrintedNumber[];
  readonly alternatives: readonly PrintedNumber[];
}

interface TextRun {
  readonly str: string;
  readonly fontName: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

/** Reads the numbers of a PDF with pdf.js. */
export async function printedNumbers(pdf: Uint8Array): Promise<PrintedNumbers> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const shown: PrintedNumber[] = [];
  const alternatives: PrintedNumber[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = joined(items.filter((item) => "str" in item));
    shown.push(...numbersOn(number, text));
    const tree = (await page.getStructTree()) as StructureNode | null;
    for (const alt of alternativesIn(tree)) alternatives.push(...numbersOn(number, alt));
  }
  const pageCount = document.numPages;
  await loading.destroy();
  return { pageCount, shown, alternatives };
}

function numbersOn(page: number, text: string): PrintedNumber[] {
  return numbersIn(text).map(({ number }) => ({ ...number, page }));
}

/** The alt texts of drawings. Links and broken words have alternatives too, which are skipped. */
function alternativesIn(node: StructureNode | null): readonly string[] {
  if (node === null) return [];
  const below = (node.children ?? []).flatMap(alternativesIn);
  return node.alt === undefined || node.role !== "Figure" ? below : [node.alt, ...below];
}

/** The text of a page. Only text directly after it in the same font belongs to the same word. */
function joined(runs: readonly TextRun[]): string {
  let text = "";
  let last: TextRun | undefined;
  for (const run of runs) {
    if (run.str === "") continue;
    if (last !== undefined && !goesOn(last, run)) text += " ";
    text += run.str;
    last = run;
  }
  return text;
}

/** In points: less than the width of a space at any printed size. */
const GAP = 0.8;

function goesOn(last: TextRun, run: TextRun): boolean {
  const [, , , , lastX = 0, lastY = 0] = last.transform;
  const [, , , , x = 0, y = 0] = run.transform;
  return (
    last.fontName === run.fontName &&
    last.height === run.height &&
    Math.abs(lastY - y) < 0.1 &&
    Math.abs(lastX + last.width - x) < GAP
  );
}
