import { CATALOGUE } from "../figures/catalogue.ts";
import type { Relation } from "../figures/definition.ts";

/**
 * The groups of linked figures: figures that are connected by relations, and whose numbers can be
 * withheld. Each group is protected together, as linked tables.
 */
export const LINKED_FIGURES: readonly ReadonlySet<string>[] = linkedFigures();

function linkedFigures(): readonly ReadonlySet<string>[] {
  const groups: Set<string>[] = [];
  for (const { id, sensitive, relations } of CATALOGUE) {
    if (!sensitive) continue;
    const linked = new Set([id, ...relations.flatMap(figuresIn)]);
    const joined = groups.filter((group) => [...linked].some((one) => group.has(one)));
    for (const group of joined) {
      for (const one of group) linked.add(one);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(linked);
  }
  // A group also contains the figures that are always shown and limit it, such as the
  // registrations.
  const named = (group: ReadonlySet<string>): readonly string[] =>
    CATALOGUE.filter(({ id }) => group.has(id)).flatMap(({ relations }) =>
      relations.flatMap((relation) => (relation.kind === "totalAtMost" ? relation.figure : [])),
    );
  return groups.map((group) => {
    const limits = new Set(named(group));
    const flows = CATALOGUE.filter(({ relations }) =>
      relations.some((relation) => relation.kind === "flowInto" && limits.has(relation.stock)),
    );
    return new Set([...group, ...limits, ...flows.map(({ id }) => id)]);
  });
}

/** Returns some figures together with all figures that are linked to them, by their ids. */
export function withLinkedFigures(ids: readonly string[]): readonly string[] {
  const sensitive = CATALOGUE.filter((one) => one.sensitive && ids.includes(one.id));
  const groups = LINKED_FIGURES.filter((group) => sensitive.some(({ id }) => group.has(id)));
  return [...new Set([...ids, ...groups.flatMap((group) => [...group])])];
}

function figuresIn(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case "themesOf":
    case "atMost":
      return [relation.figure];
    case "sumOf":
      return relation.figures;
    case "flowInto":
      return [relation.stock];
    case "growsBy":
      return [relation.flow, relation.rows];
    case "addsUp":
    case "severalAnswers":
    case "totalAtMost":
    case "neverFalls":
    case "shownWhole":
      return [];
  }
}
