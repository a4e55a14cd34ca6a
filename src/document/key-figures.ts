import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import type { Entries, Material } from "./block-entry.ts";
import { toldChange } from "./changes.ts";
import { countAlone, differenceOf, type Facts } from "./facts.ts";
import { CONTACT_DAYS } from "./sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun } from "./shares.ts";
import { numberRun, say, type Text } from "../model/text.ts";
import { littleOfHeld } from "./withheld.ts";

/** A number that stands large, the few words that it needs, and what it was one period before. */
interface KeyFigure {
  readonly value: Text;
  readonly label: Text;
  readonly change?: Text;
}

/** The numbers that stand large at the front. */
export const KEY_FIGURES: Entries<KeyFigure> = {
  registrations: (material) => {
    const { facts } = material;
    const id = "registrations.total";
    const total = facts.count(id);
    if (total === null) return null;
    return {
      value: countAlone(total),
      label: say`${nounFor(NOUNS.registration, total.value)} tot en met ${facts.referenceDayRun}`,
      ...changeSince(material, id),
    };
  },
  supported: (material) => {
    const { facts } = material;
    const id = "status.supported";
    const supported = facts.count(id);
    if (supported === null) return null;
    return {
      value: countAlone(supported),
      label: say`${nounFor(NOUNS.family, supported.value)} ${verbFor(supported.value, "dat", "die")} we op die dag ondersteunden`,
      ...changeSince(material, id),
    };
  },
  contact: ({ facts, previous }) => {
    const share = facts.share(CONTACT);
    const value = share === null ? null : shareRun(share);
    // None at all says more of the export than of the team.
    if (share === null || value === null || share.numerator === 0) return null;
    if (share.denominator < FEWEST_FOR_SHARES) {
      const { numerator, denominator, origins } = share;
      return {
        value: say`${numberRun(numerator, origins[0])} van de ${numberRun(denominator, origins[1])}`,
        label: say`${nounFor(NOUNS.registration, denominator)} ${verbFor(numerator, "had", "hadden")} binnen ${CONTACT_DAYS} dagen telefonisch contact`,
      };
    }
    const isAPercentage = value.text.endsWith("%");
    return {
      value: [value],
      label: isAPercentage
        ? say`van de aanmeldingen had binnen ${CONTACT_DAYS} dagen telefonisch contact`
        : say`aanmeldingen hadden binnen ${CONTACT_DAYS} dagen telefonisch contact`,
      ...(isAPercentage ? shareBefore(previous, value.text) : {}),
    };
  },
  returned: (material) => {
    const { facts } = material;
    const id = "children.returned";
    const children = facts.shownCount(id);
    if (children === null || children.value === 0) return null;
    const { asOf, ...ofItsDay } = children;
    const noun = nounFor(NOUNS.child, children.value);
    const home = "weer thuis na een uithuisplaatsing";
    if (asOf !== null) {
      return {
        value: countAlone(ofItsDay),
        label: say`${noun} ${verbFor(children.value, "woonde", "woonden")} ${asOf} ${home}`,
        change: say`daarna ${littleOfHeld(id, facts)} veranderd`,
      };
    }
    return {
      value: countAlone(ofItsDay),
      label: say`${noun} ${verbFor(children.value, "woont", "wonen")} ${home}`,
      ...changeSince(material, id),
    };
  },
};

const CONTACT = "responseTimes.contactWithin2Days";

/** How a number differs from what it was: "149 meer dan op 31 december 2023". */
function changeSince(material: Material, id: string): Pick<KeyFigure, "change"> {
  const told = toldChange(material, id);
  if (material.previous === null || told === null) return {};
  const day = material.previous.referenceDayRun;
  if (told.difference === 0) return { change: say`evenveel als op ${day}` };
  const direction = told.difference > 0 ? "meer" : "minder";
  const { run } = differenceOf(told.now, told.before);
  return { change: say`${run} ${direction} dan op ${day}` };
}

/** What the share with contact was, as far as that was a share of enough to be one. */
function shareBefore(previous: Facts | null, now: string): Pick<KeyFigure, "change"> {
  const before = previous?.share(CONTACT) ?? null;
  const was = before === null ? null : shareRun(before);
  if (previous === null || before === null || was === null) return {};
  if (before.denominator < FEWEST_FOR_SHARES) return {};
  const day = previous.referenceDayRun;
  return {
    change: was.text === now ? say`even vaak als op ${day}` : say`op ${day} was dat ${was}`,
  };
}
