import { verbFor } from "../language/words.ts";
import { plainText, say, type Text } from "../model/text.ts";
import type { Count } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";
import { themeNameIn } from "./theme-names.ts";
import { wordsWrittenFor } from "./ranking.ts";

export const REQUESTED = "support.requestsByTheme";
export const PROVIDED = "support.providedByTheme";

/** The theme of everything else. It is not a finding. */
export const OTHER = "overig";

/** A theme with the number of families that asked for help, and the number that got it. */
export interface ThemeGap {
  readonly code: string;
  readonly label: string;
  readonly requested: Count;
  readonly provided: Count;
}

/** What families ask for within a theme, if that is not "hulp bij" and the theme. */
const HELP: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  uithuisplaatsingen: "hulp rond de uithuisplaatsing",
  gezinsherstel: "gezinsherstel",
};

/**
 * The themes that can be compared, the largest gap first and "overig" last. The gap is the number
 * of families that asked for help minus the number that got it. Leaves out a theme if one of its
 * numbers is withheld or held, or if both are 0.
 */
export function byGap(facts: Facts): readonly ThemeGap[] {
  const themes = facts.breakdown(REQUESTED)?.categories ?? [];
  const both = themes.flatMap(({ code, label }): ThemeGap[] => {
    const [requested, provided] = [facts.category(REQUESTED, code), facts.category(PROVIDED, code)];
    if (requested === null || provided === null || requested.value + provided.value === 0)
      return [];
    return [{ code, label, requested, provided }];
  });
  const isOther = ({ code }: ThemeGap): boolean => code === OTHER;
  return both.toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)) || gapOf(b) - gapOf(a));
}

/** True if all numbers of both figures are shown and none is held. */
export function isWhole(facts: Facts): boolean {
  return [REQUESTED, PROVIDED].every((id) => {
    const { categories = [] } = facts.breakdown(id) ?? {};
    return categories.length > 0 && categories.every(({ code }) => facts.category(id, code));
  });
}

/** The number of families that asked minus the number that got help. */
export function gapOf({ requested, provided }: ThemeGap): number {
  return requested.value - provided.value;
}

/** A gap of at least this part of the families that asked is a finding. */
const LEAST_GAP = 0.1;

function fallsShort(theme: ThemeGap): boolean {
  return gapOf(theme) > 0 && gapOf(theme) >= theme.requested.value * LEAST_GAP;
}

/**
 * The themes that a sentence may name, the largest gap first. Each needs 20 families that asked, and
 * both figures need a total of 20.
 */
export function themesToName(facts: Facts): readonly ThemeGap[] {
  const totals = [REQUESTED, PROVIDED].map((id) => facts.total(id)?.value ?? 0);
  if (Math.min(...totals) < FEWEST_FOR_SHARES) return [];
  return byGap(facts).filter(
    ({ code, requested }) => code !== OTHER && requested.value >= FEWEST_FOR_SHARES,
  );
}

/** The themes in which clearly fewer families got help than asked, the largest gap first. */
export function fallingShort(facts: Facts): readonly ThemeGap[] {
  return themesToName(facts).filter(fallsShort);
}

/** True if there is no theme in which clearly fewer families got help than asked. */
export function isMet(facts: Facts): boolean {
  return isWhole(facts) && themesToName(facts).length > 0 && !byGap(facts).some(fallsShort);
}

/** What families ask for within a theme, and the pronoun for it: "gezinsherstel" and "het". */
export function helpWith(theme: Pick<ThemeGap, "code" | "label">): {
  readonly help: Text;
  readonly it: string;
} {
  const words = wordsWrittenFor(theme, HELP);
  const help = words === undefined ? say`hulp bij ${themeNameIn(REQUESTED)(theme)}` : say`${words}`;
  return { help, it: plainText(help).startsWith("hulp") ? "die" : "het" };
}

/** "285 gezinnen vroegen om gezinsherstel, 152 kregen het". Null if no gap is a finding. */
export function gapFinding(facts: Facts): Text | null {
  const [largest] = fallingShort(facts);
  if (largest === undefined) return null;
  const { requested, provided } = largest;
  const { help, it } = helpWith(largest);
  const got =
    provided.value === 0
      ? say`geen gezin kreeg ${it}`
      : say`${provided.run} ${verbFor(provided.value, "kreeg", "kregen")} ${it}`;
  return say`${requested.run} gezinnen vroegen om ${help}, ${got}`;
}
