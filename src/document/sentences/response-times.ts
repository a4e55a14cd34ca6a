import type { PublishedShare } from "../../disclosure/published-figures.ts";
import { formatShare } from "../../language/numbers.ts";
import { nounFor, NOUNS } from "../../language/words.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { joinTexts, numberRun, say, type Run, type Text } from "../text.ts";

function shareRun(share: PublishedShare, origin: string): Run {
  return { text: formatShare(share.numerator, share.denominator), origin };
}

/** What happened within a term, now and at the end of the previous period. */
function withinTerm(
  { facts, previous }: Material,
  id: string,
  write: (share: Run, numerator: Run, denominator: Run) => Text,
): Text | null {
  const share = facts.share(id);
  if (share === null || share.percentage === null) return null;
  const now = write(
    shareRun(share, `${id}.percentage`),
    numberRun(share.numerator, `${id}.numerator`),
    numberRun(share.denominator, `${id}.denominator`),
  );
  const before = previous.share(id);
  if (before === null || before.percentage === null) return now;
  const beforeRun = shareRun(before, `previous.${id}.percentage`);
  const comparison = before.percentage === share.percentage ? " ook" : "";
  return joinTexts([
    now,
    say`Aan het eind van de vorige periode, ${previous.periodRun}, was dat${comparison} ${beforeRun}.`,
  ]);
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
        say`Na een aanmelding bellen we zo snel mogelijk. Bij ${share} van de aanmeldingen was er binnen ${{ text: "2", origin: "rule.contactWithinDays" }} dagen telefonisch contact: ${numerator} van de ${denominator}.`,
    ),

  "responseTimes.welcome": (material) =>
    withinTerm(
      material,
      "responseTimes.welcomeWithin7Days",
      (share, numerator, denominator) =>
        say`Daarna plannen we een welkomstgesprek. Bij ${share} van de aanmeldingen stond dat gesprek binnen ${{ text: "7", origin: "rule.welcomeWithinDays" }} dagen in de agenda: ${numerator} van de ${denominator}.`,
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
