import { formatInteger, formatMeasure } from "../language/words.ts";

/** What a machine test is about. */
export type Subject = "files" | "pdf" | "page" | "colours" | "texts";

/** What a machine tests, how, and the standard that requires it, in Dutch. */
interface MachineTestWords {
  readonly about: Subject;
  readonly what: string;
  readonly how: string;
  readonly standard: string;
}

const OWN_RULE = "eigen regel van Peildatum";

/** The machine tests by their ids, in the order in which a note lists them. */
export const MACHINE_TESTS = {
  "files-unchanged": {
    about: "files",
    what: "De bestanden zijn zoals Peildatum ze maakte.",
    how: "De hash (sha256) van elk bestand vergeleken met manifest.json.",
    standard: OWN_RULE,
  },
  "files-current": {
    about: "files",
    what: "Het rapport is gemaakt van de export, de teksten en de kleuren van nu.",
    how: "Wat manifest.json ervan zegt, vergeleken met wat er nu is.",
    standard: OWN_RULE,
  },
  "pdf-title": {
    about: "pdf",
    what: "De pdf heeft een titel.",
    how: "De titel van het document gelezen.",
    standard: "ISO 14289-1, 7.1; WCAG 2.4.2",
  },
  "pdf-language": {
    about: "pdf",
    what: "De taal van het document is bekend.",
    how: "De taal van het document gelezen.",
    standard: "ISO 14289-1, 7.2; WCAG 3.1.1",
  },
  "pdf-content-owned": {
    about: "pdf",
    what: "Alles wat op een pagina staat, hoort bij de inhoud of is aangemerkt als versiering.",
    how: "Elke opdracht die iets op een pagina zet, opgezocht in de structuur.",
    standard: "ISO 14289-1, 7.1; WCAG 1.3.1",
  },
  "pdf-content-once": {
    about: "pdf",
    what: "Elk stuk inhoud staat precies één keer in de structuur.",
    how: "De nummers van alle stukken (MCID) geteld.",
    standard: "ISO 32000-1, 14.7.4",
  },
  "pdf-order": {
    about: "pdf",
    what: "De volgorde van voorlezen is die van elke pagina.",
    how: "De volgorde op elke pagina vergeleken met die van de structuur.",
    standard: "ISO 14289-1, 7.2; WCAG 1.3.2",
  },
  "pdf-word-breaks": {
    about: "pdf",
    what: "Tussen woorden staat een spatie, ook aan het einde van een regel.",
    how: "De tekens gelezen zoals ze in het bestand staan, zonder hun plaats.",
    standard: "ISO 32000-1, 14.8.2.5; WCAG 1.3.1",
  },
  "pdf-headings": {
    about: "pdf",
    what: "Koppen slaan geen niveau over.",
    how: "Alle koppen in de structuur op een rij gezet.",
    standard: "ISO 14289-1, 7.4; WCAG 1.3.1",
  },
  "pdf-table-scopes": {
    about: "pdf",
    what: "Elke kopcel zegt of zij van een rij of van een kolom is.",
    how: "Alle kopcellen in de structuur nagelopen.",
    standard: "ISO 14289-1, 7.5; WCAG 1.3.1",
  },
  "pdf-table-regular": {
    about: "pdf",
    what: "Alle rijen van een tabel zijn even breed.",
    how: "De cellen van elke rij geteld.",
    standard: "ISO 14289-1, 7.5; WCAG 1.3.1",
  },
  "pdf-list-labels": {
    about: "pdf",
    what: "Elk punt van een lijst heeft een teken of nummer, en een tekst.",
    how: "Alle lijsten in de structuur nagelopen.",
    standard: "ISO 14289-1, 7.6; WCAG 1.3.1",
  },
  "pdf-list-numbering": {
    about: "pdf",
    what: "Elke lijst zegt hoe haar punten zijn genummerd.",
    how: "De nummering van elke lijst in de structuur gelezen.",
    standard: "ISO 14289-1, 7.6",
  },
  "pdf-notes": {
    about: "pdf",
    what: "Elke noot heeft een eigen naam.",
    how: "Alle noten in de structuur nagelopen.",
    standard: "ISO 14289-1, 7.9",
  },
  "pdf-links": {
    about: "pdf",
    what: "Elke verwijzing zegt waar zij heen leidt.",
    how: "De naam van elke verwijzing gelezen.",
    standard: "ISO 14289-1, 7.18.5; WCAG 2.4.4",
  },
  "pdf-alt-texts": {
    about: "pdf",
    what: "Elk beeld heeft een tekst voor wie het niet ziet.",
    how: "De tekst van elk beeld in de structuur gelezen.",
    standard: "ISO 14289-1, 7.3; WCAG 1.1.1",
  },
  "page-title": {
    about: "page",
    what: "De webpagina heeft een titel.",
    how: "De titel van de HTML gelezen.",
    standard: "WCAG 2.4.2; EN 301 549, 9.2.4.2",
  },
  "page-language": {
    about: "page",
    what: "De taal van de webpagina is bekend.",
    how: "De taal van de HTML gelezen.",
    standard: "WCAG 3.1.1; EN 301 549, 9.3.1.1",
  },
  "page-headings": {
    about: "page",
    what: "Er is één kop van niveau 1, en geen kop slaat een niveau over.",
    how: "Alle koppen van de HTML op een rij gezet.",
    standard: "WCAG 1.3.1; EN 301 549, 9.1.3.1",
  },
  "page-table-scopes": {
    about: "page",
    what: "Elke kopcel zegt of zij van een rij of van een kolom is.",
    how: "Alle kopcellen van de HTML nagelopen.",
    standard: "WCAG 1.3.1; EN 301 549, 9.1.3.1",
  },
  "page-images": {
    about: "page",
    what: "Elk beeld heeft een tekst voor wie het niet ziet.",
    how: "De tekst van elk beeld in de HTML gelezen.",
    standard: "WCAG 1.1.1; EN 301 549, 9.1.1.1",
  },
  "page-alt-lengths": {
    about: "page",
    what: "De tekst bij een beeld is niet te lang om in één keer te horen.",
    how: "De tekens geteld: ten hoogste 250.",
    standard: OWN_RULE,
  },
  "page-ids": {
    about: "page",
    what: "Elke plek waar iets naar verwijst, heeft een eigen naam.",
    how: "Elke naam (id) in de HTML geteld.",
    standard: "HTML, 3.2.6; WCAG 4.1.2",
  },
  "colour-contrast": {
    about: "colours",
    what: "Tekst, balken en lijnen steken genoeg af, op papier en op een licht en een donker scherm.",
    how: "Het contrast berekend: minstens 4,5 op 1 voor tekst, 3 op 1 voor balken en lijnen.",
    standard: "WCAG 1.4.3 en 1.4.11",
  },
  "colour-difference": {
    about: "colours",
    what: "Kleuren naast elkaar in een grafiek zijn uit elkaar te houden, ook in grijs en voor wie niet alle kleuren ziet.",
    how: "Het verschil (ΔE volgens CIEDE2000) berekend: minstens 10.",
    standard: "WCAG 1.4.1",
  },
  "text-headings": {
    about: "texts",
    what: "Koppen in de teksten hebben woorden en slaan geen niveau over.",
    how: "De Markdown van de teksten nagelopen.",
    standard: "WCAG 1.3.1 en 2.4.6",
  },
  "text-links": {
    about: "texts",
    what: "Verwijzingen in de teksten leiden ergens heen, en zeggen waarheen.",
    how: "De Markdown van de teksten nagelopen.",
    standard: "WCAG 2.4.4",
  },
  "text-tables": {
    about: "texts",
    what: "Tabellen in de teksten hebben een bijschrift, koppen, en rijen die bij elkaar passen.",
    how: "De Markdown van de teksten nagelopen.",
    standard: "WCAG 1.3.1",
  },
  "text-languages": {
    about: "texts",
    what: "Waar in de teksten een andere taal is aangegeven, is dat een bekende taal.",
    how: "De Markdown van de teksten nagelopen.",
    standard: "WCAG 3.1.2",
  },
} as const satisfies Readonly<Record<string, MachineTestWords>>;

export type MachineTestId = keyof typeof MACHINE_TESTS;

/** The tests of samples that each release passes before it appears. */
export const RELEASE_TESTS = [
  {
    what: "Met 3a (wat geldt als je niets kiest) of 2a voldoet de pdf aan PDF/UA-1 en aan PDF/A-3a of 2a.",
    how: "veraPDF",
    standard: "ISO 14289-1; ISO 19005-3; ISO 19005-2",
  },
  {
    what: "Met 4f voldoet de pdf aan PDF/UA-2, PDF/A-4f en Well-Tagged PDF 1.0.",
    how: "veraPDF",
    standard: "ISO 14289-2; ISO 19005-4; WTPDF 1.0",
  },
  {
    what: "Elke webpagina is geldige HTML.",
    how: "Nu HTML Checker (vnu)",
    standard: "HTML",
  },
  {
    what: "Geen webpagina heeft fouten die een machine vindt, in het licht, in het donker, op 320 pixels en vergroot tot 200%.",
    how: "axe-core, in Chromium",
    standard: "WCAG 2.2, niveau A en AA",
  },
] as const;

/** Questions that no machine can answer, for a person who looks at a report. */
export const PERSON_QUESTIONS = [
  "Is het rapport te volgen voor wie het van begin tot eind hoort, in de pdf en op de webpagina?",
  "Zegt de tekst bij elke grafiek wat er te zien is, en klopt die tekst?",
  "Zegt elke verwijzing waar zij heen leidt, ook voor wie alleen de verwijzingen hoort?",
  "Is alles te begrijpen voor wie geen kleuren ziet, en niet ziet waar iets staat?",
  "Staat bij woorden in een andere taal welke taal het is?",
  "Zijn de teksten duidelijk voor wie ze bedoeld zijn (B1)?",
  "Is alles te bereiken en te lezen met een voorleesprogramma zoals NVDA, JAWS of VoiceOver?",
  "Is alles op de webpagina te bedienen met alleen een toetsenbord, en met de stem?",
  "Is de webpagina goed te lezen op een telefoon, vergroot tot 400%, in het donker en met de contrastkleuren van Windows?",
  "Vinden lezers op de site eerst de webpagina, met de pdf ernaast?",
  "Klopt de toegankelijkheidsverklaring nog, en krijgt wie iets meldt een antwoord?",
] as const;

/** The Dutch words of the accessibility note of a report. */
export const accessibilityMessages = {
  about: "Over deze notitie",
  noClaim:
    "Met deze notitie alleen zeg je niet dat het rapport aan WCAG of EN 301 549 voldoet. Daarvoor moet ook een mens ernaar kijken.",
  howToUse:
    "Vul de antwoorden in op papier of in een teksteditor, zet er je naam en de datum bij, en bewaar de notitie bij het rapport.",
  madeWith: (version: string) => `Gemaakt met Peildatum ${version}`,
  publishedOn: (day: string) => `Publicatiedatum ${day}`,
  concept: "Concept, zonder publicatiedatum",
  files: "De bestanden waar deze notitie over gaat",
  file: "Bestand",
  hash: "Hash (sha256)",
  noFiles: "Er zijn nog geen bestanden.",
  machine: "Wat een machine aan dit rapport heeft getest",
  subjects: {
    files: "De bestanden",
    pdf: "De pdf",
    page: "De webpagina",
    colours: "De kleuren in de instellingen",
    texts: "De teksten",
  },
  columns: { what: "Wat", standard: "Norm", result: "Uitkomst" },
  results: { passed: "goed", failed: "niet goed", "not tested": "niet getest" },
  looked: (count: number) => `${formatInteger(count)} nagekeken`,
  moreFailures: (count: number) => `en nog ${formatInteger(count)}`,
  totals: (passed: number, failed: number, notTested: number) =>
    `Goed: ${passed}. Niet goed: ${failed}. Niet getest: ${notTested}.`,
  release: (version: string) => `Waarmee deze versie van Peildatum (${version}) is getest`,
  releaseExplained:
    "Dit is gedaan met voorbeeldrapporten, voordat deze versie uitkwam. Het is niet gedaan met de bestanden van dit rapport.",
  otherRelease: (made: string) =>
    `Let op: dit rapport is gemaakt met een andere versie, Peildatum ${made}.`,
  releaseTests: "Tests met voorbeeldrapporten",
  tool: "Waarmee",
  person: "Wat een mens nog moet beoordelen",
  answer: "Antwoord:",
  signed: "Wie dit heeft beoordeeld",
  name: "Naam:",
  date: "Datum:",
  notMade: (command: string) => `Het rapport is nog niet gemaakt. Maak het met: ${command}`,
  fileChanged: "Dit bestand is niet meer zoals Peildatum het maakte.",
  fileMissing: "Dit bestand is er niet.",
  pdfUnreadable: "De pdf is niet te lezen.",
  nothingOfKind: "Hiervan staat er niets in dit bestand.",
  noTexts: "Er zijn geen teksten voor deze periode.",
  noExport: "De export is niet gelezen.",
  missing: (file: string) => `${file} ontbreekt`,
  sources: { export: "de export", texts: "de teksten", colours: "de kleuren" },
  line: (file: string, line: number | null) => (line === null ? file : `${file}, regel ${line}`),
  palettes: { light: "licht", dark: "donker" },
  measured: (
    roles: readonly [string, string],
    palette: string,
    measured: number,
    minimum: number,
  ) => {
    const [own, other] = roles;
    return `${own} bij ${other}, ${palette}: ${formatMeasure(measured)}; nodig is ${formatMeasure(minimum)}`;
  },
  where: {
    noTitle: "er is geen titel",
    noLanguage: "er staat geen taal bij",
    headings: (count: number) => `${formatInteger(count)} koppen van niveau 1`,
    headingAfter: (level: number, before: number) => `een kop ${level} na een kop ${before}`,
    /** A place is given by the nearest id before it. */
    at: (id: string | null) => (id === null ? "bovenaan" : `bij #${id}`),
    long: (id: string | null, length: number) =>
      `${id === null ? "bovenaan" : `bij #${id}`}: ${formatInteger(length)} tekens`,
    id: (name: string) => `#${name}`,
  },
  oneDocument:
    "Een notitie over de toegankelijkheid gaat over één document. Kies het met --document.",
} as const;
