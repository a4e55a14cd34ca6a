import { pick, stream } from "../../../fixtures/sample/deal.ts";
import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { csvOf, type RowText } from "../../monitor/export.ts";
import { breakdownOf, NO_ANSWER } from "./links.ts";
import { Publisher } from "./publications.ts";

/** Two exports with equal publications, and those publications. */
export interface Twins {
  readonly exports: readonly [string, string];
  readonly publications: readonly PublishedFigures[];
  /** The number of withheld numbers in the publications that differ between the two. */
  readonly differences: number;
}

/** The columns in which one answer can replace another without breaking a rule of the export. */
const COLUMNS: Readonly<Record<string, string>> = {
  "registrations.byOrigin": "herkomst",
  "people.bySupported": "ondersteunde",
  "families.byComposition": "gezinssamenstelling",
  "placements.byReason": "redenen_uithuisplaatsing",
  "regions.byRegion": "jeugdzorgregios",
  "results.byResult": "resultaten",
};

const STAY = new Set([...NO_ANSWER, "terugplaatsing_kinderen"]);

/**
 * Makes a twin of an export: changes withheld answers into other withheld ones, as long as the
 * publications stay equal.
 *
 * @param periods published one after the other
 * @param tries the number of changes to try
 */
export async function twinsOf(
  rows: readonly RowText[],
  periods: readonly string[],
  tries: number,
): Promise<Twins> {
  const draw = stream(`twins of ${rows.length}`);
  const publications = await published(rows, periods);
  const described = asPublished(publications);
  let twin = [...rows];
  for (let turn = 0; turn < tries; turn += 1) {
    const figure = pick(Object.keys(COLUMNS), draw);
    const column = COLUMNS[figure] ?? "";
    const codes = withheldIn(publications, figure);
    if (codes.length < 2) continue;
    const [from, to] = [pick(codes, draw), pick(codes, draw)];
    const places = twin.flatMap((row, place) =>
      codesOf(row[column]).includes(from) && !codesOf(row[column]).includes(to) ? [place] : [],
    );
    if (places.length === 0) continue;
    const place = pick(places, draw);
    const changed = twin.map((row, index) =>
      index === place ? { ...row, [column]: replaced(row[column] ?? "", from, to) } : row,
    );
    if (asPublished(await published(changed, periods)) === described) twin = changed;
  }
  return {
    exports: [csvOf(rows), csvOf(twin)],
    publications,
    differences: await differencesOf(rows, twin, publications),
  };
}

async function published(
  rows: readonly RowText[],
  periods: readonly string[],
): Promise<readonly PublishedFigures[]> {
  return await new Publisher(csvOf(rows)).oneAfterAnother(periods);
}

/** Returns the publications as text, without the mark of the export. */
export function asPublished(publications: readonly PublishedFigures[]): string {
  return JSON.stringify(publications.map((one) => ({ ...one, source: { rows: one.source.rows } })));
}

/**
 * Returns the answers that every publication withholds. Ignores empty answers. Leaves out the
 * result of returned children, which their number requires.
 */
function withheldIn(publications: readonly PublishedFigures[], figure: string): string[] {
  const lists = publications.map(({ figures }) =>
    (breakdownOf(figures[figure])?.categories ?? [])
      .filter(({ code, value }) => value === null && !STAY.has(code))
      .map(({ code }) => code),
  );
  const [first = [], ...others] = lists;
  return first.filter((code) => others.every((list) => list.includes(code)));
}

function codesOf(cell = ""): string[] {
  return cell.split("|").map((part) => part.split("@")[0] ?? "");
}

function replaced(cell: string, from: string, to: string): string {
  return cell
    .split("|")
    .map((part) => {
      const [code, ...date] = part.split("@");
      return code === from ? [to, ...date].join("@") : part;
    })
    .join("|");
}

async function differencesOf(
  one: readonly RowText[],
  other: readonly RowText[],
  publications: readonly PublishedFigures[],
): Promise<number> {
  const ids = publications.map(({ period }) => period.id);
  const [truth, twin] = await Promise.all(
    [one, other].map(async (rows) => await new Publisher(csvOf(rows)).truth(ids)),
  );
  return publications.reduce(
    (sum, { period, figures }) =>
      sum +
      Object.keys(COLUMNS).reduce((all, figure) => {
        const valueIn = (described: typeof truth, code: string): number | null | undefined =>
          breakdownOf(described?.get(period.id)?.figures[figure])?.categories.find(
            (category) => category.code === code,
          )?.value;
        const withheld = (breakdownOf(figures[figure])?.categories ?? []).filter(
          ({ value }) => value === null,
        );
        return (
          all + withheld.filter(({ code }) => valueIn(truth, code) !== valueIn(twin, code)).length
        );
      }, 0),
    0,
  );
}
