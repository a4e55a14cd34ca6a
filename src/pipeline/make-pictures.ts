import type { PrintableBrowser } from "../browser/browser.ts";
import type { DrawCharts } from "../charts/draw-all.ts";
import type { FontFile } from "../charts/fonts.ts";
import { isWide } from "../charts/kinds.ts";
import { measuresWith } from "../charts/text-width.ts";
import type { ChartBlock } from "../model/chart.ts";
import { fileNames } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { altFile, chartCsv } from "../pictures/beside.ts";
import { chartPicture, type Picture } from "../pictures/chart-picture.ts";
import { picturesPage, svgFile } from "../pictures/document.ts";
import { type FormName, formsOf, REPORT_SCALE, widthInReport } from "../pictures/forms.ts";
import { chartWidthsOn } from "../render/page-style.ts";
import type { RenderingTools } from "./render-report.ts";

/** What pictures are drawn with. */
export interface PicturesContext {
  /** May still be starting. */
  readonly browser: Promise<Pick<PrintableBrowser, "takePictures">>;
  readonly signal?: AbortSignal | undefined;
}

/** Which pictures to make; all where left out. */
export interface WantedPictures {
  readonly formats?: readonly ("svg" | "png")[];
  /** The ids of the charts. With it no picture of the key figures is made. */
  readonly charts?: readonly string[];
}

/** The two looks of each picture, and what the name of a dark one says. */
const LOOKS = [
  { palette: "palette", mark: "" },
  { palette: "darkPalette", mark: "-donker" },
] as const;
type Look = (typeof LOOKS)[number];

/** A picture that is drawn, by the name of its file. */
interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
  readonly ground: string;
}

/**
 * Makes the pictures of a report by their file names: of each chart SVG and PNG with its alt text and
 * its numbers, and of the key figures PNG with its alt text; none of a report without either. Draws
 * the report model and nothing else. Throws ReportError where the browser fails or a text has no room.
 */
export async function makePictures(
  model: ReportModel,
  tools: RenderingTools,
  context: PicturesContext,
  { formats = ["svg", "png"], charts }: WantedPictures = {},
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const [fonts, drawing, template] = await Promise.all([
    tools.fonts,
    tools.drawing,
    tools.template,
  ]);
  const all = chartsOf(model).filter(({ id }) => charts === undefined || charts.includes(id));
  const widths = chartWidthsOn(template.type.page);
  const files = new Map<string, string | Uint8Array>();
  const { report } = fileNames(model);
  const pngs: (readonly NamedPicture[])[] = [];
  for (const look of LOOKS) {
    const drawn = drawer(model, look, fonts, drawing);
    const taken: NamedPicture[] = [];
    for (const chart of all) {
      const stem = `${report}-${chart.id}`;
      const forms = formsOf(widthInReport(isWide(chart), widths));
      for (const form of ["breed", "vierkant", "rapport"] as const) {
        const picture = await drawn(chart, forms[form]);
        const ground = model[look.palette].page;
        if (form === "rapport" && formats.includes("svg")) {
          const words = { id: chart.id, title: plainText(chart.title), alt: plainText(chart.alt) };
          const svg = svgFile(picture, words, fonts, ground, REPORT_SCALE);
          files.set(`${stem}${look.mark}.svg`, svg);
        }
        if (formats.includes("png")) {
          taken.push({ name: `${stem}-${form}${look.mark}.png`, picture, ground });
        }
      }
    }
    pngs.push(taken);
  }
  for (const chart of all) {
    const stem = `${report}-${chart.id}`;
    files.set(`${stem}.alt.txt`, altFile(plainText(chart.alt)));
    files.set(`${stem}.csv`, chartCsv(chart));
  }
  // Each look on a page of its own, at the same time.
  const shots = await Promise.all(pngs.map((pictures) => take(pictures, fonts, context)));
  for (const [name, bytes] of shots.flat()) files.set(name, bytes);
  return new Map([...files].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The charts of a report, in its order. */
export function chartsOf({ sections }: ReportModel): readonly ChartBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block] : []));
}

function drawer(
  model: ReportModel,
  { palette }: Look,
  fonts: readonly FontFile[],
  drawing: DrawCharts,
) {
  const { measure } = measuresWith(fonts);
  const drawOne = async (chart: ChartBlock, width: number) => {
    const sections = [{ id: "grafiek", title: "", blocks: [chart] }];
    const place = { column: width, page: width };
    const drawn = await drawing({ ...model, palette: model[palette], sections }, place);
    const one = drawn.get(chart.id);
    if (one === undefined) throw new Error(`chart ${chart.id} was not drawn`);
    return one;
  };
  return async (chart: ChartBlock, form: ReturnType<typeof formsOf>[FormName]) => {
    const frame = {
      margin: form.margin,
      room: form.width - 2 * form.margin,
      small: form.small,
      palette: model[palette],
      logoGround: model.palette.page,
      measure,
    };
    return await chartPicture(model, chart, form, frame, drawOne);
  };
}

async function take(
  pictures: readonly NamedPicture[],
  fonts: readonly FontFile[],
  { browser, signal }: PicturesContext,
): Promise<readonly (readonly [string, Uint8Array])[]> {
  if (pictures.length === 0) return [];
  const named = pictures.map((one, index) => ({ ...one, id: `beeld-${index}` }));
  const sizes = named.map(({ id, picture: { width, height } }) => ({ id, width, height }));
  const shots = await (await browser).takePictures(picturesPage(named, fonts), sizes, signal);
  return named.map(({ name }, index) => [name, shots[index] ?? new Uint8Array()] as const);
}
