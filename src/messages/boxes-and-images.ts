import { formatInteger } from "../language/numbers.ts";

/** The Dutch messages about boxes and images in texts. */
export const boxAndImageMessages = {
  "narrative-box-title":
    "Dit kader heeft geen titel. Zet achter `kader` waar het over gaat: ::: kader Hoe een verklarende analyse werkt. Een voorleesprogramma noemt het kader dan zo.",
  "narrative-box-open":
    "Hier begint een kader dat nergens eindigt. Zet onder de laatste regel van het kader een eigen regel met alleen drie dubbele punten (:::).",
  "narrative-box-empty":
    "In dit kader staat niets. Zet tussen de titel en de regel met drie dubbele punten (:::) wat erin hoort, of haal het kader weg.",
  "narrative-box-unknown":
    "Deze regel begint met dubbele punten, maar zo begint geen kader. Een kader begint zo: ::: kader Titel van het kader. Is het gewone tekst? Zet er dan een backslash (\\) voor.",
  "narrative-box-stray":
    "Deze regel met dubbele punten (:::) eindigt een kader, maar er is geen kader begonnen. Haal de regel weg, of zet boven het kader: ::: kader Titel van het kader.",
  "narrative-box-place":
    "Een kader kan niet in een ander kader, een lijst, een citaat of een noot staan. Zet het erboven of eronder, met de regels van het kader vooraan, zonder spaties.",
  "narrative-box-heading":
    "In een kader kan geen kop staan: het kader heeft zelf al een titel. Haal de hekjes (#) weg, maak de woorden vet (**zo**), of maak er twee kaders van.",
  "narrative-image-address":
    "Tussen de haakjes staat alleen de naam van een bestand in dezelfde map als deze tekst: ![wat er te zien is](foto.jpg). Een webadres of een andere map kan niet.",
  "narrative-image-missing":
    "Deze afbeelding staat niet in de map van deze tekst. Zet het bestand erbij, of kijk of de naam precies zo geschreven is, ook met dezelfde hoofdletters.",
  "narrative-image-file": "Deze afbeelding kan niet in het rapport:",
  "narrative-image-small": "Deze afbeelding wordt onscherp op papier:",
  "narrative-image-alt":
    "Deze afbeelding heeft geen beschrijving. Zet tussen de vierkante haken wat er te zien is: ![Twee mensen praten aan een keukentafel](foto.jpg). Wie de afbeelding niet kan zien, hoort die woorden.",
  "narrative-image-alt-long":
    "De beschrijving van deze afbeelding is lang, en wie luistert kan er niet in terugbladeren. Houd het bij een of twee zinnen, en zet de rest in de tekst.",
  "narrative-image-place":
    "Een afbeelding staat alleen, met een lege regel erboven en eronder; niet in een zin, een tabel, een lijst, een citaat of een noot. Direct onder de afbeelding mag alleen een regel met het bijschrift staan: Bijschrift: woorden.",
  "narrative-image-caption":
    "Dit lijkt een bijschrift, maar direct erboven staat geen afbeelding. Zo komt de regel als gewone tekst in het rapport. Haal de lege regel weg tussen de afbeelding en het bijschrift.",
  "narrative-image-unused": "Geen tekst gebruikt deze afbeelding. Zij komt niet in het rapport.",
} as const;

/** Suggests the kind of box that a writer most likely means; empty without a suggestion. */
export function meantBox(kind: string | undefined): string {
  return kind === undefined ? "" : `Bedoel je ${kind}?`;
}

/** What is wrong with an image file. Follows the message of the code. */
export const imageWords = {
  kind: "het bestand is geen PNG, JPEG of WebP. Sla de afbeelding op als een van die drie.",
  damaged:
    "het bestand is beschadigd of niet compleet. Haal het opnieuw op, of sla de afbeelding opnieuw op.",
  jpegKind:
    "dit is een soort JPEG die niet elke browser kan tonen. Sla de afbeelding opnieuw op als gewone JPEG of als PNG.",
  moves: "zij beweegt, en een rapport staat stil. Sla de afbeelding op als één stilstaand beeld.",
  noSize: "zij heeft geen breedte of hoogte. Sla de afbeelding opnieuw op.",
  bytes: (most: number) =>
    `het bestand is groter dan ${formatInteger(most / 1_000_000)} MB. Sla de afbeelding kleiner op.`,
  pixels: (
    { width, height }: { readonly width: number; readonly height: number },
    most: number,
    longest: number,
  ) =>
    `zij is ${formatInteger(width)} bij ${formatInteger(height)} beeldpunten groot. Maak haar kleiner, tot ten hoogste ${formatInteger(most / 1_000_000)} miljoen beeldpunten, en ${formatInteger(longest)} breed of hoog.`,
  unreadable:
    "we kunnen het bestand niet lezen. Kijk of het een gewoon bestand is, en of je het mag openen.",
  undrawn: (file: string) =>
    `De afbeelding ${file} kan niet in het rapport: de browser kan haar niet helemaal tekenen. Haal het bestand opnieuw op, of sla de afbeelding opnieuw op.`,
  narrow: (width: number, least: number) =>
    `zij is ${formatInteger(width)} beeldpunten breed. Neem een afbeelding van ten minste ${formatInteger(least)} beeldpunten breed.`,
  meant: (name: string | undefined) => (name === undefined ? "" : `Bedoel je ${name}?`),
} as const;
