import type { PlausibilityCode } from "../findings/codes.ts";
import { formatInteger } from "../language/numbers.ts";
import { listOf } from "../language/words.ts";

/** A message lists this many names at most. */
const MOST_NAMES = 3;

/**
 * A number in the snapshot of an earlier report and now. The name is null unless it is a category.
 */
interface Change {
  readonly name: string | null;
  readonly before: number;
  readonly now: number;
}

/**
 * The Dutch warnings about an export that looks wrong beside the snapshots of earlier reports.
 * `kept` is the period of the snapshot. Numbers that must not be shown are left out: the list is
 * then empty, or the value null.
 */
export const plausibilityMessages = {
  "export-stock-fell": (figure: string, kept: string, changes: readonly Change[]) =>
    `“${figure}” is lager dan in het bewaarde rapport over ${kept}${changes.length === 0 ? "" : `: ${listOf(firstOf(changes.map(fromTo), "antwoord", "antwoorden"))}`}. Dit kan alleen groeien. Kijk of er rijen of antwoorden uit de export zijn verdwenen.`,
  "export-category-vanished": (figure: string, kept: string, changes: readonly Change[]) =>
    `Bij “${figure}” ${changes.length > 1 ? "komen" : "komt"} ${namesIn(changes, ({ before }) => before)} niet meer voor. In het bewaarde rapport over ${kept} nog wel. Kijk of de monitor dit nu anders noemt, of dat het in de export ontbreekt.`,
  "export-category-appeared": (figure: string, kept: string, changes: readonly Change[]) =>
    `Bij “${figure}” ${changes.length > 1 ? "komen" : "komt"} nu ${namesIn(changes, ({ now }) => now)} voor. In het bewaarde rapport over ${kept} nog niet. Kijk of dit klopt, of dat de monitor een antwoord nu anders noemt.`,
  "export-unknown-rose": (
    figure: string,
    kept: string,
    shares: { readonly before: number; readonly now: number } | null,
  ) =>
    `Bij “${figure}” is het deel dat niet bekend of niet ingevuld is sterk gestegen sinds het bewaarde rapport over ${kept}${shares === null ? "" : `: van ${shares.before}% naar ${shares.now}%`}. Kijk of de kolom in de export goed gevuld is.`,
  "export-month-empty": (months: readonly string[], usual: number) =>
    `In ${listOf(firstOf(months, "maand", "maanden"))} zijn er geen aanmeldingen. In de maanden eromheen zijn het er meestal rond de ${formatInteger(usual)}. Kijk of er rijen in de export ontbreken, of dat er een datum verkeerd staat.`,
  "export-flow-unusual": (figure: string, now: string, usual: string) =>
    `“${figure}” wijkt sterk af: ${now}. Eerder was dat meestal rond de ${usual}. Kijk of de export klopt. Klopt hij, leg dan in je tekst uit hoe dit komt.`,
  "export-rows-fewer": (kept: string, before: number, now: number) =>
    `De export heeft ${formatInteger(now)} rijen. De export van het bewaarde rapport over ${kept} had er ${formatInteger(before)}. Kijk of er rijen zijn weggevallen.`,
  "export-columns-exchanged": (first: string, second: string, kept: string) =>
    `De kolommen ${first} en ${second} lijken verwisseld: in elk staat ongeveer wat in het bewaarde rapport over ${kept} bij de andere hoorde. Kijk of de koppen boven de goede kolom staan.`,
} as const satisfies Readonly<Record<PlausibilityCode, (...words: never[]) => string>>;

/** "Pleeggezin van 220 naar 158", "van 936 naar 916". */
function fromTo({ name, before, now }: Change): string {
  const numbers = `van ${formatInteger(before)} naar ${formatInteger(now)}`;
  return name === null ? numbers : `${name} ${numbers}`;
}

/**
 * The categories, each with a number: "“Zeeland” (14 keer)". Without categories: "een antwoord".
 */
function namesIn(changes: readonly Change[], numberOf: (change: Change) => number): string {
  if (changes.length === 0) return "een antwoord";
  const names = changes.map((one) => `“${one.name}” (${formatInteger(numberOf(one))} keer)`);
  return listOf(firstOf(names, "antwoord", "antwoorden"));
}

/** The first names of a list, and the number of the others: "nog 1 maand". */
function firstOf(names: readonly string[], singular: string, plural: string): readonly string[] {
  const more = names.length - MOST_NAMES;
  if (more <= 0) return names;
  return [
    ...names.slice(0, MOST_NAMES),
    `nog ${formatInteger(more)} ${more === 1 ? singular : plural}`,
  ];
}
