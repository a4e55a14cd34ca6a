import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, listTexts, say, type Text } from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { type Count, countWithNoun, type Facts, type ShownCount } from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import {
  each,
  largestShownSentence,
  leaderNames,
  leaderPhrase,
  rank,
  type Ranking,
} from "../ranking.ts";
import { themeNameIn } from "../theme-names.ts";
import { heldNote, notShown } from "../withheld.ts";

const ANALYSES = "analyses.byState";

const SITUATION_PHRASES: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "herstel van het contact met hun kind of kinderen",
  herstel_gezinsleden: "herstel van de gezinsleden zelf",
  terugdraaien_uithuisplaatsing: "het terugdraaien van de uithuisplaatsing",
};

/** The themes that lead, with the registrations that have them. */
function leadingThemes(
  facts: Facts,
  ranking: Ranking | null,
  noun: string,
): { readonly names: Text; readonly share: Text; readonly codes: string } | null {
  const names = ranking === null ? null : leaderNames(ranking, themeNameIn(ranking.id));
  const [first] = ranking?.leaders ?? [];
  if (ranking === null || names === null || first === undefined) return null;
  const share = leaderPhrase(facts, ranking, NOUNS.registration);
  return {
    names,
    share:
      share === null
        ? say`${each(ranking)}bij ${countWithNoun(first, NOUNS.registration)}`
        : say`${each(ranking)}bij ${share.text} met ten minste één ${noun}`,
    codes: ranking.leaders.map(({ code }) => code).join(),
  };
}

/** What is said of themes of which none is certain to lead; null where one is. */
function withoutLeader(ranking: Ranking | null, subject: string): Text | null {
  if (ranking === null || ranking.leaders.length > 0) return null;
  if (ranking.hidden !== null) return notShown(subject, ranking.hidden);
  const largest = largestShownSentence(ranking, themeNameIn(ranking.id), NOUNS.registration);
  return largest === null ? null : say`${subject}, tonen we niet volledig. ${largest}`;
}

export const SUPPORT_SENTENCES: SentenceEntries = {
  "support.desired": ({ facts }) =>
    leadingAnswer(facts, {
      id: "support.desiredSituation",
      apart: ["overig"],
      lead: "Gezinnen willen het vaakst",
      whole: "waarvan we de wens kennen",
      phrases: SITUATION_PHRASES,
      followers: "Daarna noemen ze",
      hidden: "Wat gezinnen het liefst willen",
    }),

  "support.themes": ({ facts }) => {
    const [ofRequests, ofSupport] = ["support.requestsByTheme", "support.providedByTheme"].map(
      (id) => rank(facts, id, ["overig"]),
    );
    const asked = leadingThemes(facts, ofRequests ?? null, "vraag");
    const given = leadingThemes(facts, ofSupport ?? null, "vorm van ondersteuning");
    const text = joinTexts([
      asked === null
        ? withoutLeader(ofRequests ?? null, "Waarover de vragen van gezinnen gaan")
        : say`De vragen van gezinnen gaan het vaakst over ${asked.names}: ${asked.share}.`,
      given === null
        ? withoutLeader(ofSupport ?? null, "Waarover onze ondersteuning ging")
        : given.codes === asked?.codes
          ? say`Ook onze ondersteuning gaat daar het vaakst over: ${given.share}.`
          : say`We boden het vaakst ondersteuning rond ${given.names}: ${given.share}.`,
    ]);
    return text.length === 0 ? null : text;
  },

  "analyses.states": ({ facts }) => {
    const id = ANALYSES;
    const started = facts.total(id);
    if (started === null || started.value === 0) return null;
    const running = facts.shownCategory(id, "lopend");
    const finished = facts.shownCategory(id, "afgerond");
    return joinTexts([
      say`In een verklarende analyse zoeken we samen met het gezin en de betrokken professionals uit hoe de problemen zijn ontstaan en wat ze in stand houdt.`,
      running === null || finished === null
        ? notDividedAnalyses(facts, started, running === null ? "lopend" : "afgerond")
        : runningAndFinished(facts, running, finished),
    ]);
  },
};

function notDividedAnalyses(facts: Facts, started: Count, hidden: string): Text {
  const analyses = countWithNoun(started, NOUNS.analysis);
  const why = notShown("Hoeveel daarvan zijn afgerond", facts.originOf(`${ANALYSES}.${hidden}`));
  return say`Tot en met ${facts.referenceDayRun} begonnen we aan ${analyses}. ${why}`;
}

function runningAndFinished(facts: Facts, running: ShownCount, finished: ShownCount): Text {
  const clauses = [
    {
      ...running,
      verb: verbFor(running.value, "liep", "liepen"),
      after: "",
    },
    {
      ...finished,
      verb: verbFor(finished.value, "was", "waren"),
      after: " afgerond",
    },
  ].filter(({ value }) => value > 0);
  // What is held is of another day: it has a sentence of its own.
  const byDay = Map.groupBy(clauses, ({ asOf }) => asOf?.text);
  const sentences = [...byDay.values()].map((ofDay) => {
    const [asOf] = ofDay.map((clause) => clause.asOf);
    const parts = ofDay.map(({ verb, after, value, run }, index) => {
      const noun = index === 0 ? ` ${nounFor(NOUNS.analysis, value)}` : "";
      return say`${verb} er ${run}${noun}${after}`;
    });
    const day = asOf ? capitalised([asOf]) : say`Op ${facts.referenceDayRun}`;
    return say`${day} ${listTexts(parts)}.`;
  });
  return say`${joinTexts(sentences)}${heldNote([running, finished], ANALYSES, facts)}`;
}
