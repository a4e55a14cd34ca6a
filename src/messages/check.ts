import type { PlausibilityCode } from "../findings/codes.ts";
import { formatInteger, listOf } from "../language/words.ts";
import { countedWarnings, ENCODING_NAMES } from "./commands.ts";

/** The Dutch words of findings, and of the outcome of `report check` on a terminal. */
export const checkMessages = {
  moreFindings: (count: number) =>
    `… en nog ${formatInteger(count)}. Bekijk alles met: report check --format csv`,
  unlistedFindings: (count: number) =>
    `… en nog ${formatInteger(count)}, die te veel zijn om te bewaren. Los eerst deze op en controleer de export dan opnieuw.`,
  allFindings: "Elke regel zie je met: report check --format csv",
  moreInColumn: (count: number, lines: readonly number[]) =>
    `nog ${formatInteger(count)} keer in deze kolom${onLines(count, lines)}`,
  moreInFile: (count: number, lines: readonly number[]) =>
    `nog ${formatInteger(count)} keer in dit bestand${onLines(count, lines)}`,
  skippedRow: "weggelaten",
  severity: { error: "fout", warning: "waarschuwing", hint: "tip" },
  line: (line: number) => `regel ${line}`,
  position: (position: number) => `teken ${position}`,
  column: (column: string) => `kolom ${column}`,
  relatedLine: (line: number) => `zie ook regel ${line}`,
  found: {
    encoding: (encoding: keyof typeof ENCODING_NAMES, isMarked: boolean) =>
      `${ENCODING_NAMES[encoding]}${isMarked ? " met BOM" : ""}`,
    delimiter: (delimiter: string) => `scheidingsteken ${delimiter === "\t" ? "tab" : delimiter}`,
    lineEnd: { lf: "regeleinden LF", crlf: "regeleinden CRLF", crcrlf: "regeleinden CR CR LF" },
    separatorLine: "met een regel sep=",
    rows: (rows: number, columns: number) =>
      `${rows === 1 ? "1 rij" : `${formatInteger(rows)} rijen`} met ${formatInteger(columns)} bekende kolommen`,
    latestDate: (day: string) => `laatste datum ${day}`,
    skipped: (rows: number) =>
      rows === 1
        ? "1 rij is weggelaten, omdat er een fout in staat."
        : `${formatInteger(rows)} rijen zijn weggelaten, omdat er een fout in staat.`,
  },
  exportNotChecked:
    "De export is nog niet gecontroleerd, omdat het codeboek niet klopt. Verbeter eerst het codeboek.",
  checkedPeriods: (ids: readonly string[]) => `Gecontroleerd voor: ${listOf(ids)}.`,
  checkGood: "Geen problemen gevonden.",
  checkSummary: (errors: number, warnings: number, hints: number) =>
    `${[
      errors === 1 ? "1 fout" : `${formatInteger(errors)} fouten`,
      countedWarnings(warnings),
      ...(hints === 0 ? [] : [hints === 1 ? "1 tip" : `${formatInteger(hints)} tips`]),
    ].join(", ")}.`,
} as const;

/** ", op regel 4 en 7", ", op onder meer regel 4, 7, 12, 15 en 16". */
function onLines(count: number, lines: readonly number[]): string {
  const last = lines.at(-1);
  if (last === undefined) return "";
  const before = lines.slice(0, -1);
  const list = before.length === 0 ? `${last}` : `${before.join(", ")} en ${last}`;
  return `, op ${lines.length < count ? "onder meer " : ""}regel ${list}`;
}

const things = (count: number): string =>
  count === 1 ? "1 ding moet" : `${formatInteger(count)} dingen moeten`;
const remarks = (count: number): string =>
  count === 1 ? "1 opmerking" : `${formatInteger(count)} opmerkingen`;
const rows = (count: number): string => (count === 1 ? "1 rij" : `${formatInteger(count)} rijen`);

/**
 * The Dutch texts about an export as a whole, and of the page for the person who keeps the monitor.
 */
export const exportCheckMessages = {
  filled: {
    all: "overal",
    nearlyAll: (threshold: number) => `bijna overal (minder dan ${threshold} rijen leeg)`,
    about: (percentage: number) => `ongeveer ${percentage}%`,
    part: "een deel",
    nearlyNone: (threshold: number) => `bijna nergens (minder dan ${threshold} rijen)`,
    none: "nergens",
  },
  fill: "Hoe vol de kolommen zijn",
  fillApproximate: "Hoe vol de kolommen zijn, ongeveer",
  fillTable: "Kolommen die niet overal gevuld zijn",
  /** Follows the table of columns that are not full. */
  othersFull: (columns: string, count: number) =>
    count === 1
      ? `Deze kolom is overal gevuld: ${columns}.`
      : `Deze ${formatInteger(count)} kolommen zijn overal gevuld: ${columns}.`,
  degrees: {
    nearlyAll: (threshold: number) => `Bijna overal gevuld (minder dan ${threshold} rijen leeg)`,
    part: "Voor een deel gevuld",
    nearlyNone: (threshold: number) => `Bijna nergens gevuld (minder dan ${threshold} rijen)`,
    none: "Nergens gevuld",
  },
  /** The same, without the names of the columns. */
  restFull: (count: number) =>
    count === 1 ? "De andere kolom is overal gevuld." : "Alle andere kolommen zijn overal gevuld.",
  allFull: "Alle kolommen van het codeboek die in de export staan, zijn overal gevuld.",
  fillExplained:
    "Een lege cel is niet altijd een fout: niet elk traject heeft elke datum of elk antwoord. Aantallen zijn hier met opzet niet precies, omdat kleine aantallen iets over een gezin kunnen verraden.",
  absent: "Welke kolommen ontbreken, en wat je daardoor mist",
  absentLine: (columns: number, figures: number) =>
    `${columns === 1 ? "Er ontbreekt 1 kolom die niet verplicht is" : `Er ontbreken ${formatInteger(columns)} kolommen die niet verplicht zijn`}. Daardoor ${figures === 1 ? "kunnen we 1 cijfer niet maken" : `kunnen we ${formatInteger(figures)} cijfers niet maken`}.`,
  absentElsewhere: "Welke dat zijn, zie je met: report check --format markdown",
  absentTable: "Kolommen die ontbreken",
  nothingAbsent: "Alle kolommen van het codeboek staan in de export.",
  noFigures: "geen cijfer",
  firstFigure: (label: string, others: number) =>
    others === 0 ? label : `${label}, en nog ${formatInteger(others)}`,
  unused: (columns: string, count: number) =>
    count === 1
      ? `Deze kolom staat niet in het codeboek en gebruiken we niet: ${columns}.`
      : `Deze ${formatInteger(count)} kolommen staan niet in het codeboek en gebruiken we niet: ${columns}.`,
  columns: { column: "Kolom", filled: "Gevuld", empty: "Leeg telt als", figures: "Cijfers" },
  emptyMeansNothing: "geen antwoord",

  period: "Hoeveel rijen er in de periode vallen",
  periodRows: (label: string, within: number, upToEnd: number, end: string) =>
    `${label}: ${rows(within)} aangemeld in de periode, ${rows(upToEnd)} tot en met ${end}.`,

  title: "Controle van de export",
  skip: "Naar de uitkomst",
  stdin: "standaardinvoer",
  verdict: {
    refused: (count: number) => `Deze export kan zo niet gebruikt worden: ${things(count)} anders.`,
    remarks: (count: number) => `Deze export is bruikbaar, met ${remarks(count)}.`,
    good: "Deze export is goed.",
    absent: (columns: number) =>
      `Deze export is goed, maar mist ${columns === 1 ? "1 kolom" : `${formatInteger(columns)} kolommen`} waar we cijfers van maken.`,
    codebook:
      "De export is nog niet gecontroleerd, omdat het codeboek niet klopt. Verbeter eerst het codeboek.",
    unread: "Er is geen export gecontroleerd.",
  },
  todo: "Wat er moet gebeuren",
  remarksTitle: "Opmerkingen",
  remarksExplained: "De export kan zo gebruikt worden. Kijk na of dit zo bedoeld is.",
  mends: {
    personalData: {
      title: "Persoonsgegevens",
      how: "Stuur dit bestand niet verder door. Haal de gegevens weg in de monitor of laat de kolom weg uit de export, en exporteer opnieuw.",
    },
    codebook: {
      title: "Het codeboek",
      how: "Verbeter het codeboek en controleer de export opnieuw.",
    },
    columns: {
      title: "Kolommen en koppen",
      how: "Pas de export van de monitor aan. Kan dat niet, verbeter dan de koppen in de eerste rij in Excel en sla het bestand op als CSV UTF-8.",
    },
    file: {
      title: "Het bestand",
      how: "Exporteer het bestand opnieuw uit de monitor, of verbeter het in Excel en sla het op als CSV UTF-8.",
    },
    cells: {
      title: "Cellen en rijen",
      how: "Verbeter de antwoorden in de monitor en exporteer opnieuw. Verbeter je ze alleen in Excel, dan staan de fouten er de volgende keer weer.",
    },
  },
  inColumn: (column: string) => `kolom ${column}`,
  wholeFile: "het hele bestand",
  times: (count: number) => `${formatInteger(count)} keer`,
  lines: (lines: readonly number[], hasMore: boolean) =>
    `${hasMore ? "onder meer " : ""}regel ${lines.join(", ")}`,
  morePlaces: (count: number) => `en op nog ${formatInteger(count)} plaatsen`,
  moreKinds: (count: number) =>
    `En nog ${formatInteger(count)} soorten problemen. Alles staat in: report check --format csv`,
  unlisted: (count: number) =>
    `Er zijn er nog ${formatInteger(count)}, te veel om te bewaren. Los eerst deze op en controleer de export dan opnieuw.`,

  written: "Hoe het bestand is geschreven",
  writtenAs: {
    encoding: "Codering",
    delimiter: "Scheidingsteken",
    lineEnd: "Regeleinden",
    separatorLine: "Eerste regel",
    rows: "Rijen",
    skipped: "Weggelaten",
    columns: "Kolommen van het codeboek",
    latestDate: "Laatste datum",
    sha256: "Hash (sha256)",
  },
  delimiters: { ";": "puntkomma (;)", ",": "komma (,)", "\t": "tab" },
  lineEnds: { lf: "LF", crlf: "CRLF", crcrlf: "CR CR LF" },
  separatorLine: "sep=",
  noDate: "geen",
  notRead: "Dit bestand konden we niet als tabel lezen.",

  writers: "Voor wie de teksten schrijft",
  writersGood: "In de teksten en de instellingen is niets gevonden.",
  accessibility: "Toegankelijkheid van het rapport",
} as const;

/** The Dutch messages about an export that does not fit the period of the report. */
export const fitMessages = {
  "export-ends-early": (latest: string, referenceDate: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het einde van de periode (${referenceDate}). De cijfers kunnen onvolledig zijn.`,
  "export-too-short": (latest: string, lastMonth: string, longest: LongestPeriod) =>
    `De laatste datum in de export is ${latest}. Dat is voor de laatste maand van de periode (${lastMonth}). De langste periode met hetzelfde begin die wel past, is ${longest.name}: --period ${longest.typed}${longest.typed === longest.id ? "" : ` (de map heet dan ${longest.id})`}. Of gebruik een nieuwere export.`,
  "export-before-period": (latest: string, from: string) =>
    `De laatste datum in de export is ${latest}. Dat is voor het begin van de periode (${from}). Gebruik een nieuwere export.`,
  "no-registrations": (referenceDate: string) =>
    `De export heeft geen aanmeldingen tot en met ${referenceDate}. Kies een latere periode.`,
} as const;

/** A period as words, as it is typed, and as the name of its folder. */
interface LongestPeriod {
  readonly name: string;
  readonly typed: string;
  readonly id: string;
}

export type PeriodFitCode = keyof typeof fitMessages;

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
