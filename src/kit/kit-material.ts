import { escapedMarkup } from "../language/characters.ts";
import { FILE_KINDS, type FileKind, formatBytes, kitTexts } from "../messages/kit.ts";
import { fileNames, hrefOf, type ReportModel } from "../model/report-model.ts";
import type { BlockOf } from "../model/blocks.ts";
import {
  capitalised,
  isPlain,
  joinTexts,
  plainText,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import type { Moment } from "../period/period.ts";
import type { AccessibilityNote } from "../publish/accessibility-note.ts";
import { documentTitle } from "../render/page-head.ts";
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

// The files of a kit: their addresses, names and kinds.

/**
 * Replaces an address that the settings do not give. A name that ends in `.invalid` never resolves
 * (RFC 2606).
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
 * The picture for the page about the report, with its alt text: the picture of the first chart that
 * has one. Null if no chart has a picture.
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

// The sentences of a report, to repeat in other texts.

/** The sentences about the correction of a report; empty for a report without a correction. */
export function correctionOf({ correction }: Pick<ReportModel, "correction">): readonly string[] {
  if (correction === undefined) return [];
  const { mark, earlier, reasons } = correction;
  return [mark, ...(earlier === undefined ? [] : [earlier]), ...reasons.map(plainText)].map(
    (sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`),
  );
}

type KeyFigure = BlockOf<"keyFigures">["items"][number];

/** The sentences of the opening paragraphs of a report. */
export function newsOf({ sections }: ReportModel): readonly Text[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === "paragraph" && block.isLead ? sentencesOf(block.text) : [],
    );
}

/** The key figures of a report. */
export function keyFiguresOf({ sections }: ReportModel): readonly KeyFigure[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "keyFigures" ? block.items : []));
}

/** The items of the lists in the section with the key figures, or else in the next one. */
export function otherChangesOf({ sections }: ReportModel): readonly Text[] {
  const at = sections.findIndex(({ blocks }) => blocks.some(({ type }) => type === "keyFigures"));
  const own = sections[at];
  if (own === undefined) return [];
  const near = own.blocks.some(({ type }) => type === "list") ? [own] : sections.slice(at, at + 2);
  return near
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "list" ? block.items : []));
}

/** A key figure as a sentence without its full stop. A percentage comes after its label. */
export function keyFigureSentence(
  { value, label, change }: KeyFigure,
  { withChange = true }: { readonly withChange?: boolean } = {},
): Text {
  const isShare = plainText(value).endsWith("%");
  const main = isShare ? say`${capitalised(label)}: ${value}` : say`${value} ${label}`;
  return change === undefined || !withChange ? main : joinTexts([main, change], "; ");
}

/** Matches the space between two sentences. In a number, no space follows the full stop. */
const BETWEEN_SENTENCES = /(?<=[.!?]) /;

/** The sentences of a text. Each number keeps its origin. */
export function sentencesOf(text: Text): readonly Text[] {
  const sentences: Run[][] = [[]];
  for (const run of text) {
    const parts = isPlain(run) ? run.text.split(BETWEEN_SENTENCES) : [run.text];
    for (const [index, part] of parts.entries()) {
      if (index > 0) sentences.push([]);
      if (part !== "") sentences.at(-1)?.push({ ...run, text: part });
    }
  }
  return sentences.filter(({ length }) => length > 0);
}

/** A text without the full stop at its end. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

/** Matches origins of days, rules and words, which sentences about different figures can share. */
const NO_FIGURE = /^(?:rule|period|settings|source|type|texts)\.|\/period\.to$/;

/** The origins of the figures in a text. */
export function figuresIn(text: Text): readonly string[] {
  return text.flatMap(({ origin }) =>
    origin === undefined || NO_FIGURE.test(origin) ? [] : [origin],
  );
}

// HTML to paste into the editor of a site. WordPress keeps only what `wp_kses_post` allows. Its
// classic editor turns line ends into paragraphs and breaks, so each block is on a line of its own.

/** A text on one line. Settings may have several lines, and an editor or Markdown makes paragraphs of them. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** A link. */
export function linkHtml(address: string, words: string): string {
  return `<a href="${escapedMarkup(address)}">${escapedMarkup(words)}</a>`;
}

/** A list of items of HTML. */
export function listHtml(items: readonly string[]): string {
  return ["<ul>", ...items.map((item) => `<li>${item}</li>`), "</ul>"].join("\n");
}

/** An element around HTML. */
export function elementHtml(name: "h2" | "h3" | "p" | "strong", html: string): string {
  return `<${name}>${html}</${name}>`;
}

/** The content of a file with these blocks. */
export function pastedHtml(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
