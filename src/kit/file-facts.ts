import { documentTitle } from "../render/document-title.ts";
import { type FileKind, FILE_KINDS, formatBytes, kitTexts } from "../messages/kit-texts.ts";
import type { ReportModel } from "../model/report-model.ts";
import { type KitMaterial } from "./kit-material.ts";

/** The extensions that WordPress's media library takes, in the order of links. */
const TAKEN: readonly string[] = ["pdf", "ods", "xlsx", "csv"];

/** The extension of a name: "pdf". */
export function endOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The files of the report that a media library takes, in the order of links. */
export function filesForMediaLibrary({
  report,
}: Pick<KitMaterial, "report">): readonly { readonly name: string; readonly bytes: number }[] {
  return [...report]
    .map(([name, content]) => ({ name, bytes: content.byteLength }))
    .filter(({ name }) => TAKEN.includes(endOf(name)))
    .toSorted((a, b) => TAKEN.indexOf(endOf(a.name)) - TAKEN.indexOf(endOf(b.name)));
}

/** The words of a link to a file: its title, type, size and language. */
export function labelOf(name: string, bytes: number, model: ReportModel): string {
  const end = endOf(name);
  const { label } = model.period;
  const title =
    end === "pdf"
      ? documentTitle(model)
      : end === "csv"
        ? kitTexts.table(label)
        : kitTexts.sheet(label);
  return kitTexts.file(title, end, formatBytes(bytes), kitTexts.language);
}

const isKind = (end: string): end is FileKind => Object.hasOwn(FILE_KINDS, end);

/** The kind of a file of the report. */
export function kindOf(name: string): FileKind {
  const end = endOf(name);
  return isKind(end) ? end : "other";
}
