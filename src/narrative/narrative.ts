import type { Page } from "../document-type/document-type.ts";
import type { Call } from "./woven/calls.ts";
import type { Lines } from "./woven/lines.ts";

/** An image of a report. It is encoded again, without the metadata of its file. */
export interface NarrativeImage {
  /** The name of its file, as the text writes it. */
  readonly file: string;
  readonly mediaType: "image/png" | "image/jpeg";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/**
 * A value that is woven into a text, in place of a call: its words, in pieces with the origin of
 * the number in each.
 */
export type Value = readonly { readonly text: string; readonly origin?: string | undefined }[];

/** A text that the communications staff wrote for a section of a document. */
export interface Narrative {
  /** The name of the file without `.md`, as in the manifest of the document type. */
  readonly name: string;
  readonly markdown: string;
  /** It marks languages or captions. */
  readonly hasMarks?: true;
  /** It contains a box. */
  readonly hasBoxes?: true;
  /** The values that are woven in. `{{0}}` in the Markdown is the place of the first. */
  readonly woven?: readonly Value[];
  /** It has an address in running text, which is a link. */
  readonly hasBareLinks?: true;
  /** The images that it shows, each once, in the order of the text. */
  readonly images?: readonly NarrativeImage[];
  /** The text is an example, which the report mentions. */
  readonly isSample: boolean;
}

/** A call of a text, with its place in the file. */
export interface WrittenCall {
  readonly call: Call;
  readonly file: string;
  readonly place: TextPlace;
}

/** A text with calls that passed all checks: it contains only allowed constructs. */
export interface TextTemplate {
  readonly source: Lines;
  readonly tree: hbs.AST.Program;
  /** The calls, by their statements in the tree. */
  readonly calls: ReadonlyMap<hbs.AST.Node, Call>;
  /** The depth of nested conditions. */
  readonly depth: number;
}

/** A text as it was written, with its calls unanswered. */
export interface WrittenText {
  /** The text itself, if nothing is woven in. */
  readonly narrative: Narrative;
  /** The file as findings name it. */
  readonly file: string;
  /** The text without front matter and without the words of comments, with the same lines. */
  readonly body: string;
  /** The same with the words of comments. */
  readonly writtenBody: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Null for a text without calls. */
  readonly template: TextTemplate | null;
  readonly form: TextForm;
}

/** What a document type accepts in a text. */
export interface TextForm {
  readonly takesImages: boolean;
  /** The printed page; null if it is unknown. */
  readonly page: Page | null;
}

/** A place in the file of a text. Both numbers count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly position: number;
}

/** A text for proofreading: with its values in place, and with all places in terms of its file. */
export interface ReadableText {
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly markdown: string;
  /** The words of the values, by the number of their place. */
  readonly values: readonly string[];
  readonly takesImages: boolean;
  /** The place in the file of a character of `markdown`. Both arguments count from 0. */
  readonly placeOf: (line: number, at: number) => TextPlace;
}
