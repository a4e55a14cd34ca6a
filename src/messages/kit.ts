import { formatInteger } from "../language/numbers.ts";
import { listOf } from "../language/words.ts";

/** The sources of a report, in Dutch. */
const SOURCES = {
  export: "de export",
  codebook: "het codeboek",
  narrative: "de teksten",
  documentType: "het documenttype",
  accompanied: "het rapport dat erbij hoort",
  logo: "het logo",
  fonts: "het lettertype",
  snapshots: "wat van eerdere rapporten bewaard is",
  settings: "de instellingen",
} as const;

export type ChangedSource = keyof typeof SOURCES;

export const CHANGED_SOURCES = Object.keys(SOURCES) as readonly ChangedSource[];

/** The Dutch messages of `report publish`. */
export const kitMessages = {
  oneDocument:
    "Een publicatieset maak je van één document tegelijk. Kies het met --document, zoals: --document voortgangsrapportage",
  noReport: (folder: string, command: string) =>
    `In ${folder} staat geen rapport. Maak het eerst met: ${command}`,
  concept: (folder: string, command: string) =>
    `Het rapport in ${folder} is een concept: het heeft geen publicatiedatum. Maak het met de dag van publicatie: ${command}`,
  internal: (folder: string) =>
    `Het rapport in ${folder} is alleen voor intern gebruik (NIET-PUBLICEREN). Maak het opnieuw zonder --threshold.`,
  internalEdition: (edition: string) =>
    `De uitgave ${edition} is niet om te publiceren. Laat --edition weg.`,
  sampleText: (sections: readonly string[]) =>
    `In het rapport staat voorbeeldtekst, bij: ${listOf(sections)}. Schrijf een eigen tekst en maak het rapport opnieuw.`,
  fileMissing: (file: string) =>
    `${file} is er niet, terwijl manifest.json het noemt. Maak het rapport opnieuw.`,
  fileChanged: (file: string) =>
    `${file} is niet meer zoals Peildatum het maakte. Maak het rapport opnieuw; verander een tekst in de map met teksten.`,
  fileExtra: (file: string) =>
    `${file} hoort niet bij het rapport: manifest.json noemt het niet. Haal het weg uit de map van het rapport.`,
  otherDay: (given: string, made: string) =>
    `Je geeft als publicatiedatum ${given}, maar het rapport is gemaakt met ${made}. Maak het rapport opnieuw, of laat --published-on weg.`,
  notCorrected: (published: string, corrected: string, command: string) =>
    `Dit rapport is van ${published}, en in de instellingen staat bij corrections een correctie ervan van ${corrected}. Publiceer de gecorrigeerde versie. Maak die met: ${command}`,
  inputsChanged: (sources: readonly ChangedSource[], command: string) =>
    `De invoer is veranderd sinds generate${otherOnes(sources)}. Maak het rapport opnieuw met: ${command}`,
  otherRelease: (
    { was, now }: { readonly was: string; readonly now: string },
    sources: readonly ChangedSource[],
    command: string,
  ) =>
    `Het rapport is gemaakt met Peildatum ${was}, en met Peildatum ${now} komt er iets anders uit${otherOnes(sources)}. Maak het opnieuw met: ${command}`,
  refused: (problems: number) =>
    problems === 1
      ? "Er is niets geschreven: los dit eerst op."
      : `Er is niets geschreven: los deze ${formatInteger(problems)} punten eerst op.`,

  step: "De publicatieset maken…",
  done: (folder: string, files: number) =>
    `Klaar. De publicatieset staat in ${folder} (${formatInteger(files)} bestanden).`,
  startWith: (file: string) => `Begin met ${file}: daarin staat stap voor stap wat je doet.`,
  noAddress: (mark: string) =>
    `Let op: in het blok voor WordPress staat nog ${mark} in plaats van het adres van jullie site. Zet het adres in de instellingen bij website, zoals https://www.voorbeeld.nl/wp-content/uploads/{year}/{month}/{file}, en maak rapport en publicatieset opnieuw.`,
  failedTests: (tests: readonly string[]) =>
    `Let op: niet alle tests van de toegankelijkheid zijn goed. Niet goed: ${tests.join(" ")} Dat staat ook in de alinea voor de toegankelijkheidsverklaring.`,
  notKept: (command: string) =>
    `Dit rapport is nog niet bewaard. Bewaar het, ook om later te kunnen corrigeren: ${command}`,
  keptOther: (command: string) =>
    `Van deze periode is een ander rapport bewaard. Publiceer je dit rapport? Bewaar het dan met: ${command}`,

  pictures: {
    folder: (name: string, files: number) =>
      `${name}/ (${formatInteger(files)} ${files === 1 ? "bestand" : "bestanden"})`,
    what: "grafieken als afbeelding, met beschrijving en getallen",
  },
  heads: { file: "bestand", size: "grootte", what: "wat het is" },
} as const;

/**
 * Names the sources that changed: " (anders zijn: de export en de teksten)". Empty without a
 * source.
 */
function otherOnes(sources: readonly ChangedSource[]): string {
  const names = sources.map((one) => SOURCES[one]);
  return names.length === 0 ? "" : ` (anders zijn: ${listOf(names)})`;
}
