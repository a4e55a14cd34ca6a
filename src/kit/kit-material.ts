import { fileNames, hrefOf } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Moment } from "../period/moment.ts";
import type { AccessibilityNote } from "../publish/accessibility/note.ts";
import type { Settings } from "../settings/settings.ts";

/** The input of a publication kit: a checked report, its pictures and settings. */
export interface KitMaterial {
  readonly model: ReportModel;
  readonly publishedOn: Moment;
  /** The files of the report by name, as `generate` made them. */
  readonly report: ReadonlyMap<string, Uint8Array>;
  /** Pictures by name, with their alt texts and tables. */
  readonly pictures: ReadonlyMap<string, Uint8Array | string>;
  readonly note: AccessibilityNote;
  readonly settings: Pick<Settings, "contact" | "accessibility" | "pdfStandard">;
}

/**
 * Takes the place of an address that the settings do not give. Such a name never resolves (RFC
 * 2606).
 */
export const UNKNOWN_ADDRESS = "https://vul-adres-in.invalid";

/** The web address of a file. Null if the settings give no address of files. */
export function addressOf(file: string, model: Pick<ReportModel, "files">): string | null {
  return model.files?.address === undefined ? null : hrefOf(model, file);
}

/** The names of the files that a kit adds to the report and its pictures. */
export interface KitNames {
  readonly block: string;
  /** Null for a report without key points. */
  readonly points: string | null;
  readonly statement: string;
  readonly sums: string;
  readonly readMe: string;
  readonly zip: string;
}

/** The subfolder of the pictures of charts, in the folder of a kit and in its zip. */
export const PICTURES_FOLDER = "grafieken";

/**
 * The picture for the page about the report, with its alt text: the one of the first chart that has
 * a picture. Null if no chart has one.
 */
export function picturedChart({ model, pictures }: Pick<KitMaterial, "model" | "pictures">): {
  readonly file: string;
  readonly alt: string;
} | null {
  const { report } = fileNames(model);
  for (const block of model.sections.flatMap(({ blocks }) => blocks)) {
    if (block.type !== "chart") continue;
    const file = `${report}-${block.id}-breed.png`;
    const alt = pictures.get(`${report}-${block.id}.alt.txt`);
    if (pictures.has(file) && typeof alt === "string") return { file, alt: alt.trim() };
  }
  return null;
}

/** The picture of the key figures, which social media show beside a link. Null if there is none. */
export function socialPictureOf({
  model,
  pictures,
}: Pick<KitMaterial, "model" | "pictures">): string | null {
  const file = `${fileNames(model).report}-kerncijfers.png`;
  return pictures.has(file) ? file : null;
}
