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
  /** The images that it shows, each once, in the order of the text. */
  readonly images?: readonly NarrativeImage[];
  /** The text is an example, and the report says so. */
  readonly isSample: boolean;
}
