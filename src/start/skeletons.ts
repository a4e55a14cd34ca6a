import {
  type DocumentType,
  type Field,
  type NarrativePlace,
  narrativePlaces,
  SAMPLE_FIELD,
} from "../document-type/document-type.ts";
import { withoutControls } from "../language/characters.ts";
import { formatPeriod } from "../language/dates.ts";
import { initMessages } from "../messages/document-type.ts";
import { addDays, isoDay, type Period } from "../period/period.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";

/** A new file. */
export interface NewFile {
  /** Its path within the folder, with `/` between names. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** A text of an earlier period, as an example for the next. */
export interface EarlierText {
  /** The path that the skeleton names. */
  readonly place: string;
  /** Its lines without comments. */
  readonly lines: readonly string[];
}

/** The input of the skeletons of a document. */
export interface SkeletonsOf {
  readonly documentType: DocumentType;
  readonly period: Period;
  /** The document that this one accompanies. */
  readonly accompanied: Pick<DocumentType, "name" | "title">;
  /** The figures come from the sample, and the report must say so. */
  readonly isOfSample: boolean;
  /** The latest earlier texts, by the names of their files without `.md`. */
  readonly earlier: ReadonlyMap<string, EarlierText>;
}

const { skeleton: texts, fields: fieldTexts } = initMessages;

/** The files that a writer fills in: one for each text, and one for the fields. */
export function skeletonsOf(of: SkeletonsOf): readonly NewFile[] {
  const { documentType } = of;
  const places = narrativePlaces(documentType);
  // The first text of a report on the sample says that its figures are invented.
  const noticed = of.isOfSample && documentType.figures ? places[0]?.name : undefined;
  const ofTexts = places.map((place) => ({
    file: `${place.name}.md`,
    content: skeletonOf(place, place.name === noticed, of),
  }));
  const fields = documentType.fields;
  if (fields === null) return ofTexts;
  return [
    { file: `${fields.file}.md`, content: fieldsOf(fields.file, fields.list, of) },
    ...ofTexts,
  ];
}

function skeletonOf(
  place: NarrativePlace,
  isNoticed: boolean,
  { documentType, period, earlier }: SkeletonsOf,
): string {
  const { name, title, guidance } = place;
  const isHeld = documentType.sections.some(
    ({ editions, blocks }) =>
      editions !== null && blocks.some((block) => "narrative" in block && block.narrative === name),
  );
  const isNeeded = place.required && !isHeld;
  const example = isNeeded ? (guidance?.sample ?? texts.generalSample) : null;
  const sample = isNoticed
    ? [texts.sampleNotice, ...(example === null ? [] : [example])].join("\n\n")
    : example;
  const call = guidance?.call ?? (documentType.figures ? texts.generalCall : null);
  const before = earlier.get(name);
  const help = [
    texts.head(title, documentType.title, formatPeriod(period)),
    texts.howComments,
    "",
    guidance === null ? texts.generalPurpose(title) : texts.purpose(guidance.purpose),
    texts.questions,
    ...(guidance?.questions ?? texts.generalQuestions).map((question) => `- ${question}`),
    "",
    call === null ? texts.callWithoutFigures : texts.call(call),
    ...(documentType.figures ? [texts.figures(period.id)] : []),
    ...(isNeeded ? [texts.required] : isHeld ? [] : [texts.optional]),
    ...(sample === null ? [] : [texts.sampleBelow]),
  ];
  return [
    ...(sample === null ? [] : ["---", `${SAMPLE_FIELD}: true`, "---"]),
    // A comment directly below a paragraph would be part of it, so a line between them stays empty.
    "",
    "",
    ...help.flatMap(commentLines),
    ...(before === undefined ? [] : [...commentLines(""), ...earlierAsComment(before)]),
    "",
    ...(sample === null ? [] : [sample.trimEnd(), ""]),
  ].join("\n");
}

function fieldsOf(
  file: string,
  list: readonly Field[],
  { documentType, period, accompanied, earlier }: SkeletonsOf,
): string {
  const before = earlier.get(file);
  const grounds = new Set(documentType.sections.map(({ ground }) => ground));
  const day = isoDay(addDays(period.to, 1));
  const valueOf = ({ id, kind, label, accompanies }: Field): string => {
    if (accompanies === "title") return JSON.stringify(accompanied.title);
    if (grounds.has(id)) return fieldTexts.noGround;
    if (kind === "day") return day;
    if (kind === "moment") return `${day}T10:00`;
    if (kind === "period") return JSON.stringify(period.id);
    return kind === "document" ? accompanied.name : JSON.stringify(fieldTexts.example(label));
  };
  const comments = [
    ...fieldTexts.head,
    ...(before === undefined
      ? []
      : ["", fieldTexts.earlier(before.place), ...linesToLookAt(before.lines)]),
  ];
  return [
    "---",
    ...comments.map((line) => `# ${withoutControls(line)}`.trimEnd()),
    `${SAMPLE_FIELD}: true`,
    ...list.map((field) => `${field.id}: ${valueOf(field)}`),
    "---",
    "",
  ].join("\n");
}

// Earlier texts.

/** Half of the limits of a text, so that the writer has room. */
const MOST_BYTES = 100_000;
const MOST_LINES = 2000;

/**
 * An earlier text as comments, which no report shows. Leaves out lines that may contain personal
 * data, and cuts a long text. A sentence replaces what is left out.
 */
export function earlierAsComment({ place, lines }: EarlierText): readonly string[] {
  const comments = linesToLookAt(withoutEmptyRuns(lines)).flatMap(commentLines);
  const most = firstThatFit(comments);
  return [
    ...commentLines(initMessages.skeleton.earlier(place)),
    ...commentLines(""),
    ...most,
    ...(most.length < comments.length ? commentLines(initMessages.skeleton.earlierCut) : []),
    ...commentLines(""),
    ...commentLines(initMessages.skeleton.earlierEnd),
  ];
}

/** The lines, with a sentence in place of each line that may contain personal data. */
function linesToLookAt(lines: readonly string[]): readonly string[] {
  return withoutPersonalData(lines).map((line) => line ?? initMessages.skeleton.earlierLineLeftOut);
}

/** The lines without empty ones at the ends, and with at most one empty line in a row. */
function withoutEmptyRuns(lines: readonly string[]): readonly string[] {
  const isEmpty = (line: string | undefined): boolean => line?.trim() === "";
  const single = lines.filter((line, at) => !isEmpty(line) || (at > 0 && !isEmpty(lines[at - 1])));
  return isEmpty(single.at(-1)) ? single.slice(0, -1) : single;
}

/** The lines, with null for each line that may contain personal data. */
function withoutPersonalData(lines: readonly string[]): readonly (string | null)[] {
  let left: readonly (string | null)[] = lines;
  // Removing a line can make its neighbours read as personal data, so this repeats.
  for (;;) {
    const comments = left.map((line) => commentLines(line ?? "").join(" "));
    const found = [left.map((line) => line ?? ""), comments].flatMap((view) =>
      personalDataIn(view, null, (entity) => entity).map(({ line }) => line),
    );
    if (found.length === 0) return left;
    const places = new Set(found);
    left = left.map((line, at) => (places.has(at) ? null : line));
  }
}

function firstThatFit(comments: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = comments.findIndex((line, at) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > MOST_BYTES || at >= MOST_LINES;
  });
  return end < 0 ? comments : comments.slice(0, end);
}

// Comments of Markdown.

/**
 * In UTF-16 units. Even with every character escaped, a line is shorter than the limit of a text.
 */
const LONGEST_LINE = 4000;
const ESCAPED = /[\\()]/g;

/** A comment without words, which joins the comments above and below it. */
const EMPTY = "[//]: #";
/** Splits a line into parts that are short enough, never within a character. */
const PIECES = new RegExp(`[^]{1,${LONGEST_LINE}}`, "gu");

/** Words as comments of Markdown, which no report shows: at least one comment for each line. */
export function commentLines(words: string): readonly string[] {
  return words.split(/\r\n|\n|\r/).flatMap((line) => {
    const shown = withoutControls(line)
      .replaceAll(/[\u2028\u2029\u0085]/g, " ")
      .trimEnd();
    const pieces = shown.match(PIECES) ?? [];
    return pieces.length === 0 ? [EMPTY] : pieces.map((piece) => commentOf(piece));
  });
}

function commentOf(words: string): string {
  return `${EMPTY} (${words.replaceAll(ESCAPED, String.raw`\$&`)})`;
}
