import { documentTitle } from "../render/document-title.ts";
import { formatDay, formatPeriodInFull, formatTime } from "../language/dates.ts";
import { uncapitalised } from "../language/words.ts";
import { kitTexts } from "../messages/kit-texts.ts";
import { webpageOf } from "../model/definitions.ts";
import { fileNames } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { capitalised, plainText, type Text } from "../model/text.ts";
import type { Moment } from "../period/moment.ts";
import { parsePeriod } from "../period/period.ts";
import { addressOf, type KitMaterial } from "./kit-material.ts";
import { onOneLine } from "./pasted-html.ts";
import {
  correctionOf,
  figuresIn,
  keyFigureSentence,
  keyFiguresOf,
  newsOf,
  otherChangesOf,
  withoutStop,
} from "./highlights.ts";

const pointTexts = kitTexts.points;
const MOST_POINTS = 5;

/**
 * The main points of a report for mail and press, as Markdown: at most five. Each names its period,
 * the period it is compared with, and its reference date. Nothing is escaped, because people copy
 * the plain text. Null for a report without points.
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
    ...(day === null ? [] : [pointTexts.reference(day)]),
  ];
  return `${[
    `# ${pointTexts.title(name)}`,
    `**${momentText(publishedOn)}**`,
    ...(correction === "" ? [] : [correction]),
    pointTexts.use,
    points.map((point, index) => `${index + 1}. ${point}`).join("\n"),
    pointTexts.source(source),
    `${pointTexts.link} ${link === null ? `[${pointTexts.linkUnknown}]` : `<${link}>`}`,
    ...(settings.contact === null ? [] : [`${pointTexts.contact} ${onOneLine(settings.contact)}`]),
  ].join("\n\n")}\n`;
}

function momentText({ day, minutes }: Moment): string {
  return minutes === null
    ? pointTexts.publishedOn(formatDay(day))
    : pointTexts.embargo(`${formatDay(day)}, ${formatTime(minutes)}`);
}

/** The points: the news first, then key figures and changes that the news does not mention. */
export function keyPoints(model: ReportModel): readonly string[] {
  const mentioned = new Set<string>();
  const points: string[] = [];
  const add = (text: Text): void => {
    if (points.length === MOST_POINTS) return;
    for (const figure of figuresIn(text)) mentioned.add(figure);
    points.push(withPeriod(text, model));
  };
  const isMentioned = (text: Text): boolean =>
    figuresIn(text).some((figure) => mentioned.has(figure));
  newsOf(model).forEach(add);
  for (const figure of keyFiguresOf(model)) {
    const withChange = figure.change === undefined || !isMentioned(figure.change);
    if (!isMentioned(figure.value)) add(keyFigureSentence(figure, { withChange }));
  }
  for (const change of otherChangesOf(model)) {
    if (!isMentioned(change)) add(change);
  }
  return points;
}

/** The id of an earlier period in the origin of a number. */
const EARLIER = /(?<![\w-])(\d{4}[\w-]*)(?:@kept)?\//;
/** The origin of a flow: a number of events in the period. */
const IN_PERIOD = /inPeriod/i;

/**
 * A sentence that can stand alone: with its period, the period it is compared with, and the reference
 * date, unless it names them itself.
 */
function withPeriod(text: Text, model: ReportModel): string {
  const { period, referenceDate } = model;
  const origins = text.flatMap(({ origin }) => origin ?? []);
  const isOfPeriod = origins.some((origin) => IN_PERIOD.test(origin) && !EARLIER.test(origin));
  const namesDay = origins.some((origin) => origin === "period.to" || origin.endsWith(".asOf"));
  const about = [
    ...(isOfPeriod ? [[period.label, ...comparedWith(origins)].join(", ")] : []),
    ...(referenceDate === null || namesDay ? [] : [pointTexts.reference(referenceDate)]),
  ];
  const inBrackets = about.length === 0 ? uncapitalised(documentTitle(model)) : about.join("; ");
  return `${withoutStop(plainText(capitalised(text)))} (${inBrackets}).`;
}

/** The earlier periods of the numbers in a sentence, unless it names their last day itself. */
function comparedWith(origins: readonly string[]): readonly string[] {
  if (origins.some((origin) => origin.endsWith("/period.to"))) return [];
  const ids = new Set(origins.flatMap((origin) => EARLIER.exec(origin)?.[1] ?? []));
  return [...ids].flatMap((id) => {
    const period = parsePeriod(id);
    return period === undefined ? [] : [pointTexts.comparedWith(formatPeriodInFull(period))];
  });
}
