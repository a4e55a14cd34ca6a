import type { Palettes } from "../colour/palette.ts";
import type { Redefinition } from "../codebook/redefinitions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Narrative } from "../narrative/narrative.ts";
import type { Moment } from "../period/moment.ts";
import type { Accessibility, EarlierCorrection, Material, ReportEvent } from "./block-entry.ts";
import type { OwnCorrection } from "./corrections.ts";
import type { DocumentEdition, DocumentType } from "../document-type/document-type.ts";
import type { PlaceInDocument } from "./facts.ts";
import type { ReportModel } from "../model/report-model.ts";

/** What was published before the report, as it was kept. */
export interface EarlierPublications {
  /** Each is the previous period of the next, the oldest first; the last that of the report. */
  readonly chain: readonly PublishedFigures[];
  /** The latest of all, beside what the report's own export makes of the same period. */
  readonly latest: {
    readonly published: PublishedFigures;
    readonly anew: PublishedFigures;
    readonly isOtherCodebook: boolean;
  } | null;
  /** A document of another type published figures of before the end of the period. */
  readonly isElsewhere?: boolean;
}

/** What the figures, the codebook and the settings tell a report. */
export interface FigureMaterial {
  readonly figures: PublishedFigures;
  /**
   * The figures of equally long periods before it, by the export, the oldest first; the last is the
   * previous.
   */
  readonly earlierFigures: readonly PublishedFigures[];
  /** Left out where nothing was kept. */
  readonly publications?: EarlierPublications;
  readonly redefinitions: readonly Redefinition[];
  readonly events: readonly ReportEvent[];
  readonly contact: string | null;
  readonly website: string | null;
  readonly accessibility: Accessibility;
  readonly letterFrom: string | null;
  /** Of the document type: what its own texts call it, and where it says what is not shown. */
  readonly called: string;
  readonly accountability: PlaceInDocument | null;
}

/** What a report is made of. */
export interface ReportMaterial extends Omit<FigureMaterial, "called" | "accountability"> {
  readonly documentType: DocumentType;
  /** Its correction of an earlier version. Left out where it corrects none. */
  readonly correction?: OwnCorrection | null;
  /** The corrections of earlier reports since the previous one; left out where there are none. */
  readonly corrections?: readonly EarlierCorrection[];
  readonly narratives: readonly Narrative[];
  /** What its blocks draw on, where that was worked out for its texts already. */
  readonly material?: Material;
  /** What the writer filled in; null where the document type asks nothing. */
  readonly fields: ReportModel["fields"] | null;
  /** The edition that is made; null where there is only one. */
  readonly edition: DocumentEdition | null;
  readonly organisation: string | null;
  /** The address of this report as a web page. */
  readonly webpage: string | null;
  /** The start of the names of its files, and their address. */
  readonly files?: ReportModel["files"];
  /** What the settings say about its figures for data portals. */
  readonly dataset?: Omit<NonNullable<ReportModel["dataset"]>, "measures">;
  readonly logo: ReportModel["logo"];
  readonly palettes: Palettes;
  readonly publishedOn: Moment | null;
  readonly internalUseOnly: boolean;
}
