import type { Finding } from "../messages/finding.ts";

/**
 * A document type: a folder with a file `document.yaml`, which says what its documents are like and
 * what stands in them. What its pages look like stands beside that file, and in `templates/shared/`.
 */
export interface DocumentType {
  /** The name of its folder. */
  readonly name: string;
  readonly folder: string;
  /** It comes with the tool; others are of an organisation. */
  readonly isOfTool: boolean;
  /** What stands on the cover; the number of a year may be in it. */
  readonly title: string;
  /** What it is about, below the title. */
  readonly subject: string;
  /** What its own texts call it: "deze rapportage", "dit leerrapport". */
  readonly called: string;
  /** The kinds of period that it may be about. */
  readonly periods: readonly PeriodKind[];
  /** It shows figures, so that it needs an export; one without is made from texts alone. */
  readonly figures: boolean;
  /** How many periods before its own it tells of at most. */
  readonly earlierPeriods: number;
  /** Its texts may hold images. */
  readonly takesImages: boolean;
  /** Its sections are numbered, and the headings within them: 4, 4.1, 4.2. */
  readonly numbered: boolean;
  /** How many pages its print may have; null where any number will do. */
  readonly mostPages: number | null;
  readonly page: Page;
  readonly roles: Roles;
  /** Its editions; each run makes one of them. Empty for a type that has only one. */
  readonly editions: readonly DocumentEdition[];
  /** What its writer fills in at the head of a file; null for nothing. */
  readonly fields: Fields | null;
  readonly sections: readonly DocumentSection[];
  /** What is odd in its manifest, and no error. */
  readonly warnings: readonly Finding[];
}

/** In the place of the name of a type: every type that a period has texts for. */
export const ALL_DOCUMENTS = "all";

/** The kinds of period by their names in a manifest. */
export const PERIOD_KINDS = ["year", "half-year", "quarter", "month", "range"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The paper of a page in millimetres, upright. */
export const PAPERS = { A3: [297, 420], A4: [210, 297], A5: [148, 210] } as const;

/** What a page in print is like. Lengths are in millimetres. */
export interface Page {
  readonly paper: keyof typeof PAPERS;
  readonly orientation: "portrait" | "landscape";
  readonly margins: Readonly<Record<"top" | "right" | "bottom" | "left", number>>;
  readonly columns: number;
  readonly columnGap: number;
  /** About how many letters a line of a column has; by it short paragraphs stay in one piece. */
  readonly lineLength: number;
  /** Texts with the places `FOOTER_PLACES`; empty for nothing. */
  readonly footer: Readonly<Record<"left" | "right", string>>;
  /** What stands behind a reference to another place, with `{page}`; empty for nothing. */
  readonly reference: string;
}

/** Lengths of a page in millimetres. */
interface PageLengths {
  readonly width: number;
  readonly height: number;
  /** Between the margins. */
  readonly textWidth: number;
  readonly columnWidth: number;
}

/** How large a page is, and what its margins leave of it. */
export function lengthsOf(page: Page): PageLengths {
  const { paper, orientation, margins, columns, columnGap } = page;
  const [short, long] = PAPERS[paper];
  const [width, height] = orientation === "portrait" ? [short, long] : [long, short];
  const textWidth = width - margins.left - margins.right;
  const columnWidth = (textWidth - (columns - 1) * columnGap) / columns;
  return { width, height, textWidth, columnWidth };
}

/** What a footer can hold between braces. */
export const FOOTER_PLACES = ["title", "period", "organisation", "page", "pages"] as const;

/** Which section plays a part that others refer to; null where none does. */
export interface Roles {
  /** Lists the sections. On a screen the contents then stand beside the text. */
  readonly contents: string | null;
  /** Says what is not shown, and why: what is withheld refers to it. */
  readonly accountability: string | null;
  /** Says how to reach the team: the foot of a screen repeats it. */
  readonly contact: string | null;
  /** Holds the numbers of charts as tables: charts in print refer to it. */
  readonly appendix: string | null;
}

export const ROLES = ["contents", "accountability", "contact", "appendix"] as const;

/** One of the editions of a document, such as one for the public and one for internal use. */
export interface DocumentEdition {
  readonly id: string;
  /** What every page says; null for the edition that is published, which is the first. */
  readonly mark: string | null;
}

/** What a writer fills in between `---` at the head of a text that holds nothing else. */
export interface Fields {
  /** The file without `.md`. */
  readonly file: string;
  readonly list: readonly Field[];
}

/**
 * `text`: words on a line. `day`: a day. `moment`: a day with a time. `document`: a document type.
 * `period`: a period. What a document accompanies is checked against that document's manifest.
 */
export const FIELD_KINDS = ["text", "day", "moment", "document", "period"] as const;

export interface Field {
  readonly id: string;
  /** What the document calls it. */
  readonly label: string;
  readonly kind: (typeof FIELD_KINDS)[number];
  /** Stands at the head of the document. */
  readonly shown: boolean;
  /** What it says of the document that this one accompanies; null where it says something else. */
  readonly accompanies: (typeof ACCOMPANIED)[number] | null;
}

/** A reserved name: with it a writer says that the fields are a sample. */
export const SAMPLE_FIELD = "voorbeeldtekst";

/** What a document can say of the one that it accompanies. */
export const ACCOMPANIED = ["document", "title", "period", "publishedOn"] as const;

export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  /** Begins columns of its own; the style says where, and how many. */
  readonly startsFlow: boolean;
  /** A document of fewer registrations leaves the section out. */
  readonly fewestRegistrations: number;
  /** Stands in the PDF too, and not on a screen only. */
  readonly inPrint: boolean;
  /** On a screen it is closed until a reader opens it. */
  readonly folded: boolean;
  /** Its pages may end early, as the contents does; others are to be filled. */
  readonly mayLeaveRoom: boolean;
  /** On a screen: in its place, or behind the first section. */
  readonly onScreen: "inPlace" | "second";
  /** Its texts must be there. */
  readonly required: boolean;
  /** The editions that hold its texts; null for all. */
  readonly editions: readonly string[] | null;
  /** The field that says on which ground the other editions leave its texts out; null for none. */
  readonly ground: string | null;
  /** Help for the writer of each text; a text without it gets general help. */
  readonly guidance: readonly Guidance[];
  readonly blocks: readonly BlockReference[];
}

/** Help for the writer of a text. No report holds it. */
interface Guidance {
  /** The file of the text without `.md`. */
  readonly narrative: string;
  /** The purpose of the text, in Dutch. */
  readonly purpose: string;
  /** Questions that the text can answer. */
  readonly questions: readonly string[];
  /** A sentence with a call of a figure; null for none. */
  readonly call: string | null;
  /** A text to begin with, marked as a sample; null for none. A required text has one. */
  readonly sample: string | null;
}

/** What a line of a section asks for: an entry by its id, a text by its file, or words. */
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

/** What a manifest can name: the ids of entries by the kind of block that asks for them. */
export type KnownEntries = Readonly<
  Record<"sentences" | "keyFigures" | "lists" | "tables" | "charts", readonly string[]>
>;

/** A narrative that a document takes: the name of its file and the title of its section. */
export interface NarrativePlace {
  readonly name: string;
  readonly title: string;
  readonly required: boolean;
  readonly guidance: Guidance | null;
}

/** The narratives that a document type takes, in the order of its sections. */
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

/** The section that plays a part; null where none does. */
export function sectionOf(
  { roles, sections }: Pick<DocumentType, "roles" | "sections">,
  role: keyof Roles,
): DocumentSection | null {
  return sections.find(({ id }) => id === roles[role]) ?? null;
}
