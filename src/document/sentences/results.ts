import { NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { toldChange } from "../changes.ts";
import { type Count, countWithNoun, differenceOf, type Facts, shareOf } from "../facts.ts";
import { overThisPeriod } from "../period-words.ts";
import { rank } from "../ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import { startedTrajectories } from "../started.ts";
import { themeNameIn } from "../theme-names.ts";
import { notShown } from "../withheld.ts";

const BY_THEME = "results.byTheme";
const IN_PERIOD = "results.inPeriodByTheme";

const FAMILY_WITH_RESULT = {
  singular: "gezin met een resultaat",
  plural: "gezinnen met een resultaat",
};

/** How many families reached something in the period, and for how many that was the first time. */
function inPeriod(material: Material): Text | null {
  const { facts } = material;
  const all = facts.total(BY_THEME);
  const now = facts.total(IN_PERIOD);
  if (all === null || now === null) return null;
  const when = overThisPeriod(facts);
  if (now.value === 0) return say`${capitalised(plain(when))} kwam er geen resultaat bij.`;
  const families = countWithNoun(now, NOUNS.family);
  const happened =
    now.value < all.value
      ? say`Bij ${families} gebeurde dat ${when}.`
      : now.value === 1
        ? say`Dat gebeurde ${when}.`
        : say`Bij al deze gezinnen gebeurde dat ${when}.`;
  const change = toldChange(material, BY_THEME);
  // What came on top of those with a result before is the families with their first.
  const isPart =
    change !== null && change.difference > 0 && change.difference < Math.min(now.value, all.value);
  if (!isPart) return happened;
  const first = differenceOf(change.now, change.before);
  return say`${happened} Voor ${countWithNoun(first, NOUNS.family)} was het hun eerste resultaat.`;
}

/** What became of the registrations that are no traject: some are none yet. */
function notStarted(waiting: Count, never: Count): Text {
  if (waiting.value > 0 && never.value > 0) {
    const waits = verbFor(waiting.value, "wacht", "wachten");
    const ends = verbFor(never.value, "begint", "beginnen");
    return say`Van de andere ${waits} er ${waiting.run} nog op de start en ${ends} er ${never.run} niet.`;
  }
  const isWaiting = waiting.value > 0;
  const others = isWaiting ? waiting : never;
  const verb = isWaiting
    ? verbFor(others.value, "wacht nog op de start", "wachten nog op de start")
    : verbFor(others.value, "begint niet", "beginnen niet");
  return others.value === 1 ? say`De andere ${verb}.` : say`De andere ${others.run} ${verb}.`;
}

/** What personal recovery is for; said where most results are of it. */
const PERSONAL_RECOVERY = {
  theme: "persoonlijk_herstel",
  why: "Dat is vaak nodig voordat de rest kan.",
};

export const RESULT_SENTENCES: SentenceEntries = {
  "results.total": (material) => {
    const total = material.facts.total(BY_THEME);
    if (total === null) return null;
    if (total.value === 0) return plain("Er zijn nog geen resultaten vastgelegd.");
    const main = say`Bij ${countWithNoun(total, NOUNS.family)} is iets bereikt.`;
    return joinTexts([main, inPeriod(material)]);
  },

  "results.funnel": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const waiting = facts.category("status.byCategory", "nog_niet_gestart");
    const never = facts.category("status.byCategory", "nooit_gestart");
    if (all === null || started === null || waiting === null || never === null) return null;
    if (all.value < FEWEST_FOR_SHARES || started.value === 0) return null;
    if (started.value === all.value) return plain("Alle aanmeldingen werden een traject.");
    const became = verbFor(started.value, "werd", "werden");
    const main = say`Van de ${all.run} aanmeldingen ${became} er ${started.run} een traject.`;
    return say`${main} ${notStarted(waiting, never)}`;
  },

  "results.themes": ({ facts }) => {
    const ranking = rank(facts, BY_THEME, ["overig"]);
    if (ranking === null || ranking.total < FEWEST_FOR_SHARES) return null;
    if (ranking.hidden !== null) return notShown("Welke resultaten dat zijn", ranking.hidden);
    const { leaders } = ranking;
    const [first, second, third] = leaders;
    if (first === undefined || third !== undefined) return null;
    const name = themeNameIn(BY_THEME);
    const finding =
      second === undefined
        ? leadingTheme(facts, first, name(first))
        : say`Resultaten gaan het vaakst over ${name(first)} en ${name(second)}.`;
    const isPersonal = leaders.some(({ code }) => code === PERSONAL_RECOVERY.theme);
    return joinTexts([
      finding,
      isPersonal && second === undefined ? plain(PERSONAL_RECOVERY.why) : null,
    ]);
  },

  "results.overlap": ({ facts }) => {
    const overlapped = facts.overlaps(IN_PERIOD);
    if (overlapped === null || facts.total(IN_PERIOD)?.value === 0) return null;
    return say`Welke resultaten er ${overThisPeriod(facts)} bij kwamen, tonen we niet, om de gezinnen te beschermen. Deze periode overlapt namelijk met ${overlapped}, waarover we al rapporteerden.`;
  },
};

/** "Bij ruim de helft van de gezinnen met een resultaat gaat het om persoonlijk herstel." */
function leadingTheme(facts: Facts, { code }: { readonly code: string }, name: Text): Text {
  const leader = facts.category(BY_THEME, code);
  const total = facts.total(BY_THEME);
  const share =
    leader === null || total === null
      ? null
      : sharePhrase(shareOf(leader, total), FAMILY_WITH_RESULT);
  return share === null
    ? say`Resultaten gaan het vaakst over ${name}.`
    : say`Bij ${share.text} gaat het om ${name}.`;
}
