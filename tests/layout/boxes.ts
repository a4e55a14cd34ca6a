/**
 * A printed report: what is where. All coordinates are in CSS pixels from the top left corner of
 * the content box of the page.
 */
export interface Layout {
  /** The content box of a page. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  /** In the document's order; boxes refer to them by index. */
  readonly blocks: readonly Block[];
  readonly texts: readonly TextBox[];
  readonly charts: readonly PlacedBox[];
}

/** A unit of content: a heading, a paragraph, a whole table or a whole chart. */
export interface Block {
  readonly kind: "heading" | "text" | "table" | "chart";
  /** A name that a reader would use. */
  readonly name: string;
  /** The id of its section; null outside sections. */
  readonly section: string | null;
  /** True on the cover, or in a section whose last page may be empty. */
  readonly fill: "cover" | "free" | "full";
  /** True if it is a table with a head, which is repeated if the table continues. */
  readonly hasHead: boolean;
  /** Its height in one piece. */
  readonly height: number;
  /** The preceding block whose column must also contain its start. Null if any column will do. */
  readonly staysWith: number | null;
}

/** A column of a page, or the page's whole width. */
export interface Place {
  /** From 1. */
  readonly page: number;
  /** From 0, out of `columns`, which is 1 for the page's whole width. */
  readonly column: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedBox extends Box {
  /** Its column, which it may leave. */
  readonly place: Place;
  readonly block: number;
}

/** A word, or the part of a word on one line: as wide as it is set, as high as its ink. */
export interface TextBox extends PlacedBox {
  readonly text: string;
  readonly baseline: number;
  /** In points, as printed. Null if it was not found in the print. */
  readonly size: number | null;
  /** The drawing that contains it, and that cuts off what reaches past its edges. */
  readonly frame: Box | null;
  /** The row of the table that contains it. */
  readonly row: number | null;
  readonly isHead: boolean;
}
