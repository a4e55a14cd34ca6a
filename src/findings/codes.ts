/**
 * How serious a finding is. An error refuses the input; a warning does so only with `--strict`; a
 * hint never.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * Every code of a finding with its severity, grouped by the folder of `src` that reports it. Codes
 * are stable across releases, because scripts rely on them.
 *
 * A run can change a severity, see `finding.ts`.
 */
export const CODES = {
  /** The export. */
  monitor: {
    "file-too-large": "error",
    "file-not-csv": "error",
    "encoding-invalid": "error",
    "encoding-mixed": "error",
    "nul-character": "error",
    "line-ends-invalid": "error",
    "no-rows": "error",
    "no-valid-rows": "error",
    "too-many-skipped": "error",
    "header-not-first": "error",
    "header-repeated": "error",
    "last-lines-no-rows": "error",
    "total-row": "error",
    "column-missing": "error",
    "column-repeated": "error",
    "columns-exchanged": "warning",
    "column-unknown": "warning",
    "column-nameless": "warning",
    "control-character": "warning",
    "too-many-columns": "error",
    "too-many-regions": "error",
    "row-too-short": "error",
    "row-too-long": "error",
    "row-too-large": "error",
    "cell-too-long": "error",
    "quote-unclosed": "error",
    "quote-stray": "error",
    "cell-empty": "error",
    "id-invalid": "error",
    "id-repeated": "error",
    "date-invalid": "error",
    "dates-month-first": "error",
    "dates-ambiguous": "warning",
    "dates-shifted": "warning",
    "date-far": "warning",
    "count-invalid": "error",
    "choice-unknown": "error",
    "choice-undated": "error",
    "region-placeholder": "error",
    "region-note": "error",
    "region-unknown": "warning",
    "region-garbled": "warning",
    "status-step": "error",
    "status-order": "error",
    "date-before-registration": "error",
    "children-placed-exceed": "error",
    "measures-exceed-placed": "error",
    "whereabouts-exceed-placed": "error",
    "returned-exceed-placed": "error",
    "returned-without-result": "error",
    "result-repeated": "error",
    "analysis-repeated": "error",
    "analysis-finished-before-start": "error",
    "custody-contradiction": "warning",
    "personal-data-header": "error",
    "personal-data-email": "error",
    "personal-data-phone": "error",
    "personal-data-iban": "error",
    "personal-data-postcode": "error",
    "personal-data-bsn": "error",
    "personal-data-bsn-column": "error",
  },
  /** The codebook file. */
  codebook: {
    "codebook-syntax": "error",
    "codebook-unknown": "error",
    "codebook-invalid": "error",
    "codebook-control": "warning",
  },
  /** The settings, wherever they are given. */
  settings: {
    "settings-syntax": "error",
    "settings-unknown": "error",
    "settings-invalid": "error",
    "settings-name": "error",
    "settings-personal-data": "error",
    "settings-unprintable": "error",
    "content-missing": "error",
    "settings-number": "warning",
    "settings-unused": "warning",
    "settings-empty": "warning",
    "settings-comment": "warning",
    "settings-control": "warning",
    "environment-unknown": "warning",
  },
  /** The folder of a document type and its `document.yaml`. */
  "document-type": {
    "document-type-syntax": "error",
    "document-type-unknown": "error",
    "document-type-invalid": "error",
    "document-type-unreadable": "error",
    "document-type-template": "error",
    "document-type-control": "warning",
    "document-type-comment": "warning",
  },
  /** Found while reading the files of texts and fields. */
  narrative: {
    "fields-form": "error",
    "fields-missing": "error",
    "fields-unknown": "error",
    "fields-invalid": "error",
    "fields-sample": "error",
    "fields-comment": "warning",
    "fields-ground": "error",
    "narrative-front-matter": "error",
    "narrative-sample-published": "error",
    "narrative-sample": "warning",
    "narrative-bsn": "error",
    "narrative-iban": "error",
    "narrative-number": "warning",
    "narrative-email": "warning",
    "narrative-phone": "warning",
    "narrative-postcode": "warning",
    "narrative-heading": "error",
    "narrative-heading-jump": "warning",
    "narrative-heading-empty": "error",
    "narrative-html": "error",
    "narrative-entity": "warning",
    "narrative-image": "error",
    "narrative-note": "error",
    "narrative-note-unused": "error",
    "narrative-note-in-note": "error",
    "narrative-language": "error",
    "narrative-list": "warning",
    "narrative-counted": "warning",
    "narrative-as-written": "warning",
    "narrative-speaker": "warning",
    "narrative-struck": "warning",
    "narrative-code": "warning",
    "narrative-fence": "error",
    "narrative-encoding": "error",
    "narrative-control": "warning",
    "narrative-character": "error",
    "narrative-other-font": "warning",
    "narrative-limit": "error",
    "narrative-empty": "warning",
    "narrative-required": "error",
    "narrative-none": "error",
    "narrative-unknown": "warning",
    "narrative-double": "warning",
    "narrative-misplaced": "warning",
    "narrative-unreadable": "error",
    "period-folder-unknown": "warning",
    "document-folder-unknown": "warning",
    "narrative-box-title": "error",
    "narrative-box-open": "error",
    "narrative-box-empty": "error",
    "narrative-box-unknown": "error",
    "narrative-box-stray": "error",
    "narrative-box-place": "error",
    "narrative-box-heading": "error",
    "narrative-image-address": "error",
    "narrative-image-missing": "error",
    "narrative-image-file": "error",
    "narrative-image-small": "warning",
    "narrative-image-alt": "error",
    "narrative-image-alt-long": "warning",
    "narrative-image-place": "error",
    "narrative-image-caption": "warning",
    "narrative-image-unused": "warning",
    "narrative-link": "warning",
    "narrative-link-empty": "error",
    "narrative-link-words": "warning",
    "narrative-bare-link": "warning",
    "narrative-link-title": "warning",
    "narrative-reference": "error",
    "narrative-table": "error",
    "narrative-table-empty": "error",
    "narrative-table-row": "warning",
    "narrative-table-caption": "warning",
    "narrative-table-wide": "warning",
    "woven-syntax": "error",
    "woven-not-allowed": "error",
    "woven-unknown": "error",
    "woven-arguments": "error",
    "woven-figure-unknown": "error",
    "woven-category-unknown": "error",
    "woven-form": "error",
    "woven-noun-unknown": "error",
    "woven-month": "error",
    "woven-not-shown": "error",
    "woven-place": "error",
    "woven-empty": "warning",
  },
  /** What proofreading notices in the texts. */
  proofreading: {
    "text-ignore": "warning",
    "text-long-sentence": "hint",
    "text-passive": "hint",
    "text-nominal": "hint",
    "text-hard-word": "hint",
    "text-spelling": "warning",
    "text-figure-unknown": "warning",
    "text-figure-unbound": "hint",
    "text-figure-earlier": "warning",
    "text-left-over": "warning",
    "text-comment-shown": "warning",
    "text-repeated": "warning",
    "text-repeated-here": "warning",
    "text-time-outside": "warning",
    "text-date-passed": "warning",
    "text-weekday": "warning",
  },
  /** Figures of the export that look wrong beside earlier figures. */
  plausibility: {
    "export-stock-fell": "warning",
    "export-category-vanished": "warning",
    "export-category-appeared": "warning",
    "export-unknown-rose": "warning",
    "export-month-empty": "warning",
    "export-flow-unusual": "warning",
    "export-rows-fewer": "warning",
    "export-columns-exchanged": "warning",
  },
  /** A file of published figures. */
  compare: {
    "figures-file-unreadable": "error",
    "figures-file-syntax": "error",
    "figures-file-invalid": "error",
    "figures-file-threshold": "warning",
  },
  /** Snapshots of earlier reports. */
  snapshots: {
    "snapshot-unreadable": "error",
    "snapshot-changed": "error",
    "snapshot-line-ends": "warning",
    "snapshot-resaved": "warning",
  },
  /** Found only in all input of a run together: the period, corrections, publication and size. */
  pipeline: {
    "export-ends-early": "warning",
    "export-too-short": "error",
    "export-before-period": "error",
    "no-registrations": "error",
    "correction-no-report": "warning",
    "correction-nothing-kept": "warning",
    "correction-not-kept": "warning",
    "correction-other-day": "warning",
    "correction-unnamed": "warning",
    "correction-unchanged": "warning",
    "published-before-end": "error",
    "published-before-latest": "warning",
    "published-on-fixed": "warning",
    "accessibility-missing": "warning",
    "published-text-changed": "warning",
    "dataset-incomplete": "warning",
    "webpage-missing": "warning",
    "narrative-too-wide": "error",
    "accompanied-otherwise": "error",
    "accompanied-unknown": "error",
    "accompanied-not-made": "warning",
    "accompanied-time": "warning",
    "document-too-long": "error",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Severity>>>>;

type Room = keyof typeof CODES;

/** The codes that one folder of `src` reports. */
type CodeOf<R extends Room> = keyof (typeof CODES)[R];

export type FindingCode = { [R in Room]: CodeOf<R> }[Room];

export type MonitorCode = CodeOf<"monitor">;
export type CodebookCode = CodeOf<"codebook">;
export type SettingsCode = CodeOf<"settings">;
export type DocumentTypeCode = CodeOf<"document-type">;
export type FiguresFileCode = CodeOf<"compare">;
export type SnapshotCode = CodeOf<"snapshots">;
export type PlausibilityCode = CodeOf<"plausibility">;
export type ProofreadingCode = CodeOf<"proofreading">;

type CodeThatBegins<S extends string> = Extract<FindingCode, `${S}${string}`>;

/** The codes about the fields of a document and about the document that it accompanies. */
export type FieldCode = CodeThatBegins<"fields-" | "accompanied-">;
/** The codes about the texts of a document, apart from what proofreading notices. */
export type NarrativeCode = Exclude<CodeOf<"narrative">, FieldCode>;
/** The codes about figures that a text calls. */
export type WovenCode = CodeThatBegins<"woven-">;
export type CorrectionCode = CodeThatBegins<"correction-">;

const SEVERITIES = Object.assign({}, ...Object.values(CODES)) as Readonly<
  Record<FindingCode, Severity>
>;

/** The severity of a code, unless the run changes it. */
export function severityOf(code: FindingCode): Severity {
  return SEVERITIES[code];
}
