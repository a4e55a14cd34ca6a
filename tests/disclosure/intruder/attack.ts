import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { isOfRows, knownTo, type Level } from "./knowledge.ts";
import { breakdownOf, RETURNED, SENSITIVE_STOCKS, type Secret } from "./links.ts";
import { PossibleValues } from "./possible-values.ts";
import type { Publisher } from "./publications.ts";
import { trueWorld, valueOf } from "./true-world.ts";

/** The number of possible values that a small number must keep. */
const FEWEST = 3;

/** What an intruder derives about a withheld or held number. */
export interface Finding extends Secret {
  readonly truth: number;
  /** True for a number from 1 to the threshold minus one, or for a change of that size. */
  readonly small: boolean;
  /** True if another publication shows the same number of the same day or period. */
  readonly shown: boolean;
  /** Up to four of its possible values. */
  readonly values: readonly number[];
}

/** An attack on publications that readers have together. */
export interface Attack {
  /** The parts of the model that the true numbers break: then the model or the tool is wrong. */
  readonly broken: readonly string[];
  readonly findings: readonly Finding[];
}

/** Attacks publications of one export. `of` selects the secrets. */
export async function attack(
  level: Level,
  publications: readonly PublishedFigures[],
  publisher: Publisher,
  of: (secret: Secret) => boolean = () => true,
): Promise<Attack> {
  const { system, secrets } = knownTo(level, publications);
  const world = await trueWorld(system, publisher);
  const broken = system.broken(world);
  if (broken.length > 0) return { broken, findings: [] };
  const described = system.names.map((_, unknown) => {
    return system.low[unknown] === system.high[unknown];
  });
  const possible = new PossibleValues(system, world);
  const findings = secrets.filter(of).map((secret): Finding => {
    const truth = world[secret.unknown] ?? NaN;
    const t = publications[secret.publication]?.disclosureThreshold ?? 0;
    const small = secret.held || (isOfRows(secret) && truth > 0 && truth < t);
    const shown = described[secret.unknown] === true;
    return { ...secret, truth, small, shown, values: possible.of(secret.unknown) };
  });
  return { broken, findings };
}

/** Returns true if a number follows exactly, or if a small one keeps fewer than three values. */
export function isTooNarrow(finding: Finding, publications: readonly PublishedFigures[]): boolean {
  const needed = finding.small ? FEWEST : 2;
  if (finding.values.length >= needed) return false;
  // So few cases leave no more values for each category, whatever is withheld. An open list has no
  // zeros.
  const breakdown = breakdownOf(publications[finding.publication]?.figures[finding.figure]);
  if (breakdown === undefined) return true;
  const { total, list } = breakdown;
  return finding.values.length < Math.min(needed, list === "open" ? total : total + 1);
}

/** Describes where a finding is, and what it is. */
export function described(finding: Finding, publications: readonly PublishedFigures[]): string {
  const { publication, figure, code, truth, values, held, shown } = finding;
  const period = publications[publication]?.period.id ?? "?";
  return `${period} ${figure} ${code} ${held ? "held" : "withheld"} is ${truth}, can be ${values.join("|")}${shown ? " (shown elsewhere)" : ""}`;
}

const LEVELS: readonly Level[] = [0, 1, 2];

/**
 * Returns what intruders of every level derive, or which parts of the model the true numbers break.
 */
export async function worksOut(
  publications: readonly PublishedFigures[],
  publisher: Publisher,
): Promise<string[]> {
  const all: string[] = [];
  for (const level of LEVELS) {
    const { broken, findings } = await attack(level, publications, publisher);
    all.push(...broken.map((fault) => `the true numbers break the model: ${fault}`));
    for (const finding of findings.filter((one) => isTooNarrow(one, publications))) {
      all.push(`knowing ${level}: ${described(finding, publications)}`);
    }
  }
  return all;
}

/**
 * Returns the changes below the threshold with both numbers shown: of the stocks whose changes a
 * published flow shows, or of all sensitive stocks if all changes are protected.
 */
export function changesInSight(publications: readonly PublishedFigures[]): string[] {
  const inTime = publications.toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1));
  return inTime.flatMap((now, index) =>
    inTime.slice(0, index).flatMap((then) => {
      if (then.period.to === now.period.to) return [];
      return numbersThatChange(now).flatMap(([figure, code]) => {
        const [one, other] = [shownIn(then, figure, code), shownIn(now, figure, code)];
        if (one === null || other === null) return [];
        const change = Math.abs(other - one);
        if (change === 0 || change >= now.disclosureThreshold) return [];
        return [`${then.period.id} to ${now.period.id} ${figure} ${code}: ${one} to ${other}`];
      });
    }),
  );
}

/** Returns the stocks whose changes are protected, with the category of each number. */
function numbersThatChange({
  figures,
  disclosure,
}: PublishedFigures): (readonly [string, string])[] {
  const isAll = disclosure?.protectChanges === "all";
  const sensitive = isAll ? SENSITIVE_STOCKS : ["results.byTheme", "results.byResult", ...RETURNED];
  return sensitive.flatMap((figure) =>
    (breakdownOf(figures[figure])?.categories ?? [{ code: "" }]).map(
      ({ code }) => [figure, code] as const,
    ),
  );
}

/** Returns a number that is shown as of the end of its own period. */
function shownIn(publication: PublishedFigures, figure: string, code: string): number | null {
  const found = publication.figures[figure];
  const number =
    found?.kind === "breakdown"
      ? breakdownOf(found)?.categories.find((one) => one.code === code)
      : found;
  if (number === undefined || !("value" in number) || number.value === null) return null;
  return "held" in number ? null : valueOf(publication, figure, code);
}
