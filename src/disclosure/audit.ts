import { CATALOGUE } from "../figures/catalogue.ts";
import { byTime } from "../period/order.ts";
import { LINKED_FIGURES } from "./linked-figures.ts";
import { linkedNumbers, withPublishedRanges } from "./linked-numbers.ts";
import { keyOf } from "./links.ts";
import type { LinearSystem } from "./linear-system.ts";
import { PossibleValues } from "./possible-values.ts";
import { hidesAny, viewOf, type PublicationView } from "./publication-view.ts";
import {
  type DisclosureSummary,
  isSuperseded,
  type PublishedFigures,
} from "./published-figures.ts";
import { agreeingNumbers } from "./revised-numbers.ts";
import { FEWEST_VALUES } from "./line-suppression.ts";

/** What a reader can derive about one figure from a set of publications. */
interface AuditedFigure {
  readonly figure: string;
  readonly label: string;
  /** The number of withheld and held values of the figure, in all publications together. */
  readonly withheld: number;
  /** How many of them follow exactly. */
  readonly derivable: number;
  /** How many of them have exactly two possible values, and how many exactly three. */
  readonly twoValues: number;
  readonly threeValues: number;
}

/** What a reader can derive from a set of publications together. */
export interface Audit {
  /** The figures with a withheld or held value, in the catalogue's order. */
  readonly figures: readonly AuditedFigure[];
  readonly withheld: number;
  readonly derivable: number;
  /**
   * The smallest number of possible values of a withheld or held value, counted up to
   * `MOST_COUNTED`. 0 if no possible value was found for one of them; null if nothing is withheld.
   */
  readonly fewestValues: number | null;
}

/** One withheld or held value, and its number of possible values, up to `MOST_COUNTED`. */
interface Finding {
  readonly publication: PublicationView;
  readonly figure: string;
  readonly isHeld: boolean;
  readonly values: number;
}

/** Counting stops here, because no output distinguishes four values from more. */
const MOST_COUNTED = FEWEST_VALUES + 1;

/**
 * Works out what a reader who knows the rules of protection can derive from all of `publications`
 * together.
 */
export function auditPublications(publications: readonly PublishedFigures[]): Audit {
  const superseded = publications.filter((one) => isSuperseded(one, publications));
  const standing = publications.filter((one) => !superseded.includes(one));
  // A wrong number is of no use for calculations with other publications, so a superseded version
  // is audited alone.
  const findings = [
    ...findingsIn(standing.map(viewOf)),
    ...superseded.flatMap((one) => findingsIn([viewOf(one)])),
  ];
  const labels = new Map(
    publications.flatMap(({ figures }) =>
      Object.entries(figures).map(([id, { label }]) => [id, label] as const),
    ),
  );
  const byFigure = Map.groupBy(findings, ({ figure }) => figure);
  const figures = CATALOGUE.flatMap(({ id }): readonly AuditedFigure[] => {
    const ofFigure = byFigure.get(id);
    if (ofFigure === undefined) return [];
    const withValues = (values: number): number =>
      ofFigure.filter((one) => one.values === values).length;
    return [
      {
        figure: id,
        label: labels.get(id) ?? id,
        withheld: ofFigure.length,
        derivable: withValues(1),
        twoValues: withValues(2),
        threeValues: withValues(3),
      },
    ];
  });
  return { figures, ...countsOf(findings) };
}

/** Works out what a reader can derive from one publication together with `others`. */
export function auditPublication(
  publication: PublishedFigures,
  others: readonly PublishedFigures[],
): Omit<DisclosureSummary, "against"> {
  const view = viewOf(publication);
  const standing = others.filter((one) => !isSuperseded(one, [publication, ...others]));
  const findings = findingsIn([view, ...standing.map(viewOf)], view);
  const held = findings.filter(({ isHeld }) => isHeld).length;
  const { withheld, derivable, fewestValues } = countsOf(findings);
  return { withheld: withheld - held, held, derivable, fewestValues };
}

function countsOf(findings: readonly Finding[]): Omit<Audit, "figures"> {
  const values = findings.map((one) => one.values);
  return {
    withheld: findings.length,
    derivable: values.filter((count) => count === 1).length,
    fewestValues: values.length === 0 ? null : Math.min(...values),
  };
}

/** Lists the withheld values of all publications, or only those of the publication `only`. */
function findingsIn(
  publications: readonly PublicationView[],
  only?: PublicationView,
): readonly Finding[] {
  const inTime = publications.toSorted((a, b) => byTime(a.period, b.period));
  const audited = only === undefined ? inTime : [only];
  const withHidden = LINKED_FIGURES.filter((ids) => audited.some((one) => hidesAny(one, ids)));
  return withHidden.flatMap((ids) => {
    const released = inTime.filter((one) => one !== only);
    const linked = linkedNumbers(inTime, ids);
    const { isRevised, values } = agreeingNumbers(released, linked);
    const together = countIn(linked.system, values);
    return audited.flatMap((publication) => {
      const hasRevised = [...ids].some((id) =>
        publication.figures.get(id)?.some(({ code }) => isRevised(publication, id, code)),
      );
      const alone = hasRevised ? countByItself(publication, ids) : together;
      const figures = CATALOGUE.filter(({ id }) => ids.has(id));
      return figures.flatMap((figure) =>
        (publication.figures.get(figure.id) ?? [])
          .filter(({ status }) => status !== "shown")
          .map(({ code, status }): Finding => {
            const key = keyOf(figure, code, publication.period);
            // A number that was revised later can only be used within its own publication.
            const count = isRevised(publication, figure.id, code) ? alone : together;
            // 0 if the file contradicts itself, or if the search found no feasible solution.
            const values = alone === null || count === null ? 0 : count(key);
            return { publication, figure: figure.id, isHeld: status === "held", values };
          }),
      );
    });
  });
}

/**
 * Returns a counter of possible values within one publication; null if no feasible solution was
 * found.
 */
function countByItself(
  publication: PublicationView,
  ids: ReadonlySet<string>,
): ((key: string) => number) | null {
  const { system, ranges } = linkedNumbers([publication], ids);
  const values = new PossibleValues(withPublishedRanges(system, ranges));
  return values.isFeasible ? countIn(system, values) : null;
}

/** Returns a counter of possible values within a system. */
function countIn(system: LinearSystem, values: PossibleValues): (key: string) => number {
  return (key) => {
    const unknown = system.index.get(key);
    if (unknown === undefined) throw new Error("a withheld number must be in a publication");
    return values.count(unknown, MOST_COUNTED);
  };
}
