import { kitTexts } from "../messages/kit-texts.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { documentTitle } from "../render/document-title.ts";
import { labelOf, linkedFiles } from "./file-facts.ts";
import {
  addressOf,
  type KitMaterial,
  picturedChart,
  UNKNOWN_ADDRESS,
  webpageOf,
} from "./kit-material.ts";
import { elementHtml, escaped, linkHtml, listHtml, onOneLine, pastedHtml } from "./pasted-html.ts";
import { correctionOf, keyFigureSentence, keyFiguresOf, newsOf } from "./said.ts";

const texts = kitTexts.block;

/**
 * The block for the page about a report, to paste into WordPress: its headings begin at level 2, as
 * the page itself has the title. It links to what a media library takes, and to the report as a web
 * page where the settings say where that stands.
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

/** That the report corrects an earlier one: before anything else. */
function corrected(model: ReportModel): readonly string[] {
  const [mark, ...others] = correctionOf(model);
  if (mark === undefined) return [];
  const html = [elementHtml("strong", escaped(mark)), ...others.map(escaped)];
  return [elementHtml("p", html.join(" "))];
}

/** What opens the report, as one text: a sentence may lean on the one before it. */
function briefly(model: ReportModel): readonly string[] {
  const news = newsOf(model).map(plainText).join(" ");
  return news === ""
    ? [elementHtml("p", escaped(`${model.subject}.`))]
    : [elementHtml("h2", texts.inBrief), elementHtml("p", escaped(news))];
}

function keyFigures(model: ReportModel): readonly string[] {
  const figures = keyFiguresOf(model);
  if (figures.length === 0) return [];
  const about =
    model.referenceDate === null
      ? []
      : [elementHtml("p", escaped(texts.reference(model.period.label, model.referenceDate)))];
  return [
    elementHtml("h2", texts.keyFigures),
    ...about,
    listHtml(
      figures.map((figure) => {
        const value = escaped(plainText(figure.value));
        // The number stands out; what it is of may stand before it.
        return `${textHtml(keyFigureSentence(figure)).replace(value, () => elementHtml("strong", value))}.`;
      }),
    ),
  ];
}

function textHtml(text: Text): string {
  return escaped(plainText(text));
}

/** The picture of a chart, where its address is known. */
function picture(material: KitMaterial): readonly string[] {
  const shown = picturedChart(material);
  const address = shown === null ? null : addressOf(shown.file, material.model);
  if (shown === null || address === null) return [];
  return [elementHtml("p", `<img src="${escaped(address)}" alt="${escaped(shown.alt)}" />`)];
}

function wholeReport(material: KitMaterial): readonly string[] {
  const { model } = material;
  const { accessibility } = material.settings;
  const webpage = webpageOf(model);
  const files = linkedFiles(material).map(({ name, bytes }) =>
    linkHtml(addressOf(name, model) ?? `${UNKNOWN_ADDRESS}/${name}`, labelOf(name, bytes, model)),
  );
  const page =
    webpage === null
      ? []
      : [linkHtml(webpage, kitTexts.webpage(documentTitle(model), kitTexts.language))];
  const { contact: point, statement } = accessibility;
  const words = point?.link.startsWith("tel:") === true ? texts.call(point.text) : point?.text;
  return [
    elementHtml("h2", texts.read),
    listHtml([...page, ...files]),
    elementHtml("p", webpage === null ? texts.pdfForm : texts.bestForm),
    ...(point === null || words === undefined
      ? []
      : [elementHtml("p", texts.unreadable(linkHtml(point.link, words)))]),
    ...(statement === null ? [] : [elementHtml("p", linkHtml(statement, texts.statement))]),
  ];
}

function contact({ settings }: KitMaterial): readonly string[] {
  if (settings.contact === null) return [];
  return [elementHtml("h2", texts.contact), elementHtml("p", escaped(onOneLine(settings.contact)))];
}
