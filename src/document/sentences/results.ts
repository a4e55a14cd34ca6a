import { NOUNS, uncapitalised, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { ListEntries, Material, SentenceEntries } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import { resultsByName, startedTrajectories } from "../charts/results.ts";
import { type Count, countWithNoun, differenceOf } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { overThisPeriod } from "../period-words.ts";
import { rank, wordsWrittenFor } from "../ranking.ts";
import {
  BY_THEME,
  leadingTheme,
  NAMED_THEMES,
  namedResult,
  themeSentence,
} from "../result-names.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { labelRun, notShown } from "../withheld.ts";

const BY_RESULT = "results.byResult";
const IN_PERIOD = "results.inPeriodByTheme";

/** How many families had a result in the period, and for how many it was the first. */
function inPeriod(material: Material): Text | null {
  const { facts } = material;
  const all = facts.total(BY_THEME);
  const now = facts.total(IN_PERIOD);
  if (all === null || now === null) return null;
  const when = overThisPeriod(facts);
  if (now.value === 0) return say`${capitalised(plain(when))} kwam er geen resultaat bij.`;
  if (now.value < facts.threshold) return null;
  const families = countWithNoun(now, NOUNS.family);
  const happened =
    now.value < all.value
      ? say`Bij ${families} gebeurde dat ${when}.`
      : now.value === 1
        ? say`Dat gebeurde ${when}.`
        : say`Bij al deze gezinnen gebeurde dat ${when}.`;
  const change = shownChange(material, BY_THEME);
  // The growth of the total is the number of families with their first result.
  const isPart =
    change !== null && change.difference > 0 && change.difference < Math.min(now.value, all.value);
  if (!isPart) return happened;
  const first = differenceOf(change.now, change.before);
  return say`${happened} Voor ${countWithNoun(first, NOUNS.family)} was het hun eerste resultaat.`;
}

/** The registrations that are not a trajectory: some have not started yet, others never will. */
function notStarted(waiting: Count, never: Count): Text {
  if (waiting.value > 0 && never.value > 0) {
    const waits = verbFor(waiting.value, "wacht", "wachten");
    const ends = verbFor(never.value, "gaat", "gaan");
    return say`Van de andere ${waits} er ${waiting.run} nog op de start en ${ends} er ${never.run} niet door.`;
  }
  const isWaiting = waiting.value > 0;
  const others = isWaiting ? waiting : never;
  const verb = isWaiting
    ? verbFor(others.value, "wacht nog op de start", "wachten nog op de start")
    : verbFor(others.value, "gaat niet door", "gaan niet door");
  return others.value === 1 ? say`De andere ${verb}.` : say`De andere ${others.run} ${verb}.`;
}

/** Why a theme has the most results, for a theme that certainly has. */
const WHY_FIRST = {
  persoonlijk_herstel: "Persoonlijk herstel komt vaak eerst: het is nodig voordat de rest kan.",
};

/** The maximum number of examples for a theme. */
const EXAMPLES = 3;

/** The first results of a theme: "erkenning ervaren, hulp gevonden, zelf weer de regie". */
function examplesOf(theme: string, facts: Facts): Text {
  const results = facts.breakdown(BY_RESULT)?.categories ?? [];
  const examples = results.filter((result) => result.theme === theme).slice(0, EXAMPLES);
  const names = examples
    .map(namedResult)
    .map((result) => [{ ...labelRun(result, BY_RESULT), text: uncapitalised(result.label) }]);
  return joinTexts(names, ", ");
}

export const RESULT_SENTENCES: SentenceEntries = {
  "results.total": (material) => {
    const total = material.facts.total(BY_THEME);
    if (total === null) return null;
    if (total.value === 0) return plain("Er zijn nog geen resultaten vastgelegd.");
    // Below the threshold the text gives no number, because the results of these families are
    // withheld too.
    if (total.value < material.facts.threshold) {
      return plain("Er zijn nog maar weinig resultaten vastgelegd.");
    }
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
    const ranking = rank(facts, BY_THEME);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Welke resultaten dat zijn", ranking.hidden);
    const leader = leadingTheme(facts)?.leader;
    const why = leader === undefined ? undefined : wordsWrittenFor(leader, WHY_FIRST);
    // For one theme there is no chart with the finding.
    const finding = ranking.ranked.length > 1 ? null : themeSentence(facts);
    const text = joinTexts([finding, why === undefined ? null : plain(why)]);
    return text.length === 0 ? null : text;
  },

  "results.overlap": ({ facts }) => {
    const overlapped = facts.overlaps(IN_PERIOD);
    if (overlapped === null || facts.total(IN_PERIOD)?.value === 0) return null;
    return say`Welke resultaten er ${overThisPeriod(facts)} bij kwamen, tonen we niet, om de gezinnen te beschermen. Deze periode overlapt namelijk met ${overlapped}, waarover we al rapporteerden.`;
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.examples": ({ facts }) => {
    const isNamed = resultsByName(facts) !== null;
    const themes = facts.breakdown(BY_THEME)?.categories ?? [];
    const items = themes
      .filter(({ code, value }) => code !== "overig" && (value ?? 0) > 0)
      .filter(({ code }) => !isNamed || !NAMED_THEMES.has(code))
      .map((theme) => [[labelRun(theme, BY_THEME)], examplesOf(theme.code, facts)] as const)
      .flatMap(([name, examples]) => (examples.length === 0 ? [] : [say`${name}: ${examples}`]));
    if (items.length === 0) return null;
    const themesLeft = isNamed ? "de andere thema's" : "deze thema's";
    return { type: "list", intro: plain(`Wat onder ${themesLeft} valt:`), items };
  },
};
