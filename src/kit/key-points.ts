import { documentTitle } from "../render/document-title.ts";
import { formatDay, formatPeriodInFull, formatTime } from "../language/dates.ts";
import { uncapitalised } from "../language/words.ts";
import { kitTexts } from "../messages/kit-texts.ts";
import { fileNames } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { capitalised, plainText, type Text } from "../model/text.ts";
import type { Moment } from "../period/moment.ts";
import { parsePeriod } from "../period/period.ts";
import { addressOf, type KitMaterial, webpageOf } from "./kit-material.ts";
import { onOneLine } from "./pasted-html.ts";
import {
  correctionOf,
  figuresIn,
  keyFigureSentence,
  keyFiguresOf,
  newsOf,
  otherChangesOf,
  withoutStop,
} from "./said.ts";

const texts = kitTexts.points;
const MOST_POINTS = 5;

/**
 * What a report says first, as five points for mail and press, fewer where it says less. Each names
 * its period, what it is compared with, and its reference date. Nothing is escaped: people copy the text
 * as it stands. Null for a report that says nothing of the kind.
 */
export function keyPointsMarkdown({
  model,
  publishedOn,
  settings,
}: Pick<KitMaterial, "model" | "publishedOn" | "settings">): string | null {
  const points = keyPoints(model);
  if (points.length === 0) return null;
  const name = documentTitle(model);
  const correction = correctionOf(model).join(" ");
  const link = webpageOf(model) ?? addressOf(fileNames(model).pdf, model);
  const day = model.referenceDate;
  const source = [
    name,
    ...(model.organisation === null ? [] : [onOneLine(model.organisation)]),
    ...(day === null ? [] : [texts.reference(day)]),
  ];
  return `${[
    `# ${texts.title(name)}`,
    `**${momentText(publishedOn)}**`,
    ...(correction === "" ? [] : [correction]),
    texts.use,
    points.map((point, index) => `${index + 1}. ${point}`).join("\n"),
    texts.source(source),
    `${texts.link} ${link === null ? `[${texts.linkUnknown}]` : `<${link}>`}`,
    ...(settings.contact === null ? [] : [`${texts.contact} ${onOneLine(settings.contact)}`]),
  ].join("\n\n")}\n`;
}

function momentText({ day, minutes }: Moment): string {
  return minutes === null
    ? texts.publishedOn(formatDay(day))
    : texts.embargo(`${formatDay(day)}, ${formatTime(minutes)}`);
}

/** The points by themselves: the news first, then key figures and changes that it did not tell. */
export function keyPoints(model: ReportModel): readonly string[] {
  const told = new Set<string>();
  const points: string[] = [];
  const add = (text: Text): void => {
    if (points.length === MOST_POINTS) return;
    for (const figure of figuresIn(text)) told.add(figure);
    points.push(withPeriod(text, model));
  };
  const isTold = (text: Text): boolean => figuresIn(text).some((figure) => told.has(figure));
  newsOf(model).forEach(add);
  for (const figure of keyFiguresOf(model)) {
    const withChange = figure.change === undefined || !isTold(figure.change);
    if (!isTold(figure.value)) add(keyFigureSentence(figure, { withChange }));
  }
  for (const change of otherChangesOf(model)) {
    if (!isTold(change)) add(change);
  }
  return points;
}

/** Of an earlier period: its id stands in the origin of the number. */
const EARLIER = /(?<![\w-])(\d{4}[\w-]*)(?:@kept)?\//;
/** Of what came or happened in the period, and not of how things stood at its end. */
const IN_PERIOD = /inPeriod/i;

/**
 * A sentence that can stand without the others: with the period that it is about and the one that
 * that is compared with, and the reference date, as far as it does not name them itself.
 */
function withPeriod(text: Text, model: ReportModel): string {
  const { period, referenceDate } = model;
  const origins = text.flatMap(({ origin }) => origin ?? []);
  const isOfPeriod = origins.some((origin) => IN_PERIOD.test(origin) && !EARLIER.test(origin));
  const namesDay = origins.some((origin) => origin === "period.to" || origin.endsWith(".asOf"));
  const about = [
    ...(isOfPeriod ? [[period.label, ...comparedWith(origins)].join(", ")] : []),
    ...(referenceDate === null || namesDay ? [] : [texts.reference(referenceDate)]),
  ];
  const inBrackets = about.length === 0 ? uncapitalised(documentTitle(model)) : about.join("; ");
  return `${withoutStop(plainText(capitalised(text)))} (${inBrackets}).`;
}

/** The earlier periods that a sentence holds numbers of, unless it names their last day itself. */
function comparedWith(origins: readonly string[]): readonly string[] {
  if (origins.some((origin) => origin.endsWith("/period.to"))) return [];
  const ids = new Set(origins.flatMap((origin) => EARLIER.exec(origin)?.[1] ?? []));
  return [...ids].flatMap((id) => {
    const period = parsePeriod(id);
    return period === undefined ? [] : [texts.comparedWith(formatPeriodInFull(period))];
  });
}
