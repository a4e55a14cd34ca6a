import { escapedMarkup } from "../language/characters.ts";
import { formatDay, formatPeriodInFull, formatTime } from "../language/dates.ts";
import { listOf, uncapitalised } from "../language/words.ts";
import { kitTexts } from "../messages/kit.ts";
import { fileNames, type ReportModel, webpageOf } from "../model/report-model.ts";
import { capitalised, plainText, type Text } from "../model/text.ts";
import { type Moment, parsePeriod } from "../period/period.ts";
import type { AccessibilityNote } from "../publish/accessibility-note.ts";
import { documentTitle } from "../render/page-head.ts";
import type { Settings } from "../settings/settings.ts";
import {
  addressOf,
  correctionOf,
  elementHtml,
  figuresIn,
  filesForMediaLibrary,
  keyFigureSentence,
  keyFiguresOf,
  type KitMaterial,
  labelOf,
  linkHtml,
  listHtml,
  newsOf,
  onOneLine,
  otherChangesOf,
  pastedHtml,
  picturedChart,
  UNKNOWN_ADDRESS,
  withoutStop,
} from "./kit-material.ts";

// The block for WordPress.

const blockTexts = kitTexts.block;

/**
 * The block for the page about a report, to paste into WordPress. Its headings start at level 2,
 * below the title of the page. It links to the files that a media library accepts, and to the web
 * page of the report if the settings give its address.
 */
export function wordpressBlock(material: KitMaterial): string {
  const { model } = material;
  return pastedHtml([
    ...corrected(model),
    ...briefly(model),
    ...keyFigures(model),
    ...picture(material),
    ...wholeReport(material),
    ...contact(material),
  ]);
}

/** The sentences about the correction of an earlier version. They come first. */
function corrected(model: ReportModel): readonly string[] {
  const [mark, ...others] = correctionOf(model);
  if (mark === undefined) return [];
  const html = [elementHtml("strong", escapedMarkup(mark)), ...others.map(escapedMarkup)];
  return [elementHtml("p", html.join(" "))];
}

/**
 * The news (the opening paragraphs of the report) as one paragraph, because a sentence may depend
 * on the one before it.
 */
function briefly(model: ReportModel): readonly string[] {
  const news = newsOf(model).map(plainText).join(" ");
  return news === ""
    ? [elementHtml("p", escapedMarkup(`${model.subject}.`))]
    : [elementHtml("h2", blockTexts.inBrief), elementHtml("p", escapedMarkup(news))];
}

function keyFigures(model: ReportModel): readonly string[] {
  const figures = keyFiguresOf(model);
  if (figures.length === 0) return [];
  const about =
    model.referenceDate === null
      ? []
      : [
          elementHtml(
            "p",
            escapedMarkup(blockTexts.reference(model.period.label, model.referenceDate)),
          ),
        ];
  return [
    elementHtml("h2", blockTexts.keyFigures),
    ...about,
    listHtml(
      figures.map((figure) => {
        const value = escapedMarkup(plainText(figure.value));
        // The value may come after its label.
        return `${textHtml(keyFigureSentence(figure)).replace(value, () => elementHtml("strong", value))}.`;
      }),
    ),
  ];
}

function textHtml(text: Text): string {
  return escapedMarkup(plainText(text));
}

/** The picture of a chart. Empty if the files have no address. */
function picture(material: KitMaterial): readonly string[] {
  const shown = picturedChart(material);
  const address = shown === null ? null : addressOf(shown.file, material.model);
  if (shown === null || address === null) return [];
  return [
    elementHtml("p", `<img src="${escapedMarkup(address)}" alt="${escapedMarkup(shown.alt)}" />`),
  ];
}

function wholeReport(material: KitMaterial): readonly string[] {
  const { model } = material;
  const { accessibility } = material.settings;
  const webpage = webpageOf(model);
  const files = filesForMediaLibrary(material).map(({ name, bytes }) =>
    linkHtml(addressOf(name, model) ?? `${UNKNOWN_ADDRESS}/${name}`, labelOf(name, bytes, model)),
  );
  const page =
    webpage === null
      ? []
      : [linkHtml(webpage, kitTexts.webpage(documentTitle(model), kitTexts.language))];
  const { statement } = accessibility;
  const unreadable = unreadableSentence(accessibility);
  return [
    elementHtml("h2", blockTexts.read),
    listHtml([...page, ...files]),
    elementHtml("p", webpage === null ? blockTexts.pdfForm : blockTexts.bestForm),
    ...(unreadable === null ? [] : [elementHtml("p", unreadable)]),
    ...(statement === null ? [] : [elementHtml("p", linkHtml(statement, blockTexts.statement))]),
  ];
}

function contact({ settings }: KitMaterial): readonly string[] {
  if (settings.contact === null) return [];
  const words = escapedMarkup(onOneLine(settings.contact));
  return [elementHtml("h2", blockTexts.contact), elementHtml("p", words)];
}

/** The sentence about the contact for readers who cannot use a report. Null without a contact. */
function unreadableSentence({ contact: point }: Settings["accessibility"]): string | null {
  if (point === null) return null;
  const words = point.link.startsWith("tel:") ? blockTexts.call(point.text) : point.text;
  return blockTexts.unreadable(linkHtml(point.link, words));
}

// The paragraph for an accessibility statement.

const statementTexts = kitTexts.statement;

/**
 * A paragraph about the report for the accessibility statement of a site: the norm, the results of
 * automatic tests, what a person must still judge, and how to get another form. It claims nothing
 * that was not tested.
 */
export function accessibilityParagraph({
  model,
  note,
  settings: { accessibility, pdfStandard },
}: Pick<KitMaterial, "model" | "note" | "settings">): string {
  const name = documentTitle(model);
  const webpage = webpageOf(model);
  return pastedHtml([
    elementHtml("h2", escapedMarkup(name)),
    ...(webpage === null
      ? []
      : [elementHtml("p", linkHtml(webpage, kitTexts.webpage(name, kitTexts.language)))]),
    elementHtml(
      "p",
      escapedMarkup(statementTexts.aims(name, statementTexts.pdfNames[pdfStandard])),
    ),
    elementHtml("h3", statementTexts.machine),
    ...machineTests(note),
    elementHtml("p", escapedMarkup(statementTexts.release(note.release.version))),
    elementHtml("h3", statementTexts.person),
    elementHtml("p", statementTexts.noPerson),
    listHtml(statementTexts.forPerson),
    elementHtml("h3", statementTexts.otherForm),
    elementHtml("p", unreadableSentence(accessibility) ?? statementTexts.noContact),
  ]);
}

/** The results of the tests on this report, counted by subject. */
function machineTests({ machine }: AccessibilityNote): readonly string[] {
  const done = machine.filter(({ result }) => result !== "not tested");
  const passed = done.filter(({ result }) => result === "passed");
  const failed = done.filter(({ result }) => result === "failed");
  const subjects = [...new Set(done.map(({ about }) => about))];
  return [
    elementHtml("p", statementTexts.ofReport(passed.length, done.length)),
    listHtml(
      subjects.map((subject) => {
        const of = (tests: AccessibilityNote["machine"]) =>
          tests.filter(({ about }) => about === subject);
        const norms = [...new Set(of(done).flatMap(({ standard }) => normsIn(standard)))];
        const counted = statementTexts.subject(
          statementTexts.subjects[subject],
          of(passed).length,
          of(done).length,
        );
        return escapedMarkup(norms.length === 0 ? counted : `${counted} (${listOf(norms)})`);
      }),
    ),
    ...(failed.length === 0
      ? []
      : [listHtml(failed.map(({ what }) => escapedMarkup(statementTexts.failed(what))))]),
  ];
}

/** The norms that a test mentions, without their clauses. */
function normsIn(standard: string): readonly string[] {
  return ["WCAG", "EN 301 549", "ISO 14289-1", "ISO 32000-1"].filter((norm) =>
    standard.includes(norm),
  );
}

// The key points.

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
 * A sentence that can be read alone: with its period, the period it is compared with, and the reference
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
