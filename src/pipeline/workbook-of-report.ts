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
 * document without figures. A snapshot contains the figures, and therefore no workbook.
 */
export async function workbookOf({
  model,
  material,
}: Pick<AssembledReport, "model" | "material">): Promise<WorkbookFile | null> {
  const { workbook: name } = fileNames(model);
  if (name === null || material === null) return null;
  const { buildWorkbook } = await import("../workbook/build-workbook.ts");
  const tool = `Peildatum/${await toolVersion()}`;
  const workbook = buildWorkbook({ model, material, tool });
  if (name.endsWith(".xlsx")) {
    const { writeXlsx } = await import("../workbook/xlsx.ts");
    return { name, mediaType: WORKBOOK_MEDIA.xlsx, content: writeXlsx(workbook) };
  }
  const { writeOds } = await import("../workbook/ods.ts");
  return { name, mediaType: WORKBOOK_MEDIA.ods, content: writeOds(workbook) };
}
