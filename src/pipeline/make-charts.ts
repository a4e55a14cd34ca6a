import type { PrintableBrowser } from "../browser/browser.ts";
import type { DrawCharts, DrawnChart } from "../charts/draw-all.ts";
import type { FontFile } from "../charts/fonts.ts";
import { isWide, measuresIn, type PageWidths } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/lay-out.ts";
import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { filesOfType } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import type { Findings } from "../findings/finding.ts";
import { closestTerm, onlyContinuation } from "../language/likely-meaning.ts";
import { pictureMessages as texts } from "../messages/house-style.ts";
import type { ChartBlock } from "../model/blocks.ts";
import { chartsOf, fileNames, type ReportModel } from "../model/report-model.ts";
import { toolVersion } from "../package-root.ts";
import type { Period } from "../period/period.ts";
import {
  chartPicture,
  type Form,
  type FormName,
  formsOf,
  REPORT_SCALE,
} from "../pictures/chart-picture.ts";
import { keyFiguresPicture, SOCIAL_MARGIN } from "../pictures/key-figures.ts";
import {
  altOf,
  chartCsv,
  type Frame,
  type Picture,
  picturesPage,
  svgFile,
  wordsOf,
} from "../pictures/picture.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import { manifestJson } from "../publish/report-files.ts";
import { assertNotUnpublished, publishedIn } from "../publish/report-in-folder.ts";
import { chartWidthsOn } from "../render/drawings.ts";
import { SOCIAL_SIZE, type SocialPicture, socialPicture } from "../render/page-head.ts";
import type { Settings } from "../settings/settings.ts";
import { assembleFrom } from "./assemble-report.ts";
import { requireReportSettings } from "./check-report.ts";
import { loadDocumentType, outputFolder, requireFit } from "./document-types.ts";
import type { GenerateContext } from "./generate.ts";
import { namingHouseStyle, type RenderingTools } from "./render-report.ts";
import { shareWork } from "./shared-work.ts";

/** The resources of the machine for the run. */
export interface ChartsContext extends Omit<GenerateContext, "step" | "timed"> {
  /** Names the current step, for the user who waits. */
  readonly step: (step: "reading" | "taking" | "writing") => void;
}

/** The pictures that a run made. */
export interface MadeCharts {
  /** The output folder. */
  readonly folder: string;
  readonly files: readonly string[];
  /** The charts in the order of the report. */
  readonly charts: ReturnType<typeof chartsOf>;
  readonly warnings: Findings;
  /** True if its figures are for internal use only. */
  readonly isForInternalUse: boolean;
}

/**
 * Makes the pictures of a report in a folder beside the report. Begins with reading the export.
 * Throws ReportError, and then does not change the folder.
 */
export async function makeCharts(
  period: Period,
  settings: Settings,
  wanted: WantedPictures,
  context: ChartsContext,
): Promise<MadeCharts> {
  const type = await typeWithCharts(settings);
  requireFit(type, period, settings);
  const shared = shareWork([{ period, type }], settings, context);
  const style = await requireReportSettings(period, settings, shared.houseStyle);
  const { houseStyle } = style;
  const tools = shared.toolsFor(type, houseStyle);

  context.step("reading");
  const assembling = assembleFrom(shared, period, type, style, settings, context);
  assembling.catch(() => undefined);
  const { signal, debug } = context;
  const folder = `${outputFolder(period, type, settings)}-grafieken`;
  await tryFolder(folder, { signal, debug });
  assertNotUnpublished(folder, await publishedIn(folder), settings);
  const report = await assembling;
  const charts = requireCharts(chartsOf(report.model), period, wanted);

  context.step("taking");
  const making = makePictures(report.model, tools, context, wanted);
  const pictures = await namingHouseStyle(making, houseStyle, context.browser, tools.template);

  context.step("writing");
  const material = {
    ...report,
    settings,
    houseStyle,
    typeInputs: await filesOfType(type),
    toolVersion: await toolVersion(),
    browserVersion: (await context.browser).version,
  };
  const files = new Map([...pictures, ["manifest.json", manifestJson(material, pictures)]]);
  signal?.throwIfAborted();
  await publishFolder(folder, files, { debug });
  return {
    folder,
    files: [...files.keys()],
    charts,
    warnings: report.found,
    isForInternalUse: report.model.internalUseOnly,
  };
}

/** Loads the document type. Throws ReportError "usage" if it has no chart. */
async function typeWithCharts(settings: Settings): Promise<DocumentType> {
  if (settings.document === ALL_DOCUMENTS) throw new ReportError("usage", texts.oneDocument);
  const type = await loadDocumentType(settings.document, settings);
  const blocks = type.sections.flatMap((section) => section.blocks);
  if (blocks.some((block) => "chart" in block)) return type;
  throw new ReportError("usage", texts.noCharts(type.name));
}

function requireCharts(
  charts: MadeCharts["charts"],
  { id }: Period,
  { charts: asked }: WantedPictures,
): MadeCharts["charts"] {
  if (charts.length === 0) throw new ReportError("input", texts.nothingToDraw(id));
  if (asked === undefined) return charts;
  const known = charts.map((chart) => chart.id);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const meant = unknown.flatMap(
      (name) => onlyContinuation(name, known) ?? closestTerm(name, known) ?? [],
    );
    throw new ReportError("usage", texts.unknownCharts(unknown, meant, known));
  }
  return charts.filter((chart) => asked.includes(chart.id));
}

// Drawing.

/** The resources of the machine for drawing pictures. */
export interface PicturesContext {
  /** May still be starting. */
  readonly browser: Promise<Pick<PrintableBrowser, "takePictures">>;
  readonly signal?: AbortSignal | undefined;
}

/** The pictures to make. The default is all of them. */
export interface WantedPictures {
  readonly formats?: readonly ("svg" | "png")[];
  /** The ids of the charts. A choice of charts leaves out the picture of the key figures. */
  readonly charts?: readonly string[];
}

/** The two looks of each picture, and the mark in the names of dark ones. */
const LOOKS = [
  { palette: "palette", mark: "" },
  { palette: "darkPalette", mark: "-donker" },
] as const;
type Look = (typeof LOOKS)[number];

/** A picture with the name of its file. */
interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
}

/**
 * Makes the pictures of a report, by file name: each chart as SVG and PNG with an alt text and a
 * table as CSV, and the key figures as PNG with an alt text. Takes all content from the report
 * model. Throws ReportError if the browser fails or a text does not fit.
 */
export async function makePictures(
  model: ReportModel,
  tools: RenderingTools,
  context: PicturesContext,
  { formats = ["svg", "png"], charts }: WantedPictures = {},
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const [fonts, draw, template] = await Promise.all([tools.fonts, tools.drawing, tools.template]);
  const { measure } = await measuresIn(fonts)(model);
  const material = { model, draw, widths: chartWidthsOn(template.type.page), measure };
  const asked = chartsOf(model).filter(({ id }) => charts === undefined || charts.includes(id));
  const social = charts === undefined && formats.includes("png") ? socialPicture(model) : null;
  const files = new Map<string, string | Uint8Array>();
  const looks = await Promise.all(
    LOOKS.map(async (look) => {
      const ground = model[look.palette].page;
      const drawn: NamedPicture[] = [];
      if (social !== null) drawn.push(socialIn(look, social, material));
      for (const chart of asked) {
        for (const one of await picturesOf(chart, look, material)) {
          if (one.form === "rapport" && formats.includes("svg")) {
            const name = nameOf(model, chart, `${look.mark}.svg`);
            files.set(
              name,
              svgFile(one.picture, chart.id, wordsOf(model, chart), fonts, ground, REPORT_SCALE),
            );
          }
          if (formats.includes("png")) drawn.push(one);
        }
      }
      // Each look has its own page: one is drawn while the browser works on the other.
      return await take(drawn, ground, fonts, context);
    }),
  );
  for (const [name, bytes] of looks.flat()) files.set(name, bytes);
  if (social !== null) files.set(social.name.replace(/png$/, "alt.txt"), `${social.alt}\n`);
  for (const chart of asked) {
    files.set(nameOf(model, chart, ".alt.txt"), `${altOf(wordsOf(model, chart))}\n`);
    files.set(nameOf(model, chart, ".csv"), chartCsv(chart));
  }
  return new Map([...files].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The name of a file of a chart.
 *
 * @param end the form and the extension
 */
function nameOf(model: ReportModel, { id }: ChartBlock, end: string): string {
  return `${fileNames(model).report}-${id}${end}`;
}

/** What all pictures of a report share. */
interface PictureMaterial {
  readonly model: ReportModel;
  readonly draw: DrawCharts;
  readonly widths: PageWidths;
  readonly measure: MeasureText;
}

function frameOf(
  { model, measure }: PictureMaterial,
  look: Look,
  { width, margin, small }: Pick<Form, "width" | "margin" | "small">,
): Frame {
  const palette = model[look.palette];
  const room = width - 2 * margin;
  return { margin, room, small, palette, logoGround: model.palette.page, measure };
}

/** A chart in each form. */
async function picturesOf(
  chart: ChartBlock,
  look: Look,
  material: PictureMaterial,
): Promise<readonly (NamedPicture & { readonly form: FormName })[]> {
  const { model, draw, widths } = material;
  const drawWide = async (one: ChartBlock, width: number): Promise<DrawnChart> => {
    const sections = [{ id: "grafiek", title: "", blocks: [one] }];
    const place = { column: width, page: width };
    const drawn = await draw({ ...model, palette: model[look.palette], sections }, place);
    const only = drawn.get(one.id);
    if (only === undefined) throw new Error(`chart ${one.id} was not drawn`);
    return only;
  };
  const pictures: (NamedPicture & { readonly form: FormName })[] = [];
  for (const [form, sizes] of formsOf(isWide(chart) ? widths.page : widths.column)) {
    const frame = frameOf(material, look, sizes);
    const picture = await chartPicture(model, chart, sizes, frame, drawWide);
    pictures.push({ form, name: nameOf(model, chart, `-${form}${look.mark}.png`), picture });
  }
  return pictures;
}

function socialIn(look: Look, social: SocialPicture, material: PictureMaterial): NamedPicture {
  const sizes = { width: SOCIAL_SIZE.width, margin: SOCIAL_MARGIN, small: 26 };
  const frame = frameOf(material, look, sizes);
  const picture = keyFiguresPicture(material.model, social, frame);
  return { name: social.name.replace(/\.png$/, `${look.mark}.png`), picture };
}

/** Lets the browser take pictures. Returns the bytes of each by file name. */
async function take(
  pictures: readonly NamedPicture[],
  ground: string,
  fonts: readonly FontFile[],
  { browser, signal }: PicturesContext,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  if (pictures.length === 0) return [];
  const named = pictures.map((one, index) => ({ ...one, id: `beeld-${index}` }));
  const sizes = named.map(({ id, picture: { width, height } }) => ({ id, width, height }));
  const shots = await (
    await browser
  ).takePictures(picturesPage(named, ground, fonts), sizes, signal);
  return named.map(({ name, id }) => [name, shots.get(id) ?? new Uint8Array()] as const);
}
