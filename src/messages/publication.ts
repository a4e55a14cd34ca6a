import type { CorrectionCode, SnapshotCode } from "../findings/codes.ts";
import { formatInteger, listOf } from "../language/words.ts";

/** What readers cannot find in the report, and the settings that would add it. */
const ACCESSIBILITY = {
  both: {
    words:
      "waar de toegankelijkheidsverklaring staat, en niet waar ze het melden als ze iets niet kunnen lezen",
    settings:
      "het adres van de verklaring bij statement, en een mailadres, telefoonnummer of webadres bij contact",
  },
  statement: {
    words: "waar de toegankelijkheidsverklaring staat",
    settings: "het adres ervan bij statement",
  },
  contact: {
    words: "waar ze het melden als ze iets niet kunnen lezen",
    settings: "een mailadres, telefoonnummer of webadres bij contact",
  },
} as const;

/** The Dutch messages about the publication date, and about what a published report lacks. */
export const publicationFindings = {
  "published-before-end": (day: string, referenceDate: string) =>
    `De dag van publicatie is ${day}. Dat is voor het einde van de periode (${referenceDate}). Geef de dag waarop dit rapport gepubliceerd wordt.`,
  "published-before-latest": (day: string, latest: string) =>
    `De dag van publicatie is ${day}, maar de export heeft nog een datum van daarna (${latest}). Kijk of de dag van publicatie klopt.`,
  "accessibility-missing": (which: "both" | "statement" | "contact") =>
    `Lezers vinden in dit rapport niet ${ACCESSIBILITY[which].words}. Zet in de instellingen onder accessibility ${ACCESSIBILITY[which].settings}.`,
  "published-text-changed": (day: string) =>
    `Deze tekst is niet meer zoals hij op ${day} is gepubliceerd, is erbij gekomen of is er niet meer. Is dat de bedoeling? Vertel lezers dan wat er veranderd is.`,
  "webpage-missing": () =>
    "De pdf verwijst niet naar de webpagina van dit rapport, terwijl die voor veel lezers beter werkt. Zet het adres ervan in de instellingen bij webpage, zoals https://www.voorbeeld.nl/rapporten/{period}.",
  "dataset-incomplete": (missing: readonly string[]) =>
    `Een dataportaal kan deze cijfers nog niet opnemen, dus het bestand daarvoor maken we niet. Zet in de instellingen ook ${listOf(missing)}.`,
  "published-on-fixed": (day: string) =>
    `De dag van publicatie (${day}) staat vast in de instellingen, en geldt zo voor elk volgend rapport. Haal hem daar weg en geef hem per rapport met --published-on.`,
} as const;

export type PublicationCode = keyof typeof publicationFindings;
/** The Dutch messages about publishing a report, and about keeping a snapshot of it. */
export const publicationMessages = {
  conceptOverPublished: (folder: string, day: string) =>
    `In ${folder} staat het rapport met publicatiedatum ${day}. Daar zetten we geen concept voor in de plaats. Geef de dag van publicatie met --published-on, kies met --out een andere map, of vervang het toch met --overwrite.`,
  internalOverPublished: (folder: string, day: string) =>
    `In ${folder} staat het rapport met publicatiedatum ${day}. Daar zetten we geen rapport voor intern gebruik voor in de plaats. Kies met --out een andere map, of vervang het toch met --overwrite.`,
  replacedByDraft: (day: string) =>
    `Let op: het rapport met publicatiedatum ${day}, dat hier stond, is vervangen door een rapport dat niet gepubliceerd is.`,
  replacedByOther: (day: string) =>
    `Let op: hier stond een ander rapport, ook met publicatiedatum ${day}. Dat is vervangen. Is het al verspreid? Laat dan weten wat er veranderd is. Een fout vertel je met de instelling corrections.`,
  replacedByLater: (before: string, now: string) =>
    `Let op: hier stond een rapport met publicatiedatum ${before}. Dat is vervangen door dit rapport, met publicatiedatum ${now}. Was het fout? Vertel dat dan met de instelling corrections.`,
  replacedByCorrection: (before: string, now: string) =>
    `Het rapport met publicatiedatum ${before}, dat hier stond, is vervangen door de gecorrigeerde versie, met publicatiedatum ${now}.`,
  changedTexts: (files: readonly string[]) => `Anders dan toen zijn: ${files.join(", ")}.`,
  keepIt: (command: string) => `Bewaar wat je publiceert met: ${command}`,
  keepInstead: (command: string) =>
    `Van deze periode is al een ander rapport bewaard. Publiceer je dit rapport? Bewaar het dan met: ${command}`,
  editionNotKept: (edition: string) =>
    `We bewaren alleen wat gepubliceerd wordt, en de uitgave ${edition} hoort daar niet bij. Laat --edition weg.`,
  /** A placeholder for a day that the user must choose. */
  someDay: "JJJJ-MM-DD",
  conceptNotKept: (command: string) =>
    `Een concept bewaren we niet, alleen wat gepubliceerd is. Geef de dag van publicatie: ${command}`,
} as const;

/** A message names this many figures at most, and counts the others. */
const MOST_FIGURES_NAMED = 8;

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
    `Anders dan in de versie van ${day}, en niet genoemd bij de correctie: ${quotedFigures(figures)}. Kwam dat door dezelfde fout? Noem ${figures.length === 1 ? "dat cijfer" : "die cijfers"} dan bij figures, of schrijf figures: ["*"] als alles door die fout veranderde. Anders zegt het rapport dat gegevens later binnenkwamen.`,
  "correction-unchanged": (figures: readonly string[], day: string) =>
    `Genoemd bij de correctie, maar niet anders dan in de versie van ${day}: ${quotedFigures(figures)}. Kijk of de goede cijfers bij figures staan, en of dit de goede export is.`,
} as const satisfies Readonly<Record<CorrectionCode, (...words: never[]) => string>>;

function quotedFigures(figures: readonly string[]): string {
  const [shown, more] = [figures.slice(0, MOST_FIGURES_NAMED), figures.length - MOST_FIGURES_NAMED];
  const quoted = shown.map((figure) => `“${figure}”`);
  return more > 0 ? `${quoted.join(", ")} en nog ${more}` : listOf(quoted);
}

/** The Dutch messages about the snapshot of an earlier report that a new report needs. */
export const snapshotFindings = {
  "snapshot-unreadable":
    "Wat van dit rapport bewaard is, is niet te lezen. Zet het terug uit versiebeheer, of bewaar de periode opnieuw met: report snapshot --period PERIODE --update",
  "snapshot-changed":
    "Wat van dit rapport bewaard is, is daarna veranderd. Bekijk wat er anders is met: report snapshot --check",
  "snapshot-line-ends":
    "De regeleinden van dit bewaarde bestand zijn veranderd, waarschijnlijk door git. Wat erin staat, is gelijk gebleven en is gebruikt. Zet de regel snapshots/** -text in .gitattributes (met de naam van je eigen map) en haal het bestand terug met: git checkout -- snapshots",
  "snapshot-resaved":
    "Dit bewaarde bestand is opnieuw opgeslagen: er is een BOM voor gezet, of de laatste regel eindigt anders. Wat erin staat, is gelijk gebleven en is gebruikt. Haal het bestand terug uit versiebeheer, bijvoorbeeld met: git checkout -- snapshots",
} as const satisfies Readonly<Record<SnapshotCode, string>>;
/** Why a file or folder is not read, and what to do. */
const BARRIERS = {
  missing: "ontbreekt",
  denied: "mag niet worden gelezen; geef jezelf leesrechten",
  link: "is een link (verwijzing), en die volgen we niet; zet er het bestand of de map zelf neer",
  noFile: "is geen gewoon bestand; haal het terug uit versiebeheer",
  noFolder: "is geen map; wijs de map met bewaarde rapporten aan",
  tooLarge: "is te groot om van ons te zijn; haal het terug uit versiebeheer",
  failed:
    "kan niet worden gelezen: het systeem geeft een fout; controleer de schijf of de netwerkmap",
} as const;

type Barrier = keyof typeof BARRIERS;

const NEWER = "is bewaard door een nieuwere versie van Peildatum; werk Peildatum bij";

/** The version of a program when the snapshot was kept, and now. */
interface Sides {
  readonly kept: string;
  readonly now: string;
}

/** The Dutch texts of `report snapshot`. */
export const snapshotMessages = {
  bothModes: "--check en --update gaan niet samen: kies er één.",
  notPublic:
    "Een rapport met een grens onder de 5 is niet om te publiceren, en wordt dus niet bewaard.",
  nothingKept: (folder: string) =>
    `Er is nog geen rapport bewaard in ${folder}. Bewaar er een met: report snapshot --period PERIODE`,
  notKept: (period: string, folder: string) =>
    `Van ${period} is geen rapport bewaard in ${folder}.`,
  exportAbsent: (file: string) =>
    `De export ${file} is er niet. De cijfers zijn daarom niet opnieuw berekend.`,
  busyWith: (period: string) => `${period} opnieuw maken…`,
  keepOutcomes: {
    kept: (folder: string) => `bewaard in ${folder}`,
    corrected: (folder: string) =>
      `gecorrigeerde versie bewaard in ${folder}; de versie die fout was, blijft daarnaast bewaard`,
    unchanged: (folder: string) => `stond al zo in ${folder}`,
    updated: (folder: string) => `opnieuw bewaard in ${folder}`,
    restored: (folder: string) =>
      `stond al zo in ${folder}; wat van de huisstijl weg of veranderd was, is weer bewaard`,
    differs: (folder: string) => `anders dan wat bewaard is in ${folder}`,
  },
  differsFromKept:
    "Er is al een ander rapport van deze periode bewaard. Er is niets veranderd. Was het bewaarde gepubliceerd, en was het fout? Vertel dat dan met de instelling corrections. Klopt het nieuwe om een andere reden? Bewaar het dan met --update.",
  correctedDamaged: (folder: string) =>
    `De versie die je corrigeert, in ${folder}, is beschadigd. We kunnen haar zo niet bewaren. Haal haar terug uit versiebeheer. Bekijk wat er anders is met: report snapshot --check`,
  wasCorrected: (day: string, correctedOn: string) =>
    `De versie van ${day} is gecorrigeerd en al bewaard, naast de gecorrigeerde versie van ${correctedOn}. Er is niets veranderd. Bewaar je de gecorrigeerde versie? Geef dan haar dag van publicatie met --published-on.`,
  versionOf: (day: string) => `versie van ${day}`,
  otherThanOutput: (file: string) =>
    `Let op: de PDF in ${file} is een andere dan die we bewaard hebben. Gebruik dezelfde instellingen als bij het publiceren, zoals --published-on.`,
  tablePeriod: "Periode",
  tableDocument: "Document",
  tableOutcome: "Uitkomst",
  tableNone: "–",
  tableNotKept: (reason: string) => `niet bewaard: ${reason}`,
  checkTitle: "Bewaarde rapporten, opnieuw gemaakt",
  updateTitle: "Bewaarde rapporten, bijgewerkt",
  place: (place: string) => `plaats in het bestand: ${place}`,
  barred: (place: string, barrier: Barrier) => `${place} ${BARRIERS[barrier]}.`,
  newerKept: `Wat hier bewaard is, ${NEWER}.`,
  barredKept: (barrier: Barrier) => `Wat hier bewaard is, ${BARRIERS[barrier]}.`,
  notReadableAgain: (place: string) =>
    `Dit rapport is niet te bewaren, want we zouden het niet meer kunnen lezen (${place}). Daar staat meer dan in een bewaard rapport kan, of een besturingsteken. Maak dat korter of haal het weg.`,
  styleLost:
    "Van de huisstijl ontbreekt het bestand dat hierboven staat, of het is een ander geworden. Haal dat terug uit versiebeheer. Is het een logo of een lettertype? Dan kun je ook het bestand van toen in de instellingen noemen (logo of fonts), en dit draaien: report snapshot --update",
  same: "gelijk",
  different: "anders",
  updateOutcomes: {
    rewritten: "opnieuw bewaard",
    unchanged: "gelijk",
    restored: "gelijk; wat van de huisstijl weg of veranderd was, is weer bewaard",
    damaged:
      "niet bewaard, want wat er lag is beschadigd; haal het terug uit versiebeheer, of maak het opnieuw met --period en --update",
    otherVersion: "niet bewaard, want deze versie van Peildatum kan niet lezen wat er ligt",
    styleLost: "niet bewaard, want een bestand van de huisstijl ontbreekt of is veranderd",
  },
  layers: {
    manifest: "manifest.json (hoe het rapport gemaakt is)",
    houseStyle: "de huisstijl (logo, lettertypes en afbeeldingen)",
    figures: "figures.json (de cijfers)",
    report: "report.json (het rapport als gegevens)",
    text: "text.txt (de tekst van de PDF)",
    structure: "structure.txt (de opbouw van de PDF, met de alt-teksten)",
    html: "de HTML",
    pdf: "de PDF",
  },
  reasons: {
    ...BARRIERS,
    unreadable: "is niet te lezen",
    changed: "is veranderd nadat het bewaard is",
    refused: "bevat iets wat niet in een rapport kan; haal het terug uit versiebeheer",
    notPrinted: "kan de browser niet afdrukken",
    typeRefused:
      "is niet opnieuw te maken, want het documenttype is er niet of heeft fouten; is het een eigen documenttype, geef de map dan met --templates",
    unmakeable:
      "is niet opnieuw te maken met deze versie van Peildatum; is het niet door iemand veranderd, meld het dan, met wat --debug erover zegt",
    newer: NEWER,
    outdated:
      "is van een oudere versie van Peildatum die deze versie niet kan overbrengen; haal het terug uit versiebeheer, of bekijk het met de versie die manifest.json noemt",
    lineEnds: "heeft andere regeleinden dan toen het bewaard is; wat erin staat, is gelijk",
    resaved:
      "is opnieuw opgeslagen, met een BOM of een ander einde van de laatste regel; wat erin staat, is gelijk",
    presented: "zegt hetzelfde; alleen de volgorde, de pagina's of de tekeningen zijn anders",
    differs: "is anders",
  },
  was: "was",
  now: "nu",
  nothing: "(niets)",
  parts: "anders in",
  partNames: { page: "de pagina om de onderdelen heen", style: "de opmaak" } as Readonly<
    Record<string, string>
  >,
  more: (count: number) =>
    `… en nog ${count === 1 ? "1 regel" : `${formatInteger(count)} regels`}; alles staat in --format json`,
  otherMachine: ({ kept, now, breaksPagesElsewhere }: Sides & { breaksPagesElsewhere: boolean }) =>
    `De PDF is bewaard met ${kept}; dit is ${now}. De bytes van HTML en PDF zijn daarom niet vergeleken. ${
      breaksPagesElsewhere
        ? "De tekst en de opbouw zijn gelijk; alleen beginnen er pagina's op een andere plek, zodat paginanummers kunnen verschillen."
        : "De tekst en de opbouw wel."
    }`,
  laidOutOtherwise: (age: "nieuwere" | "oudere" | "andere", { kept, now }: Sides) =>
    `De inhoud is gelijk, alleen anders opgemaakt door een ${age} versie van Peildatum: bewaard met ${kept}, nu gemaakt met ${now}.`,
  otherVersion: ({ kept, now }: Sides) =>
    `Bewaard met Peildatum ${kept}; dit is ${now}. De opmaak is daarom niet vergeleken.`,
  figuresSame: "De cijfers zijn opnieuw berekend uit dezelfde export.",
  otherExport: (count: number) => `De export is een andere dan toen. ${revised(count)}`,
  otherCodebook: (count: number) =>
    `De export is dezelfde als toen, het codeboek niet. ${revised(count)}`,
  fields: {
    numerator: "aantal",
    denominator: "van",
    percentage: "procent",
    missing: "niet ingevuld",
    n: "aantal",
    median: "mediaan",
    p90: "p90",
    value: "",
    total: "totaal",
  } as Readonly<Record<string, string>>,
  hidden: "niet getoond: aan wat hier veranderde, kan een gezin te herkennen zijn",
  summary: (reports: number, different: number, laidOutOtherwise: number) =>
    different === 0
      ? `${reports === 1 ? "Het bewaarde rapport komt" : reports === 2 ? "Beide bewaarde rapporten komen" : `Alle ${formatInteger(reports)} bewaarde rapporten komen`} er weer ${laidOutOtherwise === 0 ? "precies zo" : "met dezelfde inhoud"} uit.`
      : `${different === 1 ? "1 rapport is" : `${formatInteger(different)} rapporten zijn`} anders dan bewaard.`,
  revisedUnderStrict: "Er zijn cijfers aangepast, en met --strict telt dat als een verschil.",
  restoreFirst:
    "Bewaar dit niet opnieuw: git of een ander programma heeft alleen de regeleinden of het begin of eind van die bestanden veranderd. Zet de regel snapshots/** -text in .gitattributes (met de naam van je eigen map), haal de bestanden terug met: git checkout -- snapshots, en controleer opnieuw.",
  restoreOrKeepAnew:
    "Haal wat ontbreekt of niet te lezen is terug uit versiebeheer. Kan dat niet? Bewaar de periode dan opnieuw met dezelfde instellingen als toen: report snapshot --period PERIODE --published-on DAG --update",
  keepAfterwards:
    "Klopt het nieuwe, bijvoorbeeld na een nieuwe versie van Peildatum? Bewaar het dan met: report snapshot --update",
} as const;

function revised(count: number): string {
  if (count === 0) return "De gepubliceerde cijfers komen er weer zo uit.";
  return count === 1
    ? "Er is 1 cijfer aangepast:"
    : `Er zijn ${formatInteger(count)} cijfers aangepast:`;
}

/**
 * The Dutch messages about a file with published figures. No message repeats the content of the
 * file.
 */
export const figuresFileMessages = {
  unreadable: "Dit bestand kan niet worden gelezen. Controleer de rechten van het bestand.",
  syntax:
    "Dit is geen geldige JSON. Geef een bestand met cijfers (figures-….json) dat Peildatum heeft gemaakt.",
  tooLarge: "Dit bestand is te groot voor een bestand met cijfers.",
  newer:
    "Dit bestand is gemaakt met een nieuwere versie van Peildatum. Werk Peildatum bij en probeer het opnieuw.",
  invalid: (place: string) =>
    place === ""
      ? "Dit is geen bestand met cijfers. Geef een bestand met cijfers (figures-….json) dat Peildatum heeft gemaakt."
      : `Bij ${place} staat niet wat er in een bestand met cijfers hoort te staan.`,
  unsafe: (place: string) => `Bij ${place} staat iets wat niet getoond mag worden.`,
  control: (place: string) =>
    `Bij ${place} staat iets wat niet getoond mag worden: een besturingsteken. Maak dit bestand opnieuw met deze versie van Peildatum, die zulke tekens weghaalt; een bewaard rapport met: report snapshot --period PERIODE --update`,
  internal: (threshold: number) =>
    `In dit bestand zijn kleine aantallen te zien (grens ${threshold}). Het is alleen voor intern gebruik (NIET-PUBLICEREN). We doen alsof iedereen het heeft.`,
  deeper: (text: string, folders: readonly string[]) =>
    `"${text}" is een map zonder bestand met cijfers (figures-….json). Geef de map erin waar dat in staat, zoals ${folders.join(" of ")}.`,
  neither: (text: string) =>
    `"${text}" is geen periode en geen bestand. Schrijf een periode als 2024-Q1 of 2024-02..2024-04, of de naam van een bestand met cijfers (figures-….json).`,
} as const;
