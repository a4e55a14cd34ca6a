import { isKnownByReportsOnly } from "../../src/compare/protect-comparison.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { type FiguresOf, numberOf } from "../../src/model/origins/read-origins.ts";
import { parseOrigin, type Edition, type Origin } from "../../src/model/origins/origin.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { monthsIn } from "../../src/period/period.ts";
import { Balance } from "./balance.ts";
import { drawnValuesIn, mentionsIn, numberIn, quoted, type Mention } from "./mentions.ts";
import { periodOf, SubjectReader, type Subject } from "./subjects.ts";

/** The section that shows published numbers beside the current ones. */
const REVISIONS = "aangepast";

/** Words with that meaning in a remark below a chart. */
const SAYS_REVISED = /aangepast|herzien|vorige rapportage|eerdere rapportage/i;

/**
 * The contradictions in a report: one number with two printed values, stocks and flows that do not
 * add up, and an earlier number that is not the newest known one. A text that gives both values of
 * a revised number is not a contradiction.
 */
export function contradictionsIn(model: ReportModel, figuresOf: FiguresOf): readonly string[] {
  const reader = new SubjectReader(model, figuresOf);
  const told = mentionsIn(model)
    .filter(({ section }) => section !== REVISIONS)
    .map((mention) => ({ mention, subject: reader.subjectOf(mention.source) }));
  return [
    ...twiceTold(told),
    ...notInBalance(told),
    ...notNewest(told, model.period.id),
    ...drawnOtherwise(model, figuresOf),
  ];
}

interface Told {
  readonly mention: Mention;
  readonly subject: Subject | null;
}

function twiceTold(told: readonly Told[]): readonly string[] {
  const bySubject = Map.groupBy(
    told.filter(({ subject }) => subject !== null),
    ({ subject }) => subject?.key ?? "",
  );
  return [...bySubject].flatMap(([key, all]) => {
    const mentions = all.map(({ mention }) => mention);
    const current = mentions.filter((one) => !saysItWas(one, mentions));
    const byNumber = Map.groupBy(current, ({ number }) => number);
    if (byNumber.size < 2) return [];
    const places = [...byNumber].map(
      ([number, [first]]) => `${number ?? "not shown"} (${first?.source ?? ""}) in ${place(first)}`,
    );
    return [`${key} is ${places.join(", and ")}`];
  });
}

/** True for a published number in a text that says so or that gives the current number. */
function saysItWas({ origin, beside, number }: Mention, all: readonly Mention[]): boolean {
  if (!isKept(origin)) return false;
  const others = all.filter((one) => one.beside === beside && !isKept(one.origin));
  return others.some((one) => one.number !== number) || SAYS_REVISED.test(plainText(beside));
}

function isKept(origin: Mention["origin"]): boolean {
  return "edition" in origin && origin.edition?.isKept === true;
}

/** Numbers that do not add up, such as 785 before, 182 since and 965 now. */
function notInBalance(told: readonly Told[]): readonly string[] {
  const balances = new Map<string, Balance>();
  return told.flatMap(({ mention, subject }) => {
    const span = subject?.span ?? null;
    if (span === null || mention.number === null || isKept(mention.origin)) return [];
    const balance = balances.get(span.stream) ?? new Balance();
    balances.set(span.stream, balance);
    const follows = balance.add(span.after ?? "", span.to, mention.number);
    if (follows === mention.number) return [];
    return [
      `${span.stream} from ${span.after ?? "the start"} to ${span.to} are ${follows} by the other numbers, and ${mention.number} in ${place(mention)}`,
    ];
  });
}

/** Earlier numbers that do not come from the export, and flows of periods with another length. */
function notNewest(told: readonly Told[], own: string): readonly string[] {
  const length = monthsIn(periodOf(own));
  return told.flatMap(({ mention }) =>
    figuresIn(mention.origin).flatMap(({ edition, figure }) => {
      if (edition === null) return [];
      if (isKnownByReportsOnly(figure) && !edition.isKept) {
        return [`the export does not know ${mention.source}, in ${place(mention)}`];
      }
      const isFlow = CATALOGUE.some(({ id, measure }) => id === figure && measure === "flow");
      if (isFlow && monthsIn(periodOf(edition.period)) !== length) {
        return [`${mention.source} is of another length, in ${place(mention)}`];
      }
      return [];
    }),
  );
}

/** A figure of an edition. */
interface OfEdition {
  readonly edition: Edition | null;
  readonly figure: string;
}

/** The figures that an origin takes numbers from. */
function figuresIn(origin: Origin): readonly OfEdition[] {
  if ("parts" in origin) return origin.parts.flatMap((part) => figuresIn(part));
  const isNumber = ["number", "sum", "before", "since", "max", "ties"].includes(origin.kind);
  return isNumber && "figure" in origin && "edition" in origin ? [origin] : [];
}

/** Bars and points with a size that differs from the number beside them. */
function drawnOtherwise(model: ReportModel, figuresOf: FiguresOf): readonly string[] {
  return drawnValuesIn(model.sections).flatMap(({ value, text }) => {
    const numbers = text.flatMap(({ text: printed, origin = "" }) => {
      const number = numberIn(printed);
      const parsed = parseOrigin(origin);
      const part = parsed?.kind === "share" ? numberOf(parsed.parts[0], figuresOf) : undefined;
      return typeof number === "number" ? [[number, part ?? number]] : [];
    });
    const [only] = numbers;
    if (value === null || only === undefined || numbers.length > 1) return [];
    return only.some((one) => Math.abs(value - one) <= 0.5)
      ? []
      : [`drawn as ${value}: ${quoted(text)}`];
  });
}

function place(mention: Mention | undefined): string {
  return mention === undefined ? "" : `${mention.section}: “${quoted(mention.beside)}”`;
}
