import type { IsRevised } from "./linked-numbers.ts";
import type { LinearSystem } from "./linear-system.ts";
import { PossibleValues } from "./possible-values.ts";
import type { PublicationView } from "./publication-view.ts";

/**
 * The numbers of kept publications that do not agree with what was published later: registrations
 * that came late changed them since. No reader can calculate with these. Usually there are none.
 *
 * @returns also the values that the numbers can have by what agrees
 *
 * @param kept in order of time
 * @param figures the ids of the figures that the system is about
 * @param systemOf the system without the numbers that are revised
 */
export function revisedNumbers(
  kept: readonly PublicationView[],
  figures: ReadonlySet<string>,
  systemOf: (isRevised: IsRevised) => LinearSystem,
): { readonly isRevised: IsRevised; readonly values: PossibleValues } {
  const revised = new Map<PublicationView, ReadonlySet<string> | "all">();
  const isRevised: IsRevised = (publication, code) => {
    const codes = revised.get(publication);
    return codes === "all" || codes?.has(code) === true;
  };
  let values = new PossibleValues(systemOf(isRevised));
  const agree = (): boolean => {
    values = new PossibleValues(systemOf(isRevised));
    return values.isFeasible;
  };
  if (kept.length === 0 || values.isFeasible) return { isRevised, values };
  for (const publication of kept) revised.set(publication, "all");
  // The newest first: the older a publication is, the more has come in since.
  for (const publication of kept.toReversed()) {
    revised.delete(publication);
    if (agree()) continue;
    const codes = codesOf(publication, figures);
    const own = new Set(codes);
    revised.set(publication, own);
    for (const code of codes) {
      own.delete(code);
      if (!agree()) own.add(code);
    }
  }
  return { isRevised, values: new PossibleValues(systemOf(isRevised)) };
}

function codesOf({ figures }: PublicationView, asked: ReadonlySet<string>): readonly string[] {
  const views = [...figures].filter(([id]) => asked.has(id)).flatMap(([, view]) => view);
  return [...new Set(views.map(({ code }) => code))];
}
