import type { Finding } from "../findings/finding.ts";

/**
 * A document type: a folder with a file `document.yaml`, the manifest. The manifest says what the
 * documents of this type are like and what they contain. The layout of the pages is in files beside
 * it and in `templates/shared/`.
 */
export interface DocumentType {
  /** The name of its folder. */
  readonly name: string;
  readonly folder: string;
  /** True for a type that comes with the tool. Other types belong to an organisation. */
  readonly isOfTool: boolean;
  /** The title on the cover. It may contain the number of a year. */
  readonly title: string;
  /** The subject of the document, below the title. */
  readonly subject: string;
  /** What the texts of the document call it: "deze rapportage", "dit leerrapport". */
  readonly called: string;
  /** The kinds of period that the document may be about. */
  readonly periods: readonly PeriodKind[];
  /**
   * True if it shows figures, so that it needs an export. A document without figures consists of
   * texts alone.
   */
  readonly figures: boolean;
  /** The maximum number of earlier periods that it mentions. */
  readonly earlierPeriods: number;
  /** True if its texts may contain images. */
  readonly takesImages: boolean;
  /** True if its sections and their subheadings have numbers: 4, 4.1, 4.2. */
  readonly numbered: boolean;
  /** The maximum number of pages in print; null for no maximum. */
  readonly mostPages: number | null;
  readonly page: Page;
  readonly roles: Roles;
  /** Its editions. Each run makes one of them. Empty for a type without editions. */
  readonly editions: readonly DocumentEdition[];
  /** What the writer fills in at the head of a text; null for nothing. */
  readonly fields: Fields | null;
  readonly sections: readonly DocumentSection[];
  /** Oddities in the manifest that are not errors. */
  readonly warnings: readonly Finding[];
}

/** The word that a user types instead of a name, for every type that a period has texts for. */
export const ALL_DOCUMENTS = "all";

/** The kinds of period by their names in a manifest. */
export const PERIOD_KINDS = ["year", "half-year", "quarter", "month", "range"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The width and height of upright paper, in millimetres. */
export const PAPERS = { A3: [297, 420], A4: [210, 297], A5: [148, 210] } as const;

/** The layout of a printed page. Lengths are in millimetres. */
export interface Page {
  readonly paper: keyof typeof PAPERS;
  readonly orientation: "portrait" | "landscape";
  readonly margins: Readonly<Record<"top" | "right" | "bottom" | "left", number>>;
  readonly columns: number;
  readonly columnGap: number;
  /**
   * The approximate number of letters on a line of a column. It decides which paragraphs are short
   * enough to stay on one page.
   */
  readonly lineLength: number;
  /** The texts of the footer, with the placeholders `FOOTER_PLACES`; empty for nothing. */
  readonly footer: Readonly<Record<"left" | "right", string>>;
  /**
   * The text after a reference to another place, with the placeholder `{page}`; empty for nothing.
   */
  readonly reference: string;
}

/** Lengths of a page in millimetres. */
interface PageLengths {
  readonly width: number;
  readonly height: number;
  /** The width between the margins. */
  readonly textWidth: number;
  readonly columnWidth: number;
}

/** The size of a page, of its text and of a column. */
export function lengthsOf(page: Page): PageLengths {
  const { paper, orientation, margins, columns, columnGap } = page;
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === "portrait" ? [short, long] : [long, short];
  const textWidth = width - margins.left - margins.right;
  const columnWidth = (textWidth - (columns - 1) * columnGap) / columns;
  return { width, height, textWidth, columnWidth };
}

/** The placeholders that a footer can contain, in braces. */
export const FOOTER_PLACES = ["title", "period", "organisation", "page", "pages"] as const;

/**
 * The ids of the sections with a role that other parts refer to; null for a role that no section
 * has.
 */
export interface Roles {
  /** The section that lists the sections. On a screen the contents are then beside the text. */
  readonly contents: string | null;
  /**
   * The section that explains which values are withheld. Remarks about withheld values refer to it.
   */
  readonly accountability: string | null;
  /** The section that says how to reach the team. The foot of the screen page repeats it. */
  readonly contact: string | null;
  /** The section with the numbers of charts as tables. Charts in print refer to it. */
  readonly appendix: string | null;
}

export const ROLES = ["contents", "accountability", "contact", "appendix"] as const;

/** An edition of a document, for example for the public or for internal use. */
export interface DocumentEdition {
  readonly id: string;
  /** The mark on every page. Null for the edition for the public, which is the first. */
  readonly mark: string | null;
}

/**
 * The fields that a writer fills in between `---` at the head of a text. That text contains nothing
 * else.
 */
export interface Fields {
  /** The name of the file, without `.md`. */
  readonly file: string;
  readonly list: readonly Field[];
}

/**
 * The kinds of field. `text`: one line of text. `day`: a day. `moment`: a day with a time.
 * `document`: a document type. `period`: a period. A field about the document that this one
 * accompanies is checked against the manifest of that document.
 */
export const FIELD_KINDS = ["text", "day", "moment", "document", "period"] as const;

export interface Field {
  readonly id: string;
  /** The name of the field in the document. */
  readonly label: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  /** True if the field appears at the head of the document. */
  readonly shown: boolean;
  /**
   * What the field says about the document that this one accompanies; null if it says something
   * else.
   */
  readonly accompanies: (typeof ACCOMPANIED)[number] | null;
}

/** A reserved field name. A writer uses it to mark the fields as a sample. */
export const SAMPLE_FIELD = "voorbeeldtekst";

/** What a document can say about the document that it accompanies. */
export const ACCOMPANIED = ["document", "title", "period", "publishedOn"] as const;

export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  /** True if the section starts a new set of columns. The style decides where, and how many. */
  readonly startsFlow: boolean;
  /** The minimum number of registrations. A document with fewer leaves the section out. */
  readonly fewestRegistrations: number;
  /** True if the section is in the PDF too, and not only on a screen. */
  readonly inPrint: boolean;
  /** True if the section is closed on a screen until the reader opens it. */
  readonly folded: boolean;
  /** True if its last page may stay partly empty, as for the contents. */
  readonly mayLeaveRoom: boolean;
  /** The place on a screen: in order, or after the first section. */
  readonly onScreen: "inPlace" | "second";
  /** True if its texts are required. */
  readonly required: boolean;
  /** The ids of the editions that contain its texts; null for all. */
  readonly editions: readonly string[] | null;
  /**
   * The id of the field with the ground: the reason why the other editions leave the texts out.
   * Null for none.
   */
  readonly ground: string | null;
  /** Guidance for the writer of each text. A text without it gets general guidance. */
  readonly guidance: readonly Guidance[];
  readonly blocks: readonly BlockReference[];
}

/** Guidance for the writer of a text. It is not part of a report. */
interface Guidance {
  /** The file of the text, without `.md`. */
  readonly narrative: string;
  /** The purpose of the text, in Dutch. */
  readonly purpose: string;
  /** Questions that the text can answer. */
  readonly questions: readonly string[];
  /** An example sentence with a call of a figure; null for none. */
  readonly call: string | null;
  /** A text to start from, marked as a sample; null for none. A required text has one. */
  readonly sample: string | null;
}

/**
 * A line of a section in a manifest. It names an entry by its id or a text by its file, or it gives
 * words.
 */
export type BlockReference =
  | { readonly say: string | readonly string[] }
  | { readonly lead: string | readonly string[] }
  | { readonly subheading: string }
  | { readonly contents: "following" | "chapters" }
  | { readonly chartTables: "all" }
  | { readonly keyFigures: readonly string[] }
  | { readonly list: string }
  | { readonly table: string }
  | { readonly chart: string }
  | { readonly narrative: string };

/** The ids of the entries that a manifest can name, by the kind of block that uses them. */
export type KnownEntries = Readonly<
  Record<"sentences" | "keyFigures" | "lists" | "tables" | "charts", readonly string[]>
>;

/** A text that a document type uses: the name of its file and the title of its section. */
export interface NarrativePlace {
  readonly name: string;
  readonly title: string;
  readonly required: boolean;
  readonly guidance: Guidance | null;
}

/** The texts that a document type uses, in the order of its sections. */
export function narrativePlaces({
  sections,
}: Pick<DocumentType, "sections">): readonly NarrativePlace[] {
  return sections.flatMap(({ title, required, guidance, blocks }) => {
    let heading = title;
    return blocks.flatMap((block) => {
      if ("subheading" in block) heading = block.subheading;
      if (!("narrative" in block)) return [];
      const name = block.narrative;
      const ofText = guidance.find(({ narrative }) => narrative === name) ?? null;
      return [{ name, title: heading, required, guidance: ofText }];
    });
  });
}

/** The section with a role; null if no section has it. */
export function sectionOf(
  { roles, sections }: Pick<DocumentType, "roles" | "sections">,
  role: keyof Roles,
): DocumentSection | null {
  return sections.find(({ id }) => id === roles[role]) ?? null;
}
