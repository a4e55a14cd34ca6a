import type { Redefinition } from "../../codebook/redefinitions.ts";
import {
  isHeld,
  isWithheld,
  type PublishedCategory,
  type PublishedFigure,
} from "../../disclosure/published-figures.ts";
import { definitionOn } from "../../figures/catalogue.ts";
import type { BlockOf } from "../../model/report-model.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { joinTexts, plain, say, type Run, type Text } from "../../model/text.ts";
import { isoDay } from "../../period/day.ts";
import type { MentionedEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { namedRedefinitionRemark } from "../redefinitions.ts";
import { isWithheldWhole } from "../withheld.ts";

/** What tells of the figures that the rest of the report mentions, wherever it stands itself. */

/** The sentence that tells the redefinitions of all figures, so that its section needs no remarks. */
export const ALL_REDEFINITIONS = "accountability.redefinitions";

export const MENTIONED_SENTENCES: MentionedEntries<Text> = {
  [ALL_REDEFINITIONS]: ({ facts, redefinitions }, mentioned) =>
    redefinitionsText(
      facts,
      redefinitions.filter(({ figure }) => mentioned.has(figure)),
    ),

  "accountability.held": ({ facts }, mentioned) => {
    const day = firstHeldDay(facts, mentioned);
    if (day === null) return null;
    return say`Soms veranderde een aantal maar weinig sinds we het voor het laatst publiceerden. Het nieuwe aantal zou dan verraden dat er bij een paar gezinnen iets veranderde. Daarom staat er het aantal van toen, met de dag erbij, zoals: stand ${day}.`;
  },
};

/** What redefinitions changed, each with the name of its figure; null before any of them holds. */
export function redefinitionsText(
  facts: Facts,
  redefinitions: readonly Redefinition[],
): Text | null {
  const text = joinTexts(redefinitions.map((one) => namedRedefinitionRemark(facts, one)));
  return text.length === 0 ? null : text;
}

/** The day of the first number that is held, of the figures that are mentioned; null for none. */
function firstHeldDay(facts: Facts, mentioned: ReadonlySet<string>): Run | null {
  for (const [id, figure] of facts.entries().filter(([one]) => mentioned.has(one))) {
    const counts =
      "categories" in figure
        ? figure.categories.map((category) => facts.shownValue(category, id))
        : isHeld(figure)
          ? [facts.shownCount(id)]
          : [];
    const asOf = counts.flatMap((count) => count?.asOf ?? [])[0];
    if (asOf !== undefined) return asOf;
  }
  return null;
}

/** A list of the figures for which something holds; null for none. */
function listOfFigures(
  facts: Facts,
  holds: (id: string, figure: PublishedFigure) => boolean,
  [one, several]: readonly [string, string],
): BlockOf<"list"> | null {
  const items = facts
    .entries()
    .flatMap(([id, figure]) => (holds(id, figure) ? [say`${facts.labelOf(id)}`] : []));
  if (items.length === 0) return null;
  return { type: "list", intro: plain(items.length === 1 ? one : several), items };
}

/** True where the figure itself, or one of its categories, is so. */
function hasPart(
  figure: PublishedFigure,
  is: (part: PublishedFigure | PublishedCategory) => boolean,
): boolean {
  return is(figure) || ("categories" in figure && figure.categories.some(is));
}

/**
 * True for a figure that the Verantwoording tells of. One that is withheld whole is not there at
 * all where the report would show it, so that only the Verantwoording can say so.
 */
function isTold(id: string, figure: PublishedFigure, mentioned: ReadonlySet<string>): boolean {
  return mentioned.has(id) || isWithheldWhole(figure);
}

export const MENTIONED_LISTS: MentionedEntries<BlockOf<"list"> | BlockOf<"terms">> = {
  "accountability.withheldFigures": ({ facts }, mentioned) =>
    listOfFigures(
      facts,
      (id, figure) =>
        isTold(id, figure, mentioned) &&
        // Quantiles name the fields that are withheld.
        ("withheld" in figure || hasPart(figure, isWithheld)),
      ["Bij dit cijfer tonen we iets niet:", "Bij deze cijfers tonen we iets niet:"],
    ),

  "accountability.heldFigures": ({ facts }, mentioned) =>
    listOfFigures(facts, (id, figure) => mentioned.has(id) && hasPart(figure, isHeld), [
      "Bij dit cijfer tonen we een aantal van een eerdere dag:",
      "Bij deze cijfers tonen we een aantal van een eerdere dag:",
    ]),

  "accountability.definitions": ({ facts, redefinitions }, mentioned) => {
    const items = facts
      .entries()
      .filter(([id, figure]) => isTold(id, figure, mentioned) && !("unavailable" in figure))
      .map(([id]) => ({
        term: say`${facts.labelOf(id)}`,
        explanation: say`${{
          text: definitionOn(id, isoDay(facts.referenceDay), redefinitions),
          origin: ORIGIN_OF.definition(id),
        }}`,
      }));
    return items.length === 0 ? null : { type: "terms", items };
  },
};
