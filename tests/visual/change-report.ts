import { isWide } from "../../src/charts/kinds.ts";
import { readFonts } from "../../src/charts/fonts.ts";
import { ownType } from "../document-types.ts";
import type { Block, BlockOf, ChartBlock } from "../../src/model/blocks.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { filesBeside } from "../../src/render/page-head.ts";
import { loadTemplate } from "../../src/render/template.ts";
import { renderHtml } from "../render/render-html.ts";
import type { WholeReport } from "../whole-report.ts";

/** A change to a report before it is rendered again. */
type Change =
  | Pick<WholeReport, "charts" | "wideCharts" | "narrowCharts">
  | { readonly model: ReportModel }
  | { readonly style: (style: string) => string };

/** Returns a function that renders a report again, with one change or none. */
export async function reportChanger(): Promise<
  (whole: WholeReport, change?: Change) => WholeReport
> {
  const fonts = await readFonts();
  const loaded = await loadTemplate(await ownType());
  return (whole, change = { model: whole.model }) => {
    const { model, charts, wideCharts, narrowCharts } = { ...whole, ...change };
    const { print } = loaded;
    const style = "style" in change ? change.style(print.style) : print.style;
    const template = { ...loaded, print: { ...print, style } };
    const beside = filesBeside(model);
    const screen = { medium: "screen", beside, narrowCharts } as const;
    return {
      ...whole,
      model,
      charts,
      wideCharts,
      narrowCharts,
      printHtml: (pages) => renderHtml(model, charts, fonts, template, { medium: "print", pages }),
      screenHtml: renderHtml(model, wideCharts, fonts, template, screen),
    };
  };
}

/** A block, and the id of its section. */
export interface Placed<T extends Block> {
  readonly block: T;
  readonly section: string;
}

/** The first chart as wide as a column that has the report's main colour. */
export function chartToChange({ model, charts }: WholeReport): Placed<ChartBlock> {
  for (const { id: section, blocks } of model.sections) {
    for (const block of blocks) {
      if (block.type !== "chart" || isWide(block)) continue;
      if (charts.get(block.id)?.svg.includes(model.palette.accent) === true) {
        return { block, section };
      }
    }
  }
  throw new Error("no chart to change");
}

/** The drawings, with another report colour in place of the main one in one chart. */
export function withOtherColour(
  { model: { palette }, charts, wideCharts, narrowCharts }: WholeReport,
  { id }: ChartBlock,
): Pick<WholeReport, "charts" | "wideCharts" | "narrowCharts"> {
  const recoloured = (drawings: WholeReport["charts"]): WholeReport["charts"] => {
    const drawn = drawings.get(id);
    if (drawn === undefined) throw new Error(`no drawing of ${id}`);
    const svg = drawn.svg.replaceAll(palette.accent, palette.second);
    return new Map([...drawings, [id, { ...drawn, svg }]]);
  };
  return {
    charts: recoloured(charts),
    wideCharts: recoloured(wideCharts),
    narrowCharts: recoloured(narrowCharts),
  };
}

type Paragraph = BlockOf<"paragraph">;

/** The first paragraph, not a lead, that begins with a word of some length. */
export function paragraphToChange({ model }: WholeReport): Placed<Paragraph> {
  for (const { id: section, blocks } of model.sections) {
    for (const block of blocks) {
      if (block.type !== "paragraph" || block.isLead) continue;
      if (FIRST_WORD.test(block.text[0]?.text ?? "")) return { block, section };
    }
  }
  throw new Error("no paragraph to change");
}

const FIRST_WORD = /^\p{L}{4,}/u;

/** The report with the first word of a paragraph changed. `change` receives that word. */
export function withFirstWord(
  model: ReportModel,
  paragraph: Paragraph,
  change: (word: string) => string,
): ReportModel {
  const [first, ...rest] = paragraph.text;
  if (first === undefined) throw new Error("a paragraph without text");
  const text = [{ ...first, text: first.text.replace(FIRST_WORD, change) }, ...rest];
  return {
    ...model,
    sections: model.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => (block === paragraph ? { ...paragraph, text } : block)),
    })),
  };
}

/** The style with the columns of the print further apart. */
export function withWiderGap(style: string): string {
  const changed = style.replace(/(\.flow\s*\{[^}]*column-gap:\s*)var\(--column-gap\)/, "$115mm");
  if (changed === style) throw new Error("no gap between columns in the style");
  return changed;
}
