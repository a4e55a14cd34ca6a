import type { DrawnChart } from "../../../src/charts/draw-all.ts";
import type { ChartBlock, TableBody } from "../../../src/model/blocks.ts";
import { chartsOf, type ReportModel } from "../../../src/model/report-model.ts";
import type { Text } from "../../../src/model/text.ts";
import { flowsOf, type PrintedBlock, type SectionPlaces } from "../../../src/render/edition.ts";
import { chartNumbers } from "./chart-numbers.ts";
import { narrativePieces } from "./narrative-pieces.ts";
import { type AccountedNumber, numbersOf, PAGE, type Piece, piecesOf } from "./pieces.ts";

/** A report as it was printed. */
export interface PrintedReport {
  readonly model: ReportModel;
  readonly charts: ReadonlyMap<string, Pick<DrawnChart, "svg">>;
  /** The page of each element that a link leads to. */
  readonly pages: ReadonlyMap<string, number>;
  readonly pageCount: number;
  readonly places: SectionPlaces;
}

/** Every number that the print of a report must show, with its origin, in the report's order. */
export function accountOf(report: PrintedReport): readonly AccountedNumber[] {
  const { model, pageCount, places } = report;
  const account = new Account(report);
  account.addCover();
  for (const { id, groups } of flowsOf(model, places).flat()) {
    const blocks = groups.flatMap(({ text, figure }) => [
      ...text,
      ...(figure === null ? [] : [figure]),
    ]);
    blocks.forEach((block) => {
      account.addBlock(id, block);
      account.addNotes(id);
    });
  }
  for (let page = 2; page <= pageCount; page += 1) {
    const where = `footer of page ${page}`;
    account.add(where, [{ text: `${model.title} ` }, periodLabel(model)]);
    account.add(where, [{ text: `Pagina ${page} van ${pageCount}`, origin: PAGE }]);
  }
  return account.numbers;
}

/** Every number in the alt texts of a report's images. */
export function altAccountOf(model: ReportModel): readonly AccountedNumber[] {
  return [
    ...numbersOf([{ text: model.logo?.alt ?? "", origin: "settings.logoAlt" }], "logo"),
    ...chartsOf(model).flatMap(({ id, alt }) => numbersOf(alt, `alt text of ${id}`)),
  ];
}

function periodLabel({ period }: ReportModel): Piece {
  return { text: period.label, origin: "period.label" };
}

class Account {
  readonly numbers: AccountedNumber[] = [];
  readonly #report: PrintedReport;
  #lastNote = 0;
  #openNotes: { readonly number: number; readonly pieces: readonly Piece[] }[] = [];

  constructor(report: PrintedReport) {
    this.#report = report;
  }

  add(where: string, pieces: readonly Piece[]): void {
    this.numbers.push(...numbersOf(pieces, where));
  }

  addCover(): void {
    const { model } = this.#report;
    const { organisation, publishedOn } = model;
    this.add("cover", [periodLabel(model)]);
    for (const warning of model.warnings) this.#addText("cover", warning);
    this.add("cover", [{ text: organisation ?? "", origin: "settings.organisation" }]);
    for (const line of model.imprint ?? []) this.#addText("cover", line);
    this.add("cover", [{ text: publishedOn ?? "", origin: "settings.publishedOn" }]);
    this.#addText("cover", model.webpage ?? []);
  }

  addBlock(section: string, block: PrintedBlock): void {
    const where = `${section}, ${block.type}${"id" in block ? ` ${block.id}` : ""}`;
    switch (block.type) {
      case "subheading":
        break;
      case "paragraph":
        this.#addText(where, block.text);
        break;
      case "contents":
        for (const { id } of block.chapters ?? []) this.#addPage(`contents, ${id}`, id);
        break;
      case "keyFigures":
        for (const { value, label, change } of block.items) {
          this.#addTexts(where, value, label, ...(change === undefined ? [] : [change]));
        }
        break;
      case "list":
        for (const text of [block.intro ?? [], ...block.items]) this.#addText(where, text);
        this.#addText(where, block.remark ?? []);
        break;
      case "terms":
        for (const { term, explanation } of block.items) this.#addTexts(where, term, explanation);
        break;
      case "table":
        this.#addText(where, block.caption);
        this.#addTable(where, block);
        this.#addText(where, block.remark ?? []);
        break;
      case "chart":
        this.#addChart(where, block);
        break;
      case "chartTables":
        for (const { id, title, table } of chartsOf(this.#report.model)) {
          this.#addText(`table of ${id}`, title);
          this.#addTable(`table of ${id}`, table);
        }
        break;
      case "narrative":
        for (const pieces of narrativePieces(block, this.#around)) this.add(where, pieces);
    }
  }

  /** The notes below a block. */
  addNotes(section: string): void {
    for (const { number, pieces } of this.#openNotes) {
      this.add(`${section}, note ${number}`, [{ text: `${number} `, origin: PAGE }, ...pieces]);
    }
    this.#openNotes = [];
  }

  #addChart(where: string, block: ChartBlock): void {
    const drawn = this.#report.charts.get(block.id);
    if (drawn === undefined) throw new Error(`chart ${block.id} was not drawn`);
    this.#addTexts(where, block.title, block.subtitle ?? []);
    this.numbers.push(...chartNumbers(block, drawn));
    this.#addText(where, block.remark ?? []);
  }

  #addTable(where: string, { columns, rows }: TableBody): void {
    this.#addTexts(where, ...columns.map(({ label }) => label));
    for (const { cells } of rows) this.#addTexts(where, ...cells);
  }

  /** Texts that stand beside each other. */
  #addTexts(where: string, ...texts: readonly Text[]): void {
    const pieces = texts.flatMap((text) => [...piecesOf(text, this.#around), { text: " " }]);
    this.add(where, pieces);
  }

  #addText(where: string, text: Text): void {
    this.add(where, piecesOf(text, this.#around));
  }

  #addPage(where: string, target: string): void {
    this.add(where, [{ text: this.#around.pageOf(target), origin: PAGE }]);
  }

  readonly #around = {
    pageOf: (target: string): string => String(this.#report.pages.get(target)),
    callNote: (pieces: readonly Piece[]): number => {
      this.#lastNote += 1;
      this.#openNotes.push({ number: this.#lastNote, pieces });
      return this.#lastNote;
    },
  };
}
