import { CATALOGUE } from "../figures/catalogue.ts";
import { byTime } from "../period/order.ts";
import { LINKED_FIGURES } from "./linked-figures.ts";
import { linkedNumbers, withTold } from "./linked-numbers.ts";
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
import { FEWEST_VALUES } from "./secondary-suppression.ts";

/** What can be derived of one figure from a set of publications. */
interface AuditedFigure {
  readonly figure: string;
  readonly label: string;
  /** The withheld and held numbers of it in all publications together. */
  readonly withheld: number;
  /** How many of them follow exactly. */
  readonly derivable: number;
  /** How many of them keep exactly two values, and how many keep exactly three. */
  readonly twoValues: number;
  readonly threeValues: number;
}

/** What can be derived from a set of publications together. */
export interface Audit {
  /** Of figures that withhold or hold something, in the catalogue's order. */
  readonly figures: readonly AuditedFigure[];
  readonly withheld: number;
  readonly derivable: number;
  /**
   * The fewest values that a withheld or held number has, counted up to `MOST_COUNTED`; 0 where for
   * one no value was found; null where none is withheld.
   */
  readonly fewestValues: number | null;
}

/** One withheld or held number, and how many values it can have: up to `MOST_COUNTED`. */
interface Finding {
  readonly publication: PublicationView;
  readonly figure: string;
  readonly isHeld: boolean;
  readonly values: number;
}

/** Counting stops here: no output tells four values from more. */
const MOST_COUNTED = FEWEST_VALUES + 1;

/** Works out what a reader who knows the rules can derive from all of `publications` together. */
export function auditPublications(publications: readonly PublishedFigures[]): Audit {
  const superseded = publications.filter((one) => isSuperseded(one, publications));
  const standing = publications.filter((one) => !superseded.includes(one));
  // With a number that was wrong nothing else can be calculated.
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
    const own = byFigure.get(id);
    if (own === undefined) return [];
    const withValues = (values: number): number =>
      own.filter((one) => one.values === values).length;
    return [
      {
        figure: id,
        label: labels.get(id) ?? id,
        withheld: own.length,
        derivable: withValues(1),
        twoValues: withValues(2),
        threeValues: withValues(3),
      },
    ];
  });
  return { figures, ...countsOf(findings) };
}

/** What one publication leaves to be derived, with `others` at hand. */
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

/** The withheld numbers of all publications, or only of one. */
function findingsIn(
  publications: readonly PublicationView[],
  only?: PublicationView,
): readonly Finding[] {
  const inTime = publications.toSorted((a, b) => byTime(a.period, b.period));
  const asked = only === undefined ? inTime : [only];
  const withHidden = LINKED_FIGURES.filter((ids) => asked.some((one) => hidesAny(one, ids)));
  return withHidden.flatMap((ids) => {
    const kept = inTime.filter((one) => one !== only);
    const linked = linkedNumbers(inTime, ids);
    const { isRevised, values } = agreeingNumbers(kept, linked);
    const together = countIn(linked.system, values);
    return asked.flatMap((publication) => {
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
            // With a number that was revised since, only its own publication can be calculated.
            const count = isRevised(publication, figure.id, code) ? alone : together;
            // None where its file contradicts itself, or the search found no world.
            const values = alone === null || count === null ? 0 : count(key);
            return { publication, figure: figure.id, isHeld: status === "held", values };
          }),
      );
    });
  });
}

/** Counts the values of numbers of one publication; null where no world of it was found. */
function countByItself(
  publication: PublicationView,
  ids: ReadonlySet<string>,
): ((key: string) => number) | null {
  const { system, told } = linkedNumbers([publication], ids);
  const values = new PossibleValues(withTold(system, told));
  return values.isFeasible ? countIn(system, values) : null;
}

/** Counts the values of numbers of a system. */
function countIn(system: LinearSystem, values: PossibleValues): (key: string) => number {
  return (key) => {
    const unknown = system.index.get(key);
    if (unknown === undefined) throw new Error("a withheld number that is in no publication");
    return values.count(unknown, MOST_COUNTED);
  };
}
