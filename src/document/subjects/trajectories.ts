import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  joinTexts,
  listTexts,
  plain,
  say,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, ListEntries, SentenceEntries } from "../block-entry.ts";
import { shownChange, type ShownChange } from "../changes.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { stackOrBars } from "../charts/bars.ts";
import { chartAndTable, chartBlock, inSentence } from "../charts/chart-block.ts";
import type { Facts } from "../facts.ts";
import { labelRun } from "../ranking.ts";
import { endOf, FEWEST_FOR_SHARES, shareOf, sharePhrase, withinThisPeriod } from "../wording.ts";
import { BY_THEME } from "./result-charts.ts";

/* Trajectories: their status and movements, and how many registrations became one. */

const BY_STATUS = "status.byCategory";

export const STATUS_SENTENCES: SentenceEntries = {
  "status.supported": (material) => {
    const { facts, previous } = material;
    const supported = facts.count("status.supported");
    if (supported === null) return null;
    const verb = verbFor(supported.value, "liep", "liepen");
    const main =
      supported.value === 0
        ? say`Op ${facts.referenceDayRun} liep er geen traject`
        : say`Op ${facts.referenceDayRun} ${verb} er ${countWithNoun(supported, NOUNS.trajectory)}`;
    const change = shownChange(material, "status.supported");
    const reopened = facts.category(BY_STATUS, "heropend");
    return joinTexts([
      say`${main}${reopenedText(reopened, supported)}.`,
      previous === null || change === null ? null : thenText(endOf(previous, facts), change),
    ]);
  },

  "status.movements": ({ facts }) => {
    const [started, closed, reopened] = [
      "status.startedInPeriod",
      "status.closedInPeriod",
      "status.reopenedInPeriod",
    ].map((id) => facts.count(id));
    if (!started || !closed || !reopened) return null;
    const noun = ({ value }: Count): string => nounFor(NOUNS.trajectory, value);
    const movements = [
      { count: started, write: (what: Text) => say`begonnen we aan ${what}` },
      { count: closed, write: (what: Text) => say`rondden we ${what} af` },
      { count: reopened, write: (what: Text) => say`heropenden we ${what}` },
    ].filter(({ count }) => count.value > 0);
    const period = capitalised(plain(withinThisPeriod(facts)));
    if (movements.length === 0) {
      return say`${period} begonnen we aan geen enkel traject, en rondden we er geen af.`;
    }
    const parts = movements.map(({ count, write }, index) =>
      write(index === 0 ? say`${count.run} ${noun(count)}` : say`er ${count.run}`),
    );
    return say`${period} ${listTexts(parts.map((part, index) => (index === 0 ? part : withoutSubject(part))))}.`;
  },

  "status.neverStarted": ({ facts }) => {
    const never = facts.count("status.neverStartedInPeriod");
    if (never === null || never.value === 0) return null;
    return say`Bij ${countWithNoun(never, NOUNS.registration)} bleek dat we geen ondersteuning gaan geven.`;
  },
};

/**
 * The number of trajectories at the end of the previous period: "Eind januari waren het er 451."
 */
function thenText(end: Text, { difference, before, now }: ShownChange): Text {
  const then = capitalised(end);
  if (difference === 0) {
    return now.value === 0 ? say`Dat was ${end} ook zo.` : say`${then} waren het er evenveel.`;
  }
  if (before.value === 0) return say`${then} liep er nog geen.`;
  return say`${then} ${verbFor(before.value, "was", "waren")} het er ${before.run}.`;
}

/** ", waarvan er 12 al eens waren afgesloten". Empty for none. */
function reopenedText(reopened: Count | null, supported: Count): Text {
  if (reopened === null || reopened.value === 0) return [];
  if (reopened.value < supported.value) {
    return say`, waarvan er ${reopened.run} al eens ${verbFor(reopened.value, "was", "waren")} afgesloten`;
  }
  return plain(
    supported.value === 1 ? ", dat al eens was afgesloten" : ", die alle al eens waren afgesloten",
  );
}

/**
 * Removes the subject, because the sentence already has it: "rondden we er 91 af" becomes "rondden
 * er 91 af".
 */
function withoutSubject(text: Text): Text {
  return text.map((run, index) =>
    index === 0 ? { ...run, text: run.text.replace(/^(\w+) we /, "$1 ") } : run,
  );
}

export const STATUS_LISTS: ListEntries = {
  "status.explained": ({ facts }) => {
    const statuses = facts.breakdown(BY_STATUS);
    const items = (statuses?.categories ?? []).flatMap(({ code, label, value }) => {
      const explanation = STATUS_EXPLANATIONS[code];
      if (value === null || value === 0 || explanation === undefined) return [];
      return [{ term: plain(label), explanation: plain(explanation) }];
    });
    return items.length === 0 ? null : { type: "terms", items };
  },
};

const STATUS_EXPLANATIONS: Readonly<Record<string, string>> = {
  lopend: "We ondersteunen het gezin of de jongere nu.",
  heropend: "Het traject was afgesloten, en daarna zijn we opnieuw begonnen.",
  nog_niet_gestart: "We kijken nog of we kunnen helpen, of de ondersteuning moet nog beginnen.",
  nooit_gestart:
    "We geven geen ondersteuning. Meestal lukt het contact niet, of hoort iemand niet bij de mensen voor wie we er zijn: gedupeerde ouders en kinderen die met een uithuisplaatsing te maken hebben.",
  afgesloten: "De ondersteuning is klaar.",
};

export const STATUS_CHARTS: ChartEntries = {
  "status-by-category": ({ facts }) => {
    const supported = facts.count("status.supported");
    const reopened = facts.category(BY_STATUS, "heropend");
    const finding = statusFinding(facts);
    return stackOrBars(facts, "status-by-category", {
      figure: BY_STATUS,
      subject: plain("Alle aanmeldingen naar de status van het traject"),
      partOf: ({ label }) => ({ label }),
      order: STATUS_ORDER,
      head: "Status",
      unit: "Aanmeldingen",
      total: "Aanmeldingen in totaal",
      finding,
      altOfStack: statusAlt(facts, finding),
      annotation:
        supported === null || !reopened || supported.value === 0
          ? null
          : {
              code: "lopend",
              ...(reopened.value === 0 ? {} : { until: "heropend" }),
              text: say`${supported.run} met ondersteuning`,
            },
    });
  },
};

/** The order of statuses: first trajectories that run, last those that ended or never started. */
const STATUS_ORDER = ["lopend", "heropend", "nog_niet_gestart", "afgesloten", "nooit_gestart"];

/** How many trajectories ended. The sentence beside the chart does not say that. */
function statusFinding(facts: Facts): Text | null {
  const [closed, never] = ["afgesloten", "nooit_gestart"].map((code) =>
    facts.category(BY_STATUS, code),
  );
  if (!closed || !never || closed.value === 0 || facts.registrations < FEWEST_FOR_SHARES) {
    return null;
  }
  const main = say`${countWithNoun(closed, NOUNS.trajectory)} ${verbFor(closed.value, "is", "zijn")} afgesloten`;
  return never.value === 0
    ? main
    : say`${main}, ${never.run} ${verbFor(never.value, "is", "zijn")} nooit gestart`;
}

/**
 * "Met ondersteuning zijn er 501: 483 lopend en 18 heropend." If only one of these two statuses
 * occurs, it gives all numbers that are not in the title, the largest first.
 */
function statusAlt(facts: Facts, finding: Text | null): Sentence {
  const shown = (facts.breakdown(BY_STATUS)?.categories ?? [])
    .flatMap(({ code, label }) => {
      const count = facts.category(BY_STATUS, code);
      const name = inSentence([labelRun({ code, label }, BY_STATUS)]);
      return count === null || count.value === 0 ? [] : [{ code, name, count }];
    })
    .toSorted((a, b) => b.count.value - a.count.value);
  const supported = facts.count("status.supported");
  const [running, again] = ["lopend", "heropend"].map((code) =>
    shown.find((status) => status.code === code),
  );
  if (supported && running && again) {
    const each = say`${running.count.run} ${running.name} en ${again.count.run} ${again.name}`;
    return [say`Met ondersteuning zijn er ${supported.run}: ${each}.`];
  }
  const inTitle = new Set(finding?.map(({ origin }) => origin));
  const others = shown.filter(({ count }) => !inTitle.has(count.run.origin));
  const each = others.map(({ name, count }, index) => {
    const verb = index > 0 ? "" : `${verbFor(count.value, "is", "zijn")} `;
    return say`${count.run} ${verb}${name}`;
  });
  return each.map((_, index) => say`${listTexts(each.slice(0, each.length - index))}.`);
}

/* From registration to trajectory to result. */

export const FUNNEL_SENTENCES: SentenceEntries = {
  "results.funnel": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const waiting = facts.category(BY_STATUS, "nog_niet_gestart");
    const never = facts.category(BY_STATUS, "nooit_gestart");
    if (all === null || started === null || waiting === null || never === null) return null;
    if (all.value < FEWEST_FOR_SHARES || started.value === 0) return null;
    if (started.value === all.value) return plain("Alle aanmeldingen werden een traject.");
    const became = verbFor(started.value, "werd", "werden");
    const main = say`Van de ${all.run} aanmeldingen ${became} er ${started.run} een traject.`;
    return say`${main} ${notStarted(waiting, never)}`;
  },
};

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

export const FUNNEL_CHARTS: ChartEntries = {
  "from-registration-to-result": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const withResult = facts.total(BY_THEME);
    if (all === null || started === null || withResult === null) return null;
    // If more families have a result than trajectories started, the results are not a part of the
    // started trajectories.
    if (withResult.value === 0 || withResult.value > started.value) return null;
    if (withResult.value < facts.threshold) return null;
    const steps: readonly (readonly [code: string, label: string, count: Count])[] = [
      ["aangemeld", "Aangemeld", all],
      ["gestart", "Traject gestart", started],
      ["met_resultaat", "Met een resultaat", withResult],
    ];
    const numbers = chartAndTable({
      head: "Stap",
      categories: steps.map(([code, label]) => ({ code, label: plain(label) })),
      series: [
        {
          name: plain("Aantal"),
          values: steps.map(([, , { value, run }]) => ({ value, text: [run] })),
        },
      ],
    });
    return chartBlock({
      id: "from-registration-to-result",
      kind: "bars",
      subject: plain("Aanmeldingen, gestarte trajecten en trajecten met een resultaat"),
      finding: funnelFinding(started, withResult),
      drawing: "Staafdiagram met drie staven.",
      sentences: [
        [
          say`Van ${countWithNoun(all, NOUNS.registration)} is bij ${started.run} het traject gestart. Bij ${withResult.run} is er een resultaat.`,
        ],
      ],
      numbers,
    });
  },
};

/** The number of trajectories that ever started. Null if a number is withheld or held. */
function startedTrajectories(facts: Facts): Count | null {
  const counts = [
    facts.count("registrations.total"),
    facts.category(BY_STATUS, "nog_niet_gestart"),
    facts.category(BY_STATUS, "nooit_gestart"),
  ];
  const origins = counts.flatMap((count) => count?.run.origin ?? []);
  return origins.length < counts.length ? null : facts.derived(ORIGIN_OF.minus(...origins));
}

const STARTED = { singular: "gestart traject", plural: "gestarte trajecten" };

/** "Ruim de helft van de gestarte trajecten heeft een resultaat" */
function funnelFinding(started: Count, withResult: Count): Text | null {
  if (started.value < FEWEST_FOR_SHARES) return null;
  const share = sharePhrase(shareOf(withResult, started), STARTED);
  const verb = share?.isPlural === true ? "hebben" : "heeft";
  return share && capitalised(say`${share.text} ${verb} een resultaat`);
}
