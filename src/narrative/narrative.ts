/** One text that the communications staff wrote for a section of a document. */
export interface Narrative {
  /** The file's name without `.md`: what the document's manifest calls it by. */
  readonly name: string;
  readonly markdown: string;
  /** Languages or captions are marked in it. */
  readonly hasMarks?: true;
  /** The text is an example, and the report says so. */
  readonly isSample: boolean;
}
