import type { Redefinition } from "../codebook/column.ts";
import type { Palettes } from "../colour/palette.ts";
import {
  isKnownByReportsOnly,
  newestKnown,
  revisedFigures,
} from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import {
  type DocumentEdition,
  type DocumentType,
  sectionOf,
} from "../document-type/document-type.ts";
import { formatDay, spelledOut } from "../language/dates.ts";
import { type ReportModel, type Section, withDistinctDefinitions } from "../model/report-model.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { mentionedIn } from "../model/origins/read-origins.ts";
import { say } from "../model/text.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { isoDay, type Moment, monthOfDay } from "../period/period.ts";
import { ALL_REDEFINITIONS, coverWarnings, webpageText } from "./accountability.ts";
import type {
  Accessibility,
  EarlierCorrection,
  Material,
  ReleaseOfTool,
  ReportEvent,
  Revisions,
} from "./block-entry.ts";
import {
  buildBlock,
  describesReport,
  hidesNumbers,
  isBlank,
  isHeldBack,
  sentencesIn,
  withCorrection,
  withGround,
  withNumbers,
  withoutBareSubheadings,
  withoutEmptyLists,
} from "./blocks.ts";
import { correctionOfModel, correctionSection, type OwnCorrection } from "./corrections.ts";
import { Facts, type PlaceInDocument } from "./facts.ts";
import { comparePeriods, redefinedBetween, withRedefinitions } from "./earlier-figures.ts";

/**
 * Builds the report as data from protected figures and the writer's texts. Leaves out empty blocks,
 * and sections without blocks. Builds the blocks that describe the report itself last, whatever
 * their place. Throws NothingToShow if the document would have no content.
 */
export function buildReport(material: ReportMaterial): ReportModel {
  const { documentType, narratives, redefinitions } = material;
  const { called } = documentType;
  const accountability = sectionOf(documentType, "accountability");
  const { correction = null, corrections = [] } = material;
  const worked = material.material ?? materialOf({ ...material, called, accountability });
  const drawn = { ...worked, corrections };
  const sources = { material: drawn, narratives };
  const { facts } = sources.material;

  const due = documentType.sections.filter(
    ({ fewestRegistrations }) => facts.registrations >= fewestRegistrations,
  );
  const drafts = due.map(({ id, title, inPrint, blocks: references, ...section }) => ({
    id,
    section,
    title,
    // A section that is not in print, or that lists all redefinitions, explains figures and shows
    // none.
    showsFigures:
      inPrint && !references.some((one) => sentencesIn(one).includes(ALL_REDEFINITIONS)),
    blocks: references.map((reference) => ({
      reference,
      built: isHeldBack(section, material.edition)
        ? []
        : buildBlock(reference, { ...sources, mentioned: null }),
    })),
  }));
  const blocks = drafts.flatMap((draft) => draft.blocks.flatMap(({ built }) => built));
  const mentioned = { figures: mentionedIn(blocks), hidesNumbers: hidesNumbers(blocks) };
  const sections = drafts.flatMap(({ id, title, section, showsFigures, blocks }): Section[] => {
    const all = withGround(section, material.edition, material.fields, () =>
      blocks.flatMap(({ reference, built }) =>
        describesReport(reference) ? buildBlock(reference, { ...sources, mentioned }) : built,
      ),
    );
    const kept = withoutBareSubheadings(
      showsFigures ? withRedefinitions(all, facts, redefinitions) : all,
    );
    return kept.length === 0 ? [] : [{ id, title, blocks: kept }];
  });

  const numbered = documentType.numbered ? withNumbers(sections) : sections;
  const written = withDistinctDefinitions(withoutEmptyLists(numbered));
  if (isBlank(written, documentType)) throw new NothingToShow();
  const shown =
    correction === null
      ? written
      : withCorrection(
          written,
          correctionSection(correction, material.figures, called),
          documentType,
        );
  const hasFigures = documentType.figures;
  return {
    schemaVersion: 2,
    document: documentType.name,
    language: "nl-NL",
    title: documentType.title,
    subject: documentType.subject,
    ...(material.fields === null ? {} : { fields: material.fields }),
    ...(material.edition === null ? {} : { edition: editionOf(material.edition) }),
    period: periodOf(material.figures),
    referenceDate: hasFigures ? formatDay(facts.referenceDay) : null,
    ...(hasFigures ? { imprint: [say`Peildatum ${facts.referenceDayRun}`] } : {}),
    ...(material.webpage === null ? {} : { webpage: webpageText(material.webpage, called) }),
    ...(material.files === undefined ? {} : { files: material.files }),
    ...(hasFigures
      ? { dataset: { measures: measuresOf(material.figures), ...material.dataset } }
      : {}),
    organisation: material.organisation,
    logo: material.logo,
    palette: material.palettes.light,
    darkPalette: material.palettes.dark,
    publishedOn: material.publishedOn === null ? null : formatDay(material.publishedOn.day),
    publishedDay: material.publishedOn === null ? null : isoDay(material.publishedOn.day),
    ...(correction === null ? {} : { correction: correctionOfModel(correction) }),
    internalUseOnly: material.internalUseOnly,
    warnings: hasFigures ? coverWarnings(facts) : [],
    sections: shown,
  };
}

/** The error for a document with nothing to print: see `isBlank`. */
export class NothingToShow extends Error {
  override readonly name = "NothingToShow";
}

function editionOf({ id, mark }: DocumentEdition): NonNullable<ReportModel["edition"]> {
  return mark === null ? { id } : { id, mark };
}

function periodOf({ period }: PublishedFigures): ReportModel["period"] {
  return { id: period.id, label: spelledOut(period.label), from: period.from, to: period.to };
}

/** The labels of the available figures. */
function measuresOf({ figures }: PublishedFigures): readonly string[] {
  return Object.values(figures).flatMap((one) => ("unavailable" in one ? [] : [one.label]));
}

/**
 * Works out the material that all blocks are built from. There is no previous period if nobody had
 * registered by then, or if the export lacks a month of the report's period.
 */
export function materialOf(material: FigureMaterial): Material {
  const { events, redefinitions, website, accessibility, contact, letterFrom } = material;
  const { called, accountability, release } = material;
  const facts = new Facts(material.figures, "", new Set(), accountability);
  const { publications } = material;
  const chain = publications?.chain ?? [];
  const earlierOf = (figures: PublishedFigures, prefix: Prefix): Earlier => ({
    figures,
    facts: new Facts(
      figures,
      prefix,
      redefinedBetween(figures, material.figures, redefinitions),
      accountability,
    ),
  });
  const series = material.earlierFigures
    .map((figures) => earlierOf(figures, prefixOf(figures, "export")))
    .filter(isAny);
  const kept = chain.map((figures) => earlierOf(figures, prefixOf(figures, "kept"))).filter(isAny);
  const before = lacksMonths(facts) ? undefined : series.at(-1)?.figures;
  const previous =
    before === undefined
      ? undefined
      : earlierOf(newestKnown(before, chain.at(-1)), (field) =>
          prefixOf(before, isKnownByReportsOnly(figureIn(field)) ? "kept" : "export"),
        );
  return {
    facts,
    previous: previous?.facts ?? null,
    comparison:
      previous === undefined
        ? null
        : comparePeriods(previous.figures, material.figures, redefinitions),
    series: [...series.map((one) => one.facts), facts],
    kept: kept.map((one) => one.facts),
    revisions: revisionsOf(publications?.latest ?? null),
    isPublishedElsewhere: publications?.isElsewhere ?? false,
    corrections: [],
    events,
    redefinitions,
    website,
    accessibility,
    contact,
    letterFrom,
    called,
    release,
  };
}

/** The figures of an earlier period, and the same figures as facts. */
interface Earlier {
  readonly figures: PublishedFigures;
  readonly facts: Facts;
}

/** True if anybody had registered by the end of the earlier period. */
function isAny({ facts }: Earlier): boolean {
  return facts.registrations > 0;
}

type Prefix = ConstructorParameters<typeof Facts>[1];

/**
 * The prefix for origins of numbers of an earlier period. `export`: computed from the current
 * export. `kept`: published in a snapshot.
 */
function prefixOf({ period }: PublishedFigures, source: "export" | "kept"): string {
  return ORIGIN_OF.edition({ period: period.id, isKept: source === "kept" });
}

/** The figure of a field: "children.returned" for "children.returned.value". */
function figureIn(field: string): string {
  return field.split(".").slice(0, 2).join(".");
}

function revisionsOf(latest: EarlierPublications["latest"]): Revisions | null {
  if (latest === null) return null;
  const { published, anew, isOtherCodebook } = latest;
  return {
    published: new Facts(published, prefixOf(published, "kept")),
    recomputed: new Facts(anew, prefixOf(anew, "export")),
    figures: revisedFigures(published, anew),
    isOtherCodebook,
  };
}

function lacksMonths({ latestDay, period }: Facts): boolean {
  return latestDay !== null && monthOfDay(latestDay) < period.lastMonth;
}

/** What was published before the report, from snapshots. */
export interface EarlierPublications {
  /**
   * A chain of earlier periods, the oldest first. Each is the previous period of the next, and the
   * last is the previous period of the report.
   */
  readonly chain: readonly PublishedFigures[];
  /**
   * The newest publication, and the figures of its period as computed from the report's own export.
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
  readonly release: ReleaseOfTool;
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
