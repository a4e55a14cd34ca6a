import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import type { Entries } from "./block-entry.ts";
import { countAlone } from "./facts.ts";
import { mayTellReturned } from "./sentences/children.ts";
import { CONTACT_DAYS } from "./sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun } from "./shares.ts";
import { numberRun, say, type Text } from "./text.ts";

/** The numbers that stand large at the front, each with the few words that it needs. */
export const KEY_FIGURES: Entries<{ readonly value: Text; readonly label: Text }> = {
  registrations: ({ facts }) => {
    const total = facts.count("registrations.total");
    if (total === null) return null;
    return {
      value: countAlone(total),
      label: say`${nounFor(NOUNS.registration, total.value)} tot en met ${facts.referenceDayRun}`,
    };
  },
  supported: ({ facts }) => {
    const supported = facts.count("status.supported");
    if (supported === null) return null;
    return {
      value: countAlone(supported),
      label: say`${nounFor(NOUNS.family, supported.value)} ${verbFor(supported.value, "dat", "die")} we op die dag ondersteunden`,
    };
  },
  contact: ({ facts }) => {
    const share = facts.share("responseTimes.contactWithin2Days");
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
    return {
      value: [value],
      label: value.text.endsWith("%")
        ? say`van de aanmeldingen had binnen ${CONTACT_DAYS} dagen telefonisch contact`
        : say`aanmeldingen hadden binnen ${CONTACT_DAYS} dagen telefonisch contact`,
    };
  },
  returned: ({ facts }) => {
    const children = facts.count("children.returned");
    if (children === null || children.value === 0 || !mayTellReturned(facts)) return null;
    return {
      value: countAlone(children),
      label: say`${nounFor(NOUNS.child, children.value)} ${verbFor(children.value, "woont", "wonen")} weer thuis na een uithuisplaatsing`,
    };
  },
};
