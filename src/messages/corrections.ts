import type { CorrectionCode } from "../findings/codes.ts";
import { listOf } from "../language/words.ts";

/** A message names this many figures at most, and counts the others. */
const MOST_NAMED = 8;

/**
 * The Dutch messages about corrections in the settings that do not fit the snapshots or the
 * figures.
 */
export const correctionFindings = {
  "correction-no-report": (day: string) =>
    `Er is geen rapport bewaard dat voor ${day} gepubliceerd is. We weten dus niet wat deze correctie corrigeert. Geef de periode ervan bij period, en bewaar wat je publiceert met: report snapshot`,
  "correction-nothing-kept": (period: string) =>
    `Van ${period} is niet bewaard wat er voor de correctie gepubliceerd is. Daarom staat in het rapport niet wat er eerst stond. Bewaar wat je publiceert met: report snapshot`,
  "correction-not-kept": (period: string, day: string) =>
    `Dit rapport vertelt dat het rapport over ${period} gecorrigeerd is, maar de gecorrigeerde versie van ${day} is niet bewaard. Daarom rekenen we nog met wat er eerst stond. Maak haar met --published-on, en bewaar haar met: report snapshot`,
  "correction-other-day": (corrected: string, published: string, iso: string) =>
    `De dag van deze correctie is ${corrected}, maar je geeft als publicatiedatum ${published}. In het rapport staan dan twee dagen. Geef --published-on ${iso}, of verander de dag bij date.`,
  "correction-unnamed": (figures: readonly string[], day: string) =>
    `Anders dan in de versie van ${day}, en niet genoemd bij de correctie: ${named(figures)}. Kwam dat door dezelfde fout? Noem ${figures.length === 1 ? "dat cijfer" : "die cijfers"} dan bij figures, of schrijf figures: ["*"] als alles door die fout veranderde. Anders zegt het rapport dat gegevens later binnenkwamen.`,
  "correction-unchanged": (figures: readonly string[], day: string) =>
    `Genoemd bij de correctie, maar niet anders dan in de versie van ${day}: ${named(figures)}. Kijk of de goede cijfers bij figures staan, en of dit de goede export is.`,
} as const satisfies Readonly<Record<CorrectionCode, (...words: never[]) => string>>;

function named(figures: readonly string[]): string {
  const [shown, more] = [figures.slice(0, MOST_NAMED), figures.length - MOST_NAMED];
  const quoted = shown.map((figure) => `“${figure}”`);
  return more > 0 ? `${quoted.join(", ")} en nog ${more}` : listOf(quoted);
}
