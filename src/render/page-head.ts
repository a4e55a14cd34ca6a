import { familiesOf, type FontFile } from "../charts/fonts.ts";
import type { Palette, Palettes } from "../colour/palette.ts";
import { lengthsOf, type Page } from "../document-type/document-type.ts";
import { withMarksForUnprintable } from "../language/characters.ts";
import { uncapitalised } from "../language/words.ts";
import { pictureMessages as texts } from "../messages/house-style.ts";
import {
  fileNames,
  hrefOf,
  INTERNAL_MARK,
  type ReportModel,
  WORKBOOK_MEDIA,
} from "../model/report-model.ts";
import type { BlockOf } from "../model/blocks.ts";
import { plainText } from "../model/text.ts";

// The title and the marks of a document.

/** The title of the PDF and of the browser window. */
export function documentTitle({
  title,
  period,
  internalUseOnly,
  correction,
}: Pick<ReportModel, "title" | "period" | "internalUseOnly" | "correction">): string {
  const mark = correction === undefined ? "" : ` (${uncapitalised(correction.mark)})`;
  return `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${title} ${period.label}${mark}`;
}

/** The mark on every page of a draft. */
const DRAFT_MARK = "Concept";

/** The marks on every page of a draft, of a corrected report, and of a report for internal use. */
export function marksOf(
  model: Pick<ReportModel, "publishedOn" | "correction" | "internalUseOnly" | "edition">,
): string {
  return [
    ...(model.publishedOn === null ? [DRAFT_MARK] : []),
    ...(model.correction === undefined ? [] : [model.correction.mark]),
    ...(model.internalUseOnly ? [INTERNAL_MARK] : []),
    ...(model.edition?.mark === undefined ? [] : [model.edition.mark]),
  ].join(" – ");
}

// The styles of a page.

/**
 * The page of a document type as CSS: its size as variables, and its margins with the running
 * footer and the marks at the top. CSS cannot read these texts from the page itself, nor
 * `families`, the list of fonts.
 */
export function pageStyle(model: ReportModel, page: Page, families: string): string {
  const { width, height, textWidth } = lengthsOf(page);
  const { top, right, bottom, left } = page.margins;
  const { quiet, warning } = model.palette;
  const footer = `font:400 9pt ${families};color:${quiet};vertical-align:top;padding-top:3mm;`;
  const mark = `font:700 9pt ${families};color:${warning};`;
  // With `columns: 1` the browser makes a box, which breaks at other places than text.
  const columns = page.columns === 1 ? "auto" : page.columns;
  const marks = marksOf(model);
  const box = (place: string, text: string): string =>
    text === "" ? "" : `@bottom-${place}{content:${footerContent(text, model)};${footer}}`;
  return [
    `:root{--page-width:${width}mm;--page-height:${height}mm;--text-width:${textWidth}mm;`,
    `--columns:${columns};--column-gap:${page.columnGap}mm;`,
    `--margin-top:${top}mm;--margin-right:${right}mm;--margin-bottom:${bottom}mm;--margin-left:${left}mm}`,
    `@page{size:${width}mm ${height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;`,
    box("left", page.footer.left),
    box("right", page.footer.right),
    marks === "" ? "" : `@top-right{content:${cssString(marks)};${mark}}`,
    "}",
    '@page cover{margin:0;@top-right{content:""}@bottom-left{content:""}@bottom-right{content:""}}',
  ].join("");
}

/** The content of a footer: its words as strings, and the counters of pages. */
function footerContent(text: string, { title, period, organisation }: ReportModel): string {
  const words: Readonly<Record<string, string>> = {
    title,
    period: period.label,
    organisation: organisation ?? "",
  };
  const counters: Readonly<Record<string, string>> = {
    page: "counter(page)",
    pages: "counter(pages)",
  };
  const parts: string[] = [];
  let open = "";
  for (const part of text.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const counter = name === undefined ? undefined : counters[name];
    if (counter === undefined) open += name === undefined ? part : (words[name] ?? "");
    else {
      if (open !== "") parts.push(cssString(open));
      parts.push(counter);
      open = "";
    }
  }
  if (open !== "") parts.push(cssString(open));
  return parts.join(" ");
}

/** A text as a string of CSS. Replaces characters that no font has, as in the page itself. */
function cssString(text: string): string {
  const printable = withMarksForUnprintable(text);
  return `"${printable.replaceAll(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/**
 * The palette as CSS variables of a page: `--accent` and so on, and `--ramp-0` for the lowest
 * values.
 */
export function colourVariables(palette: Palette): string {
  return `:root{${variables(palette)}}`;
}

/**
 * The palettes as CSS variables of a page on a screen, which its reader may have set to dark. A
 * print is always light.
 */
export function screenColours({ light, dark }: Palettes): string {
  return [
    // A logo is made for a light page, so it keeps a light ground.
    `:root{${variables(light)};--logo-ground:${light.page}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}`,
  ].join("");
}

function variables({ ramp, ...roles }: Palette): string {
  const shades = ramp.map((colour, index) => [`ramp-${index}`, colour] as const);
  return [...Object.entries(roles), ...shades]
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(";");
}

const MEDIA_TYPES: Readonly<Record<FontFile["format"], string>> = {
  woff2: "font/woff2",
  woff: "font/woff",
  truetype: "font/ttf",
  opentype: "font/otf",
};

/**
 * The fonts as embedded CSS, and the variable `--font` with their names. A font for a range of
 * characters is included only if `text` uses that range. The range of basic Latin is always
 * included, because the templates use it.
 */
export function fontFaces(fonts: readonly FontFile[], text: string): string {
  // A report has many characters, but few different ones outside ASCII.
  const beyondAscii = [...new Set(text.replaceAll(/[\0-\x7F]+/g, ""))].join("");
  const used = fonts.filter(({ unicodeRange }) => isUsed(unicodeRange, beyondAscii));
  return [...used.map(fontFace), `:root{--font:${familyList(fonts)}}`].join("\n");
}

/** The font families as a CSS list, with any sans serif as the last one. */
export function familyList(fonts: readonly FontFile[]): string {
  return [...familiesOf(fonts).map((family) => `"${family}"`), "sans-serif"].join(",");
}

function isUsed(unicodeRange: string | null, characters: string): boolean {
  if (unicodeRange === null || unicodeRange.startsWith("U+0000")) return true;
  const ranges = unicodeRange
    .split(",")
    .map((range) => range.replace("U+", "").split("-"))
    .map(([first = "", last = first]) => String.raw`\u{${first}}-\u{${last}}`);
  return new RegExp(`[${ranges.join("")}]`, "u").test(characters);
}

function fontFace({ family, weight, style, format, unicodeRange, bytes }: FontFile): string {
  const range = unicodeRange === null ? "" : `unicode-range:${unicodeRange};`;
  const source = `url(data:${MEDIA_TYPES[format]};base64,${bytes.toString("base64")}) format("${format}")`;
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${range}src:${source}}`;
}

// The metadata of a page on a screen.

/** The picture that social media show beside a link to a report. */
export interface SocialPicture {
  /** The name of the file of the light picture. */
  readonly name: string;
  readonly alt: string;
  readonly items: readonly KeyFigure[];
}

/** A key figure as plain words. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  /** The sentence about the earlier number. Null if there is none. */
  readonly change: string | null;
}

/** In pixels. Social media crop the picture of a link to this shape (Open Graph). */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

/** More key figures would be too small to read on a telephone. */
const MOST_FIGURES = 4;

/** The picture of the key figures of a report. Null for a report without key figures. */
export function socialPicture(model: ReportModel): SocialPicture | null {
  const block = model.sections
    .flatMap(({ blocks }) => blocks)
    .find((one): one is BlockOf<"keyFigures"> => one.type === "keyFigures");
  if (block === undefined) return null;
  const items = block.items.slice(0, MOST_FIGURES).map(({ value, label, change }): KeyFigure => {
    const before = change === undefined ? "" : plainText(change);
    return {
      value: plainText(value),
      label: plainText(label),
      change: before === "" ? null : before,
    };
  });
  return {
    name: `${fileNames(model).report}-kerncijfers.png`,
    alt: texts.keyFigures(model.title, model.period.label, items, {
      ...model,
      marks: marksOf(model),
    }),
    items,
  };
}

/** One `meta` element. `key` is its attribute with the name. */
interface Metadata {
  readonly key: "name" | "property";
  readonly name: string;
  readonly content: string;
}

/**
 * The metadata of a report for search engines and social media. Search engines skip a draft and a
 * report for internal use.
 */
export function screenMetadata(model: ReportModel): readonly Metadata[] {
  const { organisation, publishedDay, subject, language } = model;
  const title = documentTitle(model);
  const isPublic = publishedDay !== null && !model.internalUseOnly;
  const named = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "name", name, content }];
  const property = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "property", name, content }];
  return [
    ...named("description", `${title}. ${subject}.`),
    ...named("author", organisation),
    ...named("robots", isPublic ? null : "noindex"),
    ...named("DCTERMS.title", title),
    ...named("DCTERMS.language", language),
    ...named("DCTERMS.creator", organisation),
    ...named("DCTERMS.temporal", `${model.period.from}/${model.period.to}`),
    ...named("DCTERMS.issued", publishedDay),
    ...property("og:type", "article"),
    ...property("og:locale", language.replace("-", "_")),
    ...property("og:title", title),
    ...property("og:description", subject),
    ...property("og:site_name", organisation),
    ...property("article:published_time", publishedDay),
    ...socialMetadata(model),
  ];
}

/** The metadata of the picture for social media, which needs an address. */
function socialMetadata(model: ReportModel): readonly Metadata[] {
  const { files, internalUseOnly } = model;
  const isPublic = files?.address !== undefined && !internalUseOnly;
  const picture = isPublic ? socialPicture(model) : null;
  if (picture === null) return [{ key: "name", name: "twitter:card", content: "summary" }];
  const { width, height } = SOCIAL_SIZE;
  const properties = {
    "og:image": hrefOf(model, picture.name),
    "og:image:type": "image/png",
    "og:image:width": String(width),
    "og:image:height": String(height),
    "og:image:alt": picture.alt,
  };
  return [
    ...Object.entries(properties).map(([name, content]): Metadata => {
      return { key: "property", name, content };
    }),
    { key: "name", name: "twitter:card", content: "summary_large_image" },
  ];
}

// The files beside a page.

/**
 * The other files of a report, for links to them: their addresses, or names if there is no address.
 */
export interface FilesBeside {
  readonly pdf: string;
  /** Null for a document without figures. */
  readonly figures: { readonly csv: string; readonly json: string } | null;
  /** Null for a report without a workbook. */
  readonly workbook: {
    readonly href: string;
    /** The name of the format, for readers. */
    readonly format: string;
    readonly mediaType: string;
  } | null;
}

/** The other files of a report. */
export function filesBeside(model: ReportModel): FilesBeside {
  const { pdf, figures, workbook } = fileNames(model);
  return {
    pdf: hrefOf(model, pdf),
    figures: figures && { csv: hrefOf(model, figures.csv), json: hrefOf(model, figures.json) },
    workbook: workbook === null ? null : workbookBeside(hrefOf(model, workbook)),
  };
}

function workbookBeside(href: string): FilesBeside["workbook"] {
  return href.endsWith(".xlsx")
    ? { href, format: "Excel", mediaType: WORKBOOK_MEDIA.xlsx }
    : { href, format: "ODS", mediaType: WORKBOOK_MEDIA.ods };
}
