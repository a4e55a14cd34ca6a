import type { Page } from "../document-type/document-type.ts";
import type { Call } from "./woven/calls.ts";
import type { TextTemplate } from "./woven/read-template.ts";

/** An image as a report holds it: made anew, without what its file told of where it comes from. */
export interface NarrativeImage {
  /** The name of its file, as the text calls it. */
  readonly file: string;
  readonly mediaType: "image/png" | "image/jpeg";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/** What was woven into a text: words, in pieces that say where the number in them comes from. */
export type Value = readonly { readonly text: string; readonly origin?: string | undefined }[];

/** One text that the communications staff wrote for a section of a document. */
export interface Narrative {
  /** The file's name without `.md`: what the document's manifest calls it by. */
  readonly name: string;
  readonly markdown: string;
  /** Languages or captions are marked in it. */
  readonly hasMarks?: true;
  /** There is a box in it. */
  readonly hasBoxes?: true;
  /** What was woven in, by the numbers of their places in the Markdown: `{{0}}`, `{{1}}`. */
  readonly woven?: readonly Value[];
  /** There is an address of a site in its running text, which is a link. */
  readonly hasBareLinks?: true;
  /** The images that it shows, each once, in the order of the text. */
  readonly images?: readonly NarrativeImage[];
  /** The text is an example, and the report says so. */
  readonly isSample: boolean;
}

/** A call of a text, at its place in the file. */
export interface WrittenCall {
  readonly call: Call;
  readonly file: string;
  readonly place: TextPlace;
}

/** A text as it was written: what its calls come to is not known yet. */
export interface WrittenText {
  /** Where nothing is woven in, the text itself. */
  readonly narrative: Narrative;
  /** The file as findings name it. */
  readonly file: string;
  /** The text without its front matter and the words of its comments, line for line. */
  readonly body: string;
  /** The same with the words of its comments. */
  readonly writtenBody: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Null for a text without calls. */
  readonly template: TextTemplate | null;
  readonly form: TextForm;
}

/** What a text may be like, by the report that it is for. */
export interface TextForm {
  readonly takesImages: boolean;
  /** What its pages in print are like; null where that is not known. */
  readonly page: Page | null;
}

/** A place in the file of a text, both numbers from 1. */
export interface TextPlace {
  readonly line: number;
  readonly position: number;
}

/** A text as it is read: what was woven in stands in its place, and every place is one of the file. */
export interface ReadableText {
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly markdown: string;
  /** The words of what was woven in, by the numbers of their places. */
  readonly values: readonly string[];
  readonly takesImages: boolean;
  /** Where a character of a line of `markdown` stands in the file; both count from 0. */
  readonly placeOf: (line: number, at: number) => TextPlace;
}
