import { fileNames, WORKBOOK_MEDIA } from "../model/file-names.ts";
import { toolVersion } from "../tool-version.ts";
import type { AssembledReport } from "./assemble-report.ts";

/** A workbook as a file. */
interface WorkbookFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * The figures of a report as a workbook, in the file format that the report names; null for a
 * document without figures. A snapshot keeps none: it keeps the figures.
 */
export async function workbookOf({
  model,
  material,
}: Pick<AssembledReport, "model" | "material">): Promise<WorkbookFile | null> {
  const { workbook: name } = fileNames(model);
  if (name === null || material === null) return null;
  const { buildWorkbook, writeOds, writeXlsx } = await import("../workbook/make-workbook.ts");
  const tool = `Peildatum/${await toolVersion()}`;
  const workbook = buildWorkbook({ model, material, tool });
  return name.endsWith(".xlsx")
    ? { name, mediaType: WORKBOOK_MEDIA.xlsx, content: writeXlsx(workbook) }
    : { name, mediaType: WORKBOOK_MEDIA.ods, content: writeOds(workbook) };
}
