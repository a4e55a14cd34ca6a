import {
  type DocumentType,
  type Field,
  narrativePlaces,
  type NarrativePlace,
  SAMPLE_FIELD,
} from "../document-type/document-type.ts";
import { formatPeriod } from "../language/dates.ts";
import { initMessages } from "../messages/init.ts";
import { addDays, isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { withoutControls } from "../language/control-characters.ts";
import { commentLines } from "./comment-lines.ts";
import { earlierAsComment, type EarlierText, linesToLookAt } from "./earlier-text.ts";

/** A new file. */
export interface NewFile {
  /** Its path within the folder, with `/` between names. */
  readonly file: string;
  readonly content: string | Uint8Array;
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
