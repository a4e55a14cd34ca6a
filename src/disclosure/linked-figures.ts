import { CATALOGUE } from "../figures/catalogue.ts";
import type { Relation } from "../figures/definition.ts";

/** The figures that hang together, by relations between figures of which numbers can be withheld. */
export const LINKED_FIGURES: readonly ReadonlySet<string>[] = linkedFigures();

function linkedFigures(): readonly ReadonlySet<string>[] {
  const groups: Set<string>[] = [];
  for (const { id, sensitive, relations } of CATALOGUE) {
    if (!sensitive) continue;
    const own = new Set([id, ...relations.flatMap(figuresIn)]);
    const joined = groups.filter((group) => [...own].some((one) => group.has(one)));
    for (const group of joined) {
      for (const one of group) own.add(one);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(own);
  }
  // A group takes also the figures that are always shown and bound it, such as the registrations.
  const named = (group: ReadonlySet<string>): readonly string[] =>
    CATALOGUE.filter(({ id }) => group.has(id)).flatMap(({ relations }) =>
      relations.flatMap((relation) => (relation.kind === "totalAtMost" ? relation.figure : [])),
    );
  return groups.map((group) => {
    const beside = new Set(named(group));
    const flows = CATALOGUE.filter(({ relations }) =>
      relations.some((relation) => relation.kind === "flowInto" && beside.has(relation.stock)),
    );
    return new Set([...group, ...beside, ...flows.map(({ id }) => id)]);
  });
}

/** Some figures, with those that they hang together with. */
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
