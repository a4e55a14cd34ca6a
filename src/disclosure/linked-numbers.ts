import { CATALOGUE } from "../figures/catalogue.ts";
import { bindDays, bindFlow, bindFlowsOfPeriods, bindGrowth } from "./bind-in-time.ts";
import { bindWithin } from "./bind-within.ts";
import type { LinearSystem } from "./linear-system.ts";
import { isSame, Links, type ToldNumber } from "./links.ts";
import type { PublicationView } from "./publication-view.ts";

/** The unknowns of some publications with what binds them, and apart from it what is told of each. */
export interface LinkedNumbers {
  readonly system: LinearSystem;
  readonly told: readonly ToldNumber[];
}

/**
 * What a reader who knows the relations of the catalogue can calculate with: all numbers of some
 * figures in some publications, and those that were not published but follow from them, such as the
 * stock before a period.
 *
 * @param figures the ids of figures that hang together
 */
export function linkedNumbers(
  publications: readonly PublicationView[],
  figures: ReadonlySet<string>,
): LinkedNumbers {
  const links = new Links(CATALOGUE.filter(({ id }) => figures.has(id)));
  for (const publication of publications) links.addPublication(publication);
  links.addFlowsBetween();
  const days = [...links.days].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [day, ofDay] of days) {
    for (const figure of links.figures.filter(({ measure }) => measure === "stock")) {
      const codes = ofDay.get(figure.id);
      if (codes !== undefined) bindWithin(links, figure, codes, { from: day, to: day }, ofDay);
    }
  }
  for (const { period, figure, codes } of links.flows) {
    const beside = links.flows.filter((flow) => isSame(flow.period, period));
    const ofPeriod = new Map(beside.map((flow) => [flow.figure.id, flow.codes]));
    bindWithin(links, figure, codes, period, ofPeriod);
    bindFlow(links, figure, codes, period);
  }
  bindDays(links, days);
  bindGrowth(links, days);
  bindFlowsOfPeriods(links);
  return { system: links.builder.build(), told: links.told };
}

/** The system with what publications tell of its unknowns. */
export function withTold(system: LinearSystem, told: readonly ToldNumber[]): LinearSystem {
  const low = [...system.low];
  const high = [...system.high];
  for (const one of told) {
    low[one.unknown] = Math.max(low[one.unknown] ?? 0, one.low);
    high[one.unknown] = Math.min(high[one.unknown] ?? Infinity, one.high);
  }
  return { ...system, low, high };
}
