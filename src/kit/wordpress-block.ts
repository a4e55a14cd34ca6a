import { escapedMarkup } from "../language/markup.ts";
import { kitTexts } from "../messages/kit-texts.ts";
import { webpageOf } from "../model/definitions.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { documentTitle } from "../render/document-title.ts";
import { labelOf, filesForMediaLibrary } from "./file-facts.ts";
import { addressOf, type KitMaterial, picturedChart, UNKNOWN_ADDRESS } from "./kit-material.ts";
import { elementHtml, linkHtml, listHtml, onOneLine, pastedHtml } from "./pasted-html.ts";
import { correctionOf, keyFigureSentence, keyFiguresOf, newsOf } from "./highlights.ts";

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

/** The correction of an earlier version, before anything else. */
function corrected(model: ReportModel): readonly string[] {
  const [mark, ...others] = correctionOf(model);
  if (mark === undefined) return [];
  const html = [elementHtml("strong", escapedMarkup(mark)), ...others.map(escapedMarkup)];
  return [elementHtml("p", html.join(" "))];
}

/** The news as one paragraph, because a sentence may depend on the one before it. */
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

/** The picture of a chart. None where files have no address. */
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
  const { contact: point, statement } = accessibility;
  const words = point?.link.startsWith("tel:") === true ? blockTexts.call(point.text) : point?.text;
  return [
    elementHtml("h2", blockTexts.read),
    listHtml([...page, ...files]),
    elementHtml("p", webpage === null ? blockTexts.pdfForm : blockTexts.bestForm),
    ...(point === null || words === undefined
      ? []
      : [elementHtml("p", blockTexts.unreadable(linkHtml(point.link, words)))]),
    ...(statement === null ? [] : [elementHtml("p", linkHtml(statement, blockTexts.statement))]),
  ];
}

function contact({ settings }: KitMaterial): readonly string[] {
  if (settings.contact === null) return [];
  const words = escapedMarkup(onOneLine(settings.contact));
  return [elementHtml("h2", blockTexts.contact), elementHtml("p", words)];
}
