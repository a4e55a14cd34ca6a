import { pick, whole, type Draw } from "../../fixtures/sample/deal.ts";
import {
  ANALYSIS_STEPS,
  COMPOSITIONS,
  DESIRED_SITUATIONS,
  ORIGINS,
  PLACEMENT_REASONS,
  REQUESTS,
  RESULTS,
  ROUTES,
  SUPPORT,
  SUPPORTED,
  YES_NO,
} from "../../src/codebook/column.ts";
import { csvOf, FULL_ROW, type RowText } from "../monitor/export.ts";
import { memorySource, type OpenSource } from "../../src/monitor/source.ts";

type Answers = readonly { readonly code: string }[];

/** Months of registrations, as `jjjj-mm`, from the first up to and including the last. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/** An export of rows with random answers, all registered within a span. */
export function randomExport(draw: Draw, rows: number, span: Span): OpenSource {
  const made = Array.from({ length: rows }, (_, index) => randomRow(draw, index + 1, span));
  return memorySource("monitor.csv", Buffer.from(csvOf(made), "utf8"));
}

function randomRow(draw: Draw, number: number, span: Span): RowText {
  const one = (answers: Answers): string => (draw() < 0.1 ? "" : pick(answers, draw).code);
  const some = (answers: Answers): string =>
    answers
      .filter(() => draw() < 0.3)
      .map(({ code }) => code)
      .join("|");
  const registered = randomDay(draw, span);
  const after = (days: number): string => later(registered, days);
  const [start = ""] = ANALYSIS_STEPS.map(({ code }) => code);
  const started = whole(draw, 1, 40);
  const isClosed = draw() < 0.3;
  // Children that returned need the result that says so. The others are random.
  const results = RESULTS.filter(
    ({ code }) => code === "terugplaatsing_kinderen" || draw() < 0.2,
  ).map(({ code }) => `${code}@${after(started + whole(draw, 0, 90))}`);
  return {
    ...FULL_ROW,
    traject_id: `H-${number}`,
    aanmelddatum: registered,
    aanmeldroute: one(ROUTES),
    statusverloop: `gestart@${after(started)}${isClosed ? `|afgesloten@${after(started + 60)}` : ""}`,
    via_ondersteuningsbrief: one(YES_NO),
    herkomst: one(ORIGINS),
    eerste_contact_op: draw() < 0.2 ? "" : after(whole(draw, 0, 9)),
    welkomstgesprek_ingepland_op: draw() < 0.3 ? "" : after(whole(draw, 3, 30)),
    ondersteunde: one(SUPPORTED),
    gezinssamenstelling: one(COMPOSITIONS),
    redenen_uithuisplaatsing: some(PLACEMENT_REASONS),
    gewenste_situatie: some(DESIRED_SITUATIONS),
    ondersteuningsvragen: some(REQUESTS),
    geboden_ondersteuning: some(SUPPORT),
    verklarende_analyse: draw() < 0.4 ? "" : `${start}@${after(started)}`,
    resultaten: results.join("|"),
    jeugdzorgregios: pick(["Haaglanden", "Rijnmond|Drenthe", "Fryslân", "Zeeland", ""], draw),
  };
}

function randomDay(draw: Draw, { from, to }: Span): string {
  const first = Date.parse(`${from}-01`);
  const days = Math.round((Date.parse(`${to}-28`) - first) / 86_400_000);
  return later(new Date(first).toISOString().slice(0, 10), whole(draw, 0, days));
}

/** The day some days after another, both as in the export. */
function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
