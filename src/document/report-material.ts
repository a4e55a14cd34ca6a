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

/** What was published before the report, from snapshots. */
export interface EarlierPublications {
  /**
   * A chain of earlier periods, the oldest first. Each is the previous period of the next, and the
   * last is the previous period of the report.
   */
  readonly chain: readonly PublishedFigures[];
  /**
   * The newest publication, and the figures of the same period as the report's own export gives
   * them.
   */
  readonly latest: {
    readonly published: PublishedFigures;
    readonly anew: PublishedFigures;
    readonly isOtherCodebook: boolean;
  } | null;
  /** True if a document of another type published figures from before the end of the period. */
  readonly isElsewhere?: boolean;
}

/** The figures, and what the codebook and the settings add to them. */
export interface FigureMaterial {
  readonly figures: PublishedFigures;
  /**
   * The figures of the equally long periods before the report, computed from its export. The oldest
   * is first, and the last is the previous period.
   */
  readonly earlierFigures: readonly PublishedFigures[];
  /** Left out if there are no snapshots. */
  readonly publications?: EarlierPublications;
  readonly redefinitions: readonly Redefinition[];
  readonly events: readonly ReportEvent[];
  readonly contact: string | null;
  readonly website: string | null;
  readonly accessibility: Accessibility;
  readonly letterFrom: string | null;
  /**
   * What the texts of the document call it, and the section that explains what is not shown. Both
   * come from the document type.
   */
  readonly called: string;
  readonly accountability: PlaceInDocument | null;
}

/** Everything that a report is built from. */
export interface ReportMaterial extends Omit<FigureMaterial, "called" | "accountability"> {
  readonly documentType: DocumentType;
  /** The correction of an earlier version of the report. Left out if there is none. */
  readonly correction?: OwnCorrection | null;
  /** The corrections of earlier reports since the previous one. Left out if there are none. */
  readonly corrections?: readonly EarlierCorrection[];
  readonly narratives: readonly Narrative[];
  /** The material of the blocks, if it has already been worked out for the writer's texts. */
  readonly material?: Material;
  /** The fields that the writer filled in; null if the document type has no fields. */
  readonly fields: ReportModel["fields"] | null;
  /** The edition to make; null for a type without editions. */
  readonly edition: DocumentEdition | null;
  readonly organisation: string | null;
  /** The address of this report as a web page. */
  readonly webpage: string | null;
  /** The start of the names of its files, and their address. */
  readonly files?: ReportModel["files"];
  /** What the settings say about the figures for data portals. */
  readonly dataset?: Omit<NonNullable<ReportModel["dataset"]>, "measures">;
  readonly logo: ReportModel["logo"];
  readonly palettes: Palettes;
  readonly publishedOn: Moment | null;
  readonly internalUseOnly: boolean;
}
