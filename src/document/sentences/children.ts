import { type Noun, NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Text,
} from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import {
  type Count,
  countAlone,
  countWithNoun,
  type Facts,
  shareOf,
  type ShownCount,
} from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import {
  each,
  followingSentence,
  isAll,
  largestShownSentence,
  leaderNames,
  leaderPhrase,
  rank,
  type RankedCategory,
} from "../ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import { heldNote, labelRun, notShown } from "../withheld.ts";

/** Where children live, as a place and with the preposition that goes before it. */
const RESIDENCES: Readonly<Record<string, readonly [preposition: string, place: string]>> = {
  pleeggezin: ["in", "een pleeggezin"],
  andere_ouder: ["bij", "de andere ouder"],
  netwerk: ["bij", "familie of bekenden"],
  instelling: ["in", "een instelling"],
};

/** Names that are plurals themselves, "familie of bekenden", must not set the verb. */
const NEXT_RESIDENCES: Noun = { singular: "Daarna zien we", plural: "Daarna zien we" };

/** How many of the children are or were placed; a number that is 0 is left unsaid. */
function placedNowAndBefore(facts: Facts): Text | null {
  const now = facts.shownCount("children.placedNow");
  const before = facts.shownCount("children.placedBefore");
  const both = facts.count("children.placed");
  if (facts.count("children.total")?.value === 1) {
    if (now?.value === 1) return say`Dat kind is nu uit huis geplaatst.`;
    return before?.value === 1 ? say`Dat kind was eerder uit huis geplaatst.` : null;
  }
  const parts = [
    now === null || now.value === 0 || now.asOf !== null
      ? null
      : say`${verbFor(now.value, "is", "zijn")} er ${countAlone(now)} nu uit huis geplaatst`,
    before === null || before.value === 0 || before.asOf !== null
      ? null
      : now === null || now.value === 0 || now.asOf !== null
        ? say`${verbFor(before.value, "was", "waren")} er ${countAlone(before)} eerder uit huis geplaatst`
        : now.value === 1 && before.value > 1
          ? say`waren er ${countAlone(before)} dat eerder`
          : say`${countAlone(before)} eerder`,
  ].filter((part) => part !== null);
  const isDivided = [now, before].every((count) => count?.asOf === null);
  const sum =
    both === null || both.value === 0 || (isDivided && parts.length < 2)
      ? null
      : isDivided
        ? say`Samen gaat het om ${countWithNoun(both, NOUNS.child)}.`
        : say`In totaal ${verbFor(both.value, "is of was", "zijn of waren")} er ${countWithNoun(both, NOUNS.child)} uit huis geplaatst.`;
  const text = joinTexts([
    parts.length === 0 ? null : say`Van hen ${listTexts(parts)}.`,
    sum,
    ...PLACED.map(([id, of]) => heldSentence(facts.shownCount(id), of)),
    placedNotShown(facts),
  ]);
  return text.length === 0 ? null : text;
}

/** The counts of placed children, each with what it is of a day: "waren 12 kinderen …". */
const PLACED = [
  ["children.placedNow", "uit huis geplaatst"],
  ["children.placedBefore", "eerder al eens uit huis geplaatst"],
] as const;

/** "Eind december 2023 waren 447 kinderen uit huis geplaatst." of a number that is held. */
function heldSentence(count: ShownCount | null, placed: string): Text | null {
  if (count === null || count.asOf === null || count.value === 0) return null;
  const { asOf, ...ofThatDay } = count;
  return say`${capitalised([asOf])} ${verbFor(count.value, "was", "waren")} ${countWithNoun(ofThatDay, NOUNS.child)} ${placed}.`;
}

/** Which of the counts of placed children are not shown; null where all are. */
function placedNotShown(facts: Facts): Text | null {
  const hidden = PLACED.flatMap(([id]) => (facts.isWithheld(id) ? [id] : []));
  const [first, second] = hidden;
  if (first === undefined) return null;
  const which =
    second !== undefined
      ? "nu en hoeveel er eerder uit huis zijn geplaatst"
      : first === "children.placedNow"
        ? "nu uit huis zijn geplaatst"
        : "eerder uit huis waren geplaatst";
  return notShown(`Hoeveel kinderen ${which}`, facts.originOf(`${first}.value`));
}

/** What "ten minste" means. */
const LOWER_BOUND_EXPLAINED =
  "Ten minste: bij een deel van de gezinnen is dit aantal nog niet ingevuld. Het echte aantal kan dus hoger zijn.";

export const CHILDREN_SENTENCES: SentenceEntries = {
  "children.placed": ({ facts }) => {
    const total = facts.count("children.total");
    if (total === null || total.value === 0) return null;
    const children = countWithNoun(total, NOUNS.child);
    const families =
      facts.registrations === 1
        ? say`Het aangemelde gezin heeft ${children}.`
        : say`De aangemelde gezinnen hebben samen ${children}.`;
    const counts = ["placedNow", "placedBefore", "placed"].map((id) =>
      facts.shownCount(`children.${id}`),
    );
    const isLowerBound = [total, ...counts].some((count) => count?.isLowerBound === true);
    const other = isLowerBound ? plain(LOWER_BOUND_EXPLAINED) : [];
    const note = heldNote(counts.slice(0, 2), "children.placedNow", facts, other);
    return say`${joinTexts([families, placedNowAndBefore(facts)])}${note}`;
  },

  "children.measures": ({ facts }) => {
    const id = "children.byMeasure";
    const total = facts.total(id);
    const always = facts.category(id, "met_maatregel");
    const partly = facts.category(id, "met_en_zonder_maatregel");
    const isHidden = facts.breakdown(id)?.categories.every(({ value }) => value === null) ?? true;
    if (total === null || total.value === 0 || isHidden) return null;
    const known = say`Van ${countWithNoun(total, NOUNS.child)} is bekend of er bij de uithuisplaatsing een kinderbeschermingsmaatregel was.`;
    if (always === null || partly === null || total.value < FEWEST_FOR_SHARES) return known;
    const either = facts.derived(ORIGIN_OF.plus(always.run.origin, partly.run.origin));
    const share = either && sharePhrase(shareOf(either, total), NOUNS.child, "deze");
    if (!either || share === null) return known;
    if (either.value === 0) return say`${known} Die was er bij geen van deze kinderen.`;
    return joinTexts([
      known,
      either.value === total.value
        ? say`Die was er bij allemaal.`
        : say`${capitalised(share.text)} ${share.isPlural ? "hadden" : "had"} zo’n maatregel.`,
      partly.value === 0
        ? null
        : say`Bij ${countWithNoun(partly, NOUNS.child)} was die er niet de hele tijd.`,
    ]);
  },

  "children.residence": ({ facts }) => {
    const id = "children.byResidence";
    const ranking = rank(facts, id);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Waar de kinderen verblijven", ranking.hidden);
    const place = ({ code, label }: RankedCategory): string => RESIDENCES[code]?.[1] ?? label;
    const whereTo = (residence: RankedCategory): string => {
      const [preposition = "in"] = RESIDENCES[residence.code] ?? [];
      return `${preposition} ${place(residence)}`;
    };
    const names = leaderNames(ranking, whereTo);
    const [first, second] = ranking.leaders;
    const largest = largestShownSentence(ranking, whereTo, NOUNS.child);
    const total = numberRun(ranking.total, `${id}.total`);
    if (first === undefined && largest !== null) {
      return say`Van ${total} kinderen weten we waar zij bij de uithuisplaatsing verblijven of verbleven. ${largest}`;
    }
    if (names === null || first === undefined) return null;
    if (ranking.total === 1) {
      return say`Van ${total} kind weten we waar het bij de uithuisplaatsing verblijft of verbleef: ${names}.`;
    }
    const known = say`Van ${total} kinderen weten we waar zij bij de uithuisplaatsing verblijven of verbleven`;
    if (isAll(ranking)) return say`${known}: allemaal ${names}.`;
    const share = leaderPhrase(facts, ranking, NOUNS.child, { article: "deze" });
    const ofAll =
      share === null || second !== undefined || ranking.total < FEWEST_FOR_SHARES
        ? null
        : say`Dat ${share.isPlural ? "zijn" : "is"} ${share.text}.`;
    return joinTexts([
      say`${known}. Het vaakst is dat ${names}: ${each(ranking)}${countAlone(first)}.`,
      ofAll,
      followingSentence(ranking, place, { lead: NEXT_RESIDENCES }),
    ]);
  },

  "children.returned": ({ facts }) => {
    const children = facts.shownCount("children.returned");
    const families = facts.shownCount("children.returnedFamilies");
    if (children?.value === 0 || families?.value === 0) return null;
    const [first, second] = [children, families].filter((count) => count !== null);
    if (first === undefined) return null;
    // Of one day, it is said once.
    const { asOf } = first;
    const isOneDay = asOf !== null && (second === undefined || second.asOf?.text === asOf.text);
    const told = ({ asOf: day, ...ofThatDay }: ShownCount): Count | ShownCount =>
      isOneDay ? ofThatDay : { ...ofThatDay, asOf: day };
    const start = isOneDay
      ? say`${capitalised([asOf])} was als resultaat vastgelegd dat`
      : say`Als resultaat is vastgelegd dat`;
    const after = say`na een uithuisplaatsing weer thuis`;
    const [lives, live] = isOneDay ? ["woonde", "woonden"] : ["woont", "wonen"];
    const note = heldNote([children, families], "children.returned", facts);
    if (children === null) {
      return say`${start} bij ${countWithNoun(told(first), NOUNS.family)} een of meer kinderen ${after} ${live}.${note}`;
    }
    const atFamilies =
      families === null ? [] : say` bij ${countWithNoun(told(families), NOUNS.family)}`;
    const verb = verbFor(children.value, lives, live);
    return say`${start} ${countWithNoun(told(children), NOUNS.child)}${atFamilies} ${after} ${verb}.${note}`;
  },
};

/** How a sentence names a reason. */
const REASON_PHRASES: Readonly<Record<string, string>> = {
  financiele_problematiek: "financiële problemen",
  onveilige_thuissituatie: "een onveilige thuissituatie",
  gebrek_aan_huisvesting: "gebrek aan huisvesting",
  middelengebruik: "middelengebruik",
  onvermogen_te_zorgen: "onvermogen om voor de kinderen te zorgen",
  acties_van_partner: "acties van de partner",
  complexe_scheiding: "een complexe (echt)scheiding",
  strafbare_feiten: "mogelijk strafbare feiten",
  gezondheidsklachten: "(mentale) gezondheidsklachten",
};

/** The regions with the most registrations; null where none leads for certain. */
function leadingRegions(facts: Facts): Text | null {
  const ranking = rank(facts, "regions.byRegion");
  // With one region there is none to have more than another.
  if (ranking === null || ranking.ranked.length < 2) return null;
  const name = (region: RankedCategory): Text => [labelRun(region, ranking.id)];
  const names = leaderNames(ranking, name);
  const [first] = ranking.leaders;
  if (first === undefined) return largestShownSentence(ranking, name, NOUNS.registration);
  if (names === null) return null;
  return say`${names} ${ranking.leaders.length === 1 ? "telt" : "tellen"} de meeste aanmeldingen: ${each(ranking)}${countAlone(first)}.`;
}

export const PLACEMENT_SENTENCES: SentenceEntries = {
  "placements.reasons": ({ facts }) =>
    leadingAnswer(facts, {
      id: "placements.byReason",
      apart: [],
      lead: "Als reden van de uithuisplaatsing zien we het vaakst",
      whole: "waarvan we een reden weten",
      phrases: REASON_PHRASES,
      followers: "Daarna zien we",
      hidden: "Om welke redenen kinderen uit huis zijn geplaatst",
    }),

  "regions.involved": ({ facts }) => {
    const involved = facts.count("regions.involved");
    if (involved === null || involved.value === 0) return null;
    return joinTexts([
      say`Bij de gezinnen ${verbFor(involved.value, "is", "zijn")} ${countWithNoun(involved, NOUNS.region)} betrokken.`,
      leadingRegions(facts),
    ]);
  },
};
