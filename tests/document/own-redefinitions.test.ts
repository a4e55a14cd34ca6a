import { beforeAll, describe, expect, it } from "vitest";

import type { Block } from "../../src/model/blocks.ts";
import { plainText } from "../../src/model/text.ts";
const ACCOUNTABILITY = "zo-telden-we";
import { CATALOGUE, figureOf } from "../../src/figures/catalogue.ts";
import type { WholeReport } from "../whole-report.ts";
import { changesIn } from "./changes-in.ts";
import { runsIn } from "./origin-lies.ts";
import { REDEFINITIONS } from "./own-codebook-case.ts";
import { OWN_REPORTS, ownReport } from "./own-codebook-report.ts";

/** The figures with a number or name in a section, by their origins. */
function figuresOf(section: unknown): ReadonlySet<string> {
  const origins = runsIn(section)
    .map(({ origin }) => origin)
    .filter((origin) => !/^(?:redefinition|label|definition)\(/.test(origin));
  const ids = CATALOGUE.map(({ id }) => id).filter((id) => {
    const name = new RegExp(String.raw`(?<![\w.])${id.replace(".", String.raw`\.`)}(?!\w)`);
    return origins.some((origin) => name.test(origin));
  });
  return new Set(ids);
}

/** A block without the rows that say that their numbers cannot be compared. */
function withoutApart(block: Block): Block {
  if (block.type !== "table") return block;
  const rows = block.rows.filter(
    ({ cells }) => plainText(cells.at(-1) ?? []) !== "niet te vergelijken",
  );
  return { ...block, rows };
}

describe.each(OWN_REPORTS)("redefined figures in a report: $name", (asked) => {
  let report: WholeReport;
  beforeAll(async () => {
    report = await ownReport(asked);
  });
  /** The last day of the report: its definitions apply on that day. */
  const lastDay = (): string => report.figures[0]?.period.to ?? "";
  const inForce = () => REDEFINITIONS.filter(([, from]) => from <= lastDay());

  it("refer to the section about redefinitions in each section that shows them, and nowhere else", () => {
    const beside = new Set<string>([ACCOUNTABILITY, "aangepast", "begrippen"]);
    const sections = report.model.sections.filter(({ id }) => !beside.has(id));
    const due = sections.flatMap((section) => {
      const figures = figuresOf(section);
      return inForce().flatMap(([id, from]) =>
        figures.has(id) ? [`${section.id} ${id}@${from}`] : [],
      );
    });
    const made = sections.flatMap((section) =>
      runsIn(section).flatMap(({ origin }) => {
        const redefinition = /^redefinition\((.+)\)\.from$/.exec(origin)?.[1];
        return redefinition === undefined ? [] : [`${section.id} ${redefinition}`];
      }),
    );
    expect(due.length).toBeGreaterThan(3);
    expect(made.toSorted()).toEqual(due.toSorted());
  });

  it("are all described once, in the section that explains the figures", () => {
    const shown = new Set(
      report.model.sections
        .filter(({ id }) => id !== ACCOUNTABILITY)
        .flatMap((section) => [...figuresOf(section)]),
    );
    const section = report.model.sections.find(({ id }) => id === ACCOUNTABILITY);
    const told = runsIn(section).flatMap(
      ({ origin }) => /^redefinition\((.+)\)\.change$/.exec(origin)?.[1] ?? [],
    );
    expect(told.toSorted()).toEqual(
      inForce()
        .filter(([id]) => shown.has(id))
        .map(([id, from]) => `${id}@${from}`)
        .toSorted(),
    );
  });

  it("appear beside their earlier number only with the remark that the two cannot be compared", () => {
    const [now, before] = report.figures;
    const rows = changesIn(report.model)?.rows ?? [];
    const apart = rows.flatMap(({ cells }) => {
      const [figure = ""] = figuresOf(cells.slice(1));
      return plainText(cells.at(-1) ?? []) === "niet te vergelijken" ? [figure] : [];
    });
    // The flow counts by both definitions if the day is within its period.
    const due = REDEFINITIONS.filter(([id, from]) => {
      const period = before?.period ?? { from: "", to: "" };
      const day = figureOf(id).measure === "flow" ? period.from : period.to;
      return rows.some(({ cells }) => figuresOf(cells.slice(1)).has(id)) && day < from;
    });
    expect(rows.length).toBeGreaterThan(5);
    expect(apart).toEqual(
      due.flatMap(([id, from]) => (from <= (now?.period.to ?? "") ? [id] : [])),
    );
  });

  it("are not compared with a period before the date of the redefinition", () => {
    const ends = new Map(report.figures.map(({ period }) => [period.id, period.to]));
    const texts = report.model.sections.map(({ blocks }) => blocks.map(withoutApart));
    const compared = runsIn(texts).flatMap(({ origin }) =>
      [...origin.matchAll(/(\d{4}[^/ (]*)\/(\w+\.\w+)/g)].map(([, period = "", id = ""]) => ({
        id,
        end: ends.get(period) ?? "",
      })),
    );
    const across = compared.filter(({ id, end }) =>
      inForce().some(([figure, from]) => figure === id && end < from),
    );
    // Other figures are compared, so this test can fail.
    expect(compared.length).toBeGreaterThan(3);
    expect(across).toEqual([]);
  });

  it("have the definition of the last day of the report", () => {
    const section = report.model.sections.find(({ id }) => id === "begrippen");
    const blocks = section?.blocks ?? [];
    const terms = blocks.flatMap((block) => (block.type === "terms" ? block.items : []));
    const explained = terms.map(({ term, explanation }) => [term, explanation].map(plainText));
    expect(explained.length).toBeGreaterThan(10);
    const definitions = CATALOGUE.flatMap(({ id, label }) => {
      const next = REDEFINITIONS.find(([figure, from]) => figure === id && from > lastDay());
      const text =
        next === undefined ? figureOf(id).definition : `Tot ${next[1]} telde ${id} iets anders.`;
      return [[label, text].map((one) => one.replaceAll("'", "’"))];
    });
    expect(definitions).toEqual(expect.arrayContaining(explained));
  });
});
