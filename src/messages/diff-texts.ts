import { formatInteger } from "../language/numbers.ts";
import { listOf } from "../language/words.ts";

const paragraphs = (count: number): string =>
  count === 1 ? "1 alinea" : `${formatInteger(count)} alinea's`;

/** The Dutch words around a comparison of texts in a terminal, in Markdown and on a page. */
export const diffTextsMessages = {
  title: "Vergelijking van teksten",
  old: "Oud",
  new: "Nieuw",
  side: (label: string, id: string) => `${label} (${id})`,
  notice: (mark: string, document: string) => `${mark} (${document})`,
  figuresAside:
    "We vergelijken de woorden. Andere getallen, maanden, kwartalen of jaren tellen niet als verschil.",
  nothing: (texts: number) =>
    texts === 1
      ? "Er is geen verschil: in de tekst staan dezelfde woorden."
      : `Er is geen verschil: in alle ${formatInteger(texts)} teksten staan dezelfde woorden.`,
  changed: (changed: number, texts: number) =>
    changed === 1
      ? `Van de ${texts === 1 ? "1 tekst" : `${formatInteger(texts)} teksten`} is er 1 veranderd.`
      : `Van de ${formatInteger(texts)} teksten zijn er ${formatInteger(changed)} veranderd.`,
  paragraphs: (counts: readonly string[]) => `Alinea's: ${listOf(counts)}.`,
  withheld: (files: readonly string[], document: string) =>
    `Niet vergeleken: ${listOf(files)} (${document}). Die tekst hoort niet bij deze uitgave; kies een andere met --edition.`,
  onlyIn: (period: string, count: number) => `alleen in ${period} (${paragraphs(count)})`,
  sampleBegun: "is nu een voorbeeldtekst, en was dat niet",
  sampleEnded: "was een voorbeeldtekst, en is dat niet meer",
  lines: {
    both: (now: number, old: number) => `regel ${now} (was regel ${old})`,
    one: (line: number) => `regel ${line}`,
    old: (line: number) => `was regel ${line}`,
  },
  states: {
    same: "gelijk",
    figures: "alleen cijfers of maanden anders",
    changed: "veranderd",
    new: "nieuw",
    gone: "weg",
  },
  moved: "verplaatst",
  /** Follows the number of texts. */
  figuresOnly: "met alleen andere cijfers of maanden",
  same: (count: number) => `${paragraphs(count)} gelijk`,
  skip: "Naar de vergelijking",
  contents: "Teksten",
  /** A screen reader reads these before and after words that are gone or new. */
  heard: { gone: "(weg:", new: "(nieuw:", end: ")" },
  gone: "weg",
  came: "nieuw",
  legend: "Uitleg",
  legendGone: "stond in de oude tekst",
  legendNew: "staat in de nieuwe tekst",
  legendParagraph:
    "Een alinea is hier ook een kop, een punt van een lijst, een citaat of een rij van een tabel. De regel is die van het bestand.",
} as const;

/** The Dutch messages about wrong options of `report diff --texts`. */
export const diffTextsUsage = {
  noPeriod: (text: string) =>
    `Met --texts vergelijk je de teksten van twee periodes. "${text}" is geen periode. Schrijf die als 2024-Q1 of 2024-02..2024-04.`,
  figuresOnly: (option: string) =>
    `De optie ${option} gaat over cijfers. Laat haar weg bij --texts, of laat --texts weg.`,
  noTexts: (folder: string) =>
    `Er zijn geen teksten om te vergelijken in ${folder}. Welke teksten er zijn, zegt: report documents`,
} as const;
