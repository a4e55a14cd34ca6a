import type { Redefinition } from "../../codebook/redefinitions.ts";
import {
  isHeld,
  type DisclosureSummary,
  type PublishedFigure,
} from "../../disclosure/published-figures.ts";
import { definitionOn } from "../../figures/catalogue.ts";
import { definitionId } from "../../model/definitions.ts";
import type { BlockOf } from "../../model/report-model.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";
import { isoDay } from "../../period/day.ts";
import { verbFor } from "../../language/words.ts";
import type { Mentioned, MentionedEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { namedRedefinitionRemark } from "../redefinitions.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { isWithheldWhole } from "../withheld.ts";
import { protectionText } from "./accountability.ts";

/**
 * Texts about the figures that the rest of the report mentions. They are built after all other
 * blocks.
 */

/**
 * The sentence with the redefinitions of all figures. A section with this sentence needs no remarks
 * about redefinitions.
 */
export const ALL_REDEFINITIONS = "accountability.redefinitions";

export const MENTIONED_SENTENCES: MentionedEntries<Text> = {
  [ALL_REDEFINITIONS]: ({ facts, redefinitions }, { figures }) =>
    redefinitionsText(
      facts,
      redefinitions.filter(({ figure }) => figures.has(figure)),
    ),

  "accountability.withheld": ({ facts, called }, mentioned) => {
    const { threshold, disclosure } = facts;
    if (threshold <= 1 || disclosure === null) return protectionText(facts);
    if (disclosure.withheld > 0) {
      return joinTexts([protectionText(facts), whereWithheld(disclosure, mentioned, called)]);
    }
    const isWhole = facts.entries().every(([, figure]) => !("withheld" in figure));
    return isWhole && disclosure.held === 0
      ? plain(`In ${called} konden we alle aantallen tonen.`)
      : null;
  },

  "accountability.withheldWhole": ({ facts }) => {
    const hidden = facts.entries().filter(([, figure]) => isWithheldWhole(figure));
    // A report with few registrations has no chapters with these figures.
    if (hidden.length === 0 || facts.registrations < FEWEST_FOR_SHARES) return null;
    const [overlapping = [], small = []] = [true, false].map((overlaps) =>
      hidden.filter(([id]) => (facts.overlaps(id) !== null) === overlaps),
    );
    return joinTexts([
      nothingOf(facts, small, "daarom niets"),
      nothingOf(
        facts,
        overlapping,
        "niets, omdat een eerdere rapportage over een deel van dezelfde tijd ging",
      ),
    ]);
  },

  "accountability.held": ({ facts }, { figures }) => {
    const day = firstHeldDay(facts, figures);
    if (day === null) return null;
    return say`Veranderde een aantal bij maar een paar gezinnen sinds we het voor het laatst publiceerden, dan staat er het aantal van toen, met de dag erbij: stand ${day}.`;
  },
};

/** "Van “Verklarende analyses” tonen we daarom niets." Null for no figure. */
function nothingOf(
  facts: Facts,
  figures: readonly (readonly [string, PublishedFigure])[],
  why: string,
): Text | null {
  if (figures.length === 0) return null;
  const names = listTexts(figures.map(([id]) => say`“${facts.labelOf(id)}”`));
  return say`Van ${names} tonen we ${why}.`;
}

/** Says whether the pages themselves leave out numbers, or only the file with all figures. */
function whereWithheld(
  { withheld }: DisclosureSummary,
  { hidesNumbers }: Mentioned,
  called: string,
): Text {
  const run = numberRun(withheld, "disclosure.withheld");
  const numbers = say`${run} ${verbFor(withheld, "aantal", "aantallen")}`;
  return hidesNumbers
    ? say`Dat geldt voor ${numbers} in ${called} en in het cijferbestand.`
    : say`In ${called} zelf is dat nergens nodig; in het cijferbestand wel, bij ${numbers}.`;
}

/**
 * What the redefinitions changed, each with the name of its figure. Null before the first one
 * applies.
 */
export function redefinitionsText(
  facts: Facts,
  redefinitions: readonly Redefinition[],
): Text | null {
  const text = joinTexts(redefinitions.map((one) => namedRedefinitionRemark(facts, one)));
  return text.length === 0 ? null : text;
}

/** The day of the first held number among the mentioned figures; null if there is none. */
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

/**
 * True for a figure that needs a definition. A figure that is withheld entirely is not in the
 * report, but the report says so.
 */
function needsDefinition(id: string, figure: PublishedFigure, { figures }: Mentioned): boolean {
  return figures.has(id) || isWithheldWhole(figure);
}

export const MENTIONED_LISTS: MentionedEntries<BlockOf<"terms">> = {
  "accountability.definitions": ({ facts, redefinitions }, mentioned) => {
    const items = facts
      .entries()
      .filter(
        ([id, figure]) => needsDefinition(id, figure, mentioned) && !("unavailable" in figure),
      )
      .map(([id]) => ({
        term: say`${facts.labelOf(id)}`,
        explanation: say`${{
          text: definitionOn(id, isoDay(facts.referenceDay), redefinitions),
          origin: ORIGIN_OF.definition(id),
        }}`,
        id: definitionId(id),
      }));
    return items.length === 0 ? null : { type: "terms", items };
  },
};
