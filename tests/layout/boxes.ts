/**
 * A report as it is printed: what stands where. All places are in CSS pixels from the top left
 * corner of the content box of their page.
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

/** What belongs together: a heading, a paragraph, a whole table or a whole chart. */
export interface Block {
  readonly kind: "heading" | "text" | "table" | "chart";
  /** What a reader would call it by. */
  readonly name: string;
  /** The id of its section; null outside sections. */
  readonly section: string | null;
  /** On the cover, or in a section that may leave its last page as empty as it likes. */
  readonly fill: "cover" | "free" | "full";
  /** Whether it is a table with a head, which is repeated where the table goes on. */
  readonly hasHead: boolean;
  /** How high it is in one piece. */
  readonly height: number;
  /** The block before it in whose column it must begin; null where it may begin in any. */
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
  /** The column that it belongs to, which it need not keep to. */
  readonly place: Place;
  readonly block: number;
}

/** A word, or the part of one that stands on one line: as wide as it is set, as high as its ink. */
export interface TextBox extends PlacedBox {
  readonly text: string;
  readonly baseline: number;
  /** In points, as printed; null where it was not found in the print. */
  readonly size: number | null;
  /** The drawing that it is part of, which cuts off what reaches past its edges. */
  readonly frame: Box | null;
  /** The row of the table that it stands in. */
  readonly row: number | null;
  readonly isHead: boolean;
}
