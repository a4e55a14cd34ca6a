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

/** One text that the communications staff wrote for a section of a document. */
export interface Narrative {
  /** The file's name without `.md`: what the document's manifest calls it by. */
  readonly name: string;
  readonly markdown: string;
  /** Languages or captions are marked in it. */
  readonly hasMarks?: true;
  /** There is a box in it. */
  readonly hasBoxes?: true;
  /** There is an address of a site in its running text, which is a link. */
  readonly hasBareLinks?: true;
  /** The images that it shows, each once, in the order of the text. */
  readonly images?: readonly NarrativeImage[];
  /** The text is an example, and the report says so. */
  readonly isSample: boolean;
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
