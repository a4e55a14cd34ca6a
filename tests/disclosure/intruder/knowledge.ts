import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import {
  breakdownOf,
  linkPublications,
  nameOf,
  NO_ANSWER,
  type Linked,
  type Secret,
} from "./links.ts";

/**
 * What an intruder knows. 0: the arithmetic and the links. 1: also that zeros are shown. 2: also
 * the rule that withholds numbers.
 */
export type Level = 0 | 1 | 2;

/** Sums of children, which are small also if few rows contribute to them. */
const OF_CHILDREN: ReadonlySet<string> = new Set([
  "children.byMeasure",
  "children.byResidence",
  "children.placedNow",
  "children.placedBefore",
  "children.placed",
  "children.returned",
]);

const ADD_UP: readonly string[] = [
  "registrations.byOrigin",
  "people.bySupported",
  "families.byComposition",
  "analyses.byState",
];

/** Returns everything that an intruder of a level knows who has the publications. */
export function knownTo(level: Level, publications: readonly PublishedFigures[]): Linked {
  const linked = linkPublications(publications);
  const { system, secrets } = linked;
  if (level === 0) return linked;
  for (const secret of secrets) {
    if (!secret.held && !isOfWholeLine(secret, publications)) system.bound(secret.unknown, 1);
  }
  if (level === 2) for (const one of publications) applyRule(linked, one);
  return linked;
}

/**
 * Returns true if a withheld number can be zero: in a line that is withheld as a whole, even if
 * some numbers are shown because they follow anyway.
 */
function isOfWholeLine({ publication, figure }: Secret, all: readonly PublishedFigures[]): boolean {
  const { figures, disclosureThreshold = 0 } = all[publication] ?? {};
  const breakdown = breakdownOf(figures?.[figure]);
  if (breakdown === undefined) return false;
  const { categories, overlaps, total } = breakdown;
  return (
    overlaps !== undefined ||
    total < disclosureThreshold ||
    categories.every(({ value }) => value === null)
  );
}

/** Adds what follows from the rule in the lines that add up. */
function applyRule({ system }: Linked, publication: PublishedFigures): void {
  const { figures, period, disclosure, disclosureThreshold: t } = publication;
  // Numbers that are withheld because of their change follow no order.
  if (disclosure?.protectChanges === "all") return;
  for (const figure of ADD_UP) {
    const breakdown = breakdownOf(figures[figure]);
    if (breakdown === undefined) continue;
    const { categories, total } = breakdown;
    const withheld = categories.filter(({ value }) => value === null);
    if (withheld.length === 0 || withheld.length === categories.length || total < t) continue;
    if (categories.some((category) => "held" in category)) continue;
    // The rule would have taken a shown cell before it, so it is small itself.
    const order = inOrder(categories.map(({ code }) => code));
    const shown = categories.filter(({ value }) => value !== null && value > 0);
    const first = Math.min(...shown.map(({ code }) => order.indexOf(code)));
    const open: number[] = [];
    for (const { code } of withheld) {
      const unknown = system.unknown(nameOf(figure, code, period));
      if (order.indexOf(code) > first) system.bound(unknown, 1, t - 1);
      else open.push(unknown);
    }
    const sum = total - shown.reduce((all, { value }) => all + (value ?? 0), 0);
    if (sum > (t - 1) * (withheld.length - 1) + 1) {
      system.large.push({ unknowns: open, atLeast: t });
    }
  }
}

/** The unknown first, then "overig", then from the end of the list. */
function inOrder(codes: readonly string[]): readonly string[] {
  const rank = (code: string): number => (NO_ANSWER.includes(code) ? 0 : code === "overig" ? 1 : 2);
  return codes.toReversed().toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Returns true for a number that is small if it is below the threshold; numbers of children are
 * small by rows.
 */
export function isOfRows({ figure }: Secret): boolean {
  return !OF_CHILDREN.has(figure);
}
