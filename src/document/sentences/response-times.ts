import type { PublishedShare } from "../../disclosure/published-figures.ts";
import { nounFor, NOUNS } from "../../language/words.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { shareOf } from "../shares.ts";
import { joinTexts, numberRun, say, type Run, type Text } from "../text.ts";

/** What happened within a term, now and at the end of the previous period. */
function withinTerm(
  { facts, previous }: Material,
  id: string,
  write: (share: Text, numerator: Run, denominator: Run) => Text,
): Text | null {
  const now = facts.share(id);
  const share = now === null ? null : shareOf(now, NOUNS.registration.plural, `${id}.percentage`);
  if (now === null || share === null) return null;
  const before = previous.share(id);
  return joinTexts([
    write(
      share,
      numberRun(now.numerator, `${id}.numerator`),
      numberRun(now.denominator, `${id}.denominator`),
    ),
    before === null ? null : comparedWith(previous, now, before, id),
  ]);
}

function comparedWith(
  previous: Facts,
  now: PublishedShare,
  before: PublishedShare,
  id: string,
): Text | null {
  const share = shareOf(before, NOUNS.registration.plural, `previous.${id}.percentage`);
  if (share === null) return null;
  const also = before.percentage === now.percentage ? "ook " : "";
  return say`Aan het eind van de vorige periode, ${previous.periodRun}, was dat ${also}bij ${share} zo.`;
}

/** "op de dag van de aanmelding", "binnen 1 dag", "binnen 4 dagen". */
function withinDays(days: number, origin: string): Text {
  if (days === 0) return say`op de dag van de aanmelding zelf`;
  return say`binnen ${numberRun(days, origin)} ${nounFor(NOUNS.day, days)}`;
}

export const RESPONSE_TIME_SENTENCES: SentenceEntries = {
  "responseTimes.contact": (material) =>
    withinTerm(
      material,
      "responseTimes.contactWithin2Days",
      (share, numerator, denominator) =>
        say`Na een aanmelding bellen we zo snel mogelijk. Bij ${share} was er binnen ${{ text: "2", origin: "rule.contactWithinDays" }} dagen telefonisch contact: ${numerator} van de ${denominator}.`,
    ),

  "responseTimes.welcome": (material) =>
    withinTerm(
      material,
      "responseTimes.welcomeWithin7Days",
      (share, numerator, denominator) =>
        say`Daarna plannen we een welkomstgesprek. Bij ${share} stond dat gesprek binnen ${{ text: "7", origin: "rule.welcomeWithinDays" }} dagen in de agenda: ${numerator} van de ${denominator}.`,
    ),

  "responseTimes.firstContactDays": ({ facts }) => {
    const id = "responseTimes.firstContactDays";
    const days = facts.quantiles(id);
    if (days === null || days.median === null || days.p90 === null) return null;
    // "9 van de 10" means nothing for fewer than ten.
    if (days.n < 10) return null;
    const half = withinDays(days.median, `${id}.median`);
    if (days.median === days.p90) {
      return say`Van de gezinnen die we spraken, spraken we minstens 9 van de 10 ${half}.`;
    }
    const most = withinDays(days.p90, `${id}.p90`);
    return say`Van de gezinnen die we spraken, spraken we minstens de helft ${half} en minstens 9 van de 10 ${most}.`;
  },
};
