import { fileNames } from "../model/file-names.ts";
import { toolVersion } from "../tool-version.ts";
import type { AssembledReport } from "./assemble-report.ts";

/**
 * The figures of a report as a workbook, in the file format that the report names; null for a
 * document without figures. A kept report has none: its figures are kept, and a workbook is made of
 * them again.
 */
export async function workbookOf({
  model,
  material,
}: Pick<AssembledReport, "model" | "material">): Promise<{
  readonly name: string;
  readonly content: Uint8Array;
} | null> {
  const { workbook: name } = fileNames(model);
  if (name === null || material === null) return null;
  const { buildWorkbook, writeOds, writeXlsx } = await import("../workbook/make-workbook.ts");
  const tool = `Peildatum/${await toolVersion()}`;
  const workbook = buildWorkbook({ model, material, tool });
  return { name, content: name.endsWith(".xlsx") ? writeXlsx(workbook) : writeOds(workbook) };
}
