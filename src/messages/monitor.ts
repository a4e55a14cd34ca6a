import type { MonitorCode } from "../findings/codes.ts";
import type { AnswerColumn, AnswerHint, RowRule } from "../findings/finding.ts";
import { formatInteger, oneOf } from "../language/words.ts";
import {
  answerAdvice,
  cellCount,
  COUNT_FAULTS,
  type CountFault,
  dateAdvice,
  dated,
  type DateFault,
  type DatePlace,
  FILE_KINDS,
  type FileKind,
} from "./codebook.ts";
import { ENCODING_NAMES } from "./commands.ts";
import { meant } from "./settings-and-yaml.ts";

type EncodingName = keyof typeof ENCODING_NAMES;

const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE ** 2;

/** A number of bytes in Dutch, rounded down to whole units of the largest unit that fits. */
function sizeText(bytes: number): string {
  if (bytes >= MEBIBYTE) return `${formatInteger(Math.floor(bytes / MEBIBYTE))} MiB`;
  if (bytes >= KIBIBYTE) return `${formatInteger(Math.floor(bytes / KIBIBYTE))} KiB`;
  return bytes === 1 ? "1 byte" : `${formatInteger(bytes)} bytes`;
}

/** A message lists this many names at most; a longer list is hard to read. */
const MOST_NAMES = 10;

const BARS_BETWEEN_REGIONS =
  "Zijn het twee regio's? Zet er dan een verticale streep tussen, zoals Haaglanden|Rijnmond.";

/**
 * The Dutch message of every problem that an export can have. A message can contain numbers, column
 * names and terms of the codebook, but never the content of a cell.
 */
export const findingMessages = {
  // The file
  "file-too-large": (maxBytes: number) =>
    `Het bestand is groter dan ${sizeText(maxBytes)}. Kies een kleiner bestand, of sta met --max-size een groter bestand toe${maxBytes < MEBIBYTE ? ", met de eenheid erbij, zoals --max-size 500MB" : ""}.`,
  "encoding-invalid": (encoding: string) =>
    `Het bestand is hier geen geldige tekst in ${encoding}. Sla het opnieuw op als CSV UTF-8, of kies met --encoding de juiste codering. Is er een stuk uit een ander bestand ingeplakt? Exporteer het bestand dan opnieuw.`,
  "encoding-mixed": (ofLine: EncodingName, ofOthers: EncodingName) =>
    `Deze regel is opgeslagen als ${ENCODING_NAMES[ofLine]}, en andere regels van het bestand als ${ENCODING_NAMES[ofOthers]}. Zijn er stukken uit verschillende bestanden aan elkaar geplakt? Exporteer het bestand opnieuw als CSV UTF-8.`,
  "nul-character": () =>
    "Hier staat een NUL-teken. Dat hoort niet in een tekstbestand. Exporteer het bestand opnieuw, of sla het op als CSV UTF-8. Is het een bestand in UTF-16? Kies dan --encoding utf-16le.",
  "file-not-csv": (kind: FileKind) =>
    `Dit is ${FILE_KINDS[kind]}, geen CSV-bestand. ${kind === "workbook" ? "Open het in Excel en kies Opslaan als, CSV UTF-8." : "Exporteer de gegevens uit de monitor als CSV-bestand, of open ze in Excel en kies Opslaan als, CSV UTF-8."}`,
  "line-ends-invalid": () =>
    "De regels van dit bestand eindigen op een oud teken van de Macintosh (CR), dat we niet lezen. Sla het bestand opnieuw op als CSV UTF-8.",
  "too-many-skipped": (skipped: number, rows: number, isChosen: boolean) =>
    `Van de ${formatInteger(rows)} rijen zouden er ${formatInteger(skipped)} worden weggelaten, omdat er een fout in staat. Dat is meer dan ${isChosen ? "--skip-at-most toestaat" : "10% van de rijen"}. Verbeter de export. Weet je zeker dat zoveel rijen weg mogen? Geef dan het hoogste percentage met --skip-at-most, zoals --skip-at-most ${percentageFor(skipped, rows)}%.`,
  "no-valid-rows": () =>
    "Geen enkele rij van het bestand voldoet aan de regels, dus er blijft niets over om te tellen. Verbeter de export.",
  "no-rows": () =>
    "Het bestand heeft geen rijen met gegevens. Er hoort een rij met kolomkoppen in te staan, met daaronder ten minste één aanmelding.",

  // The shape of the table
  "header-not-first": (line: number) =>
    `De kolomkoppen staan pas op regel ${line}. Ze horen in de eerste rij: haal de regels erboven weg.`,
  "header-repeated": () =>
    "Hier staan de kolomkoppen opnieuw. Zijn er twee exports achter elkaar geplakt? Lever één export met alle aanmeldingen aan, of haal deze regel weg.",
  "last-lines-no-rows": (count: number) =>
    `${count === 1 ? "De laatste regel is geen rij" : `De laatste ${formatInteger(count)} regels zijn geen rijen`} met een aanmelding, maar een totaal, een bron of een andere tekst onder de tabel. Haal ${count === 1 ? "de regel" : "deze regels"} weg.`,
  "total-row": () =>
    "Deze regel lijkt een totaal of subtotaal, en geen rij met een aanmelding. Haal de regel weg: totalen rekenen we zelf uit.",
  "column-missing": (
    column: string,
    suggestion: string | undefined,
    unknownHeaders: readonly string[],
  ) => {
    const start = `De verplichte kolom ${column} ontbreekt.`;
    if (suggestion !== undefined) {
      return `${start}${meant(suggestion)} Geef die kolom dan de kop ${column}.`;
    }
    const others =
      unknownHeaders.length === 0
        ? ""
        : ` Deze koppen staan niet in het codeboek: ${listed(unknownHeaders)}.`;
    return `${start} Voeg de kolom toe aan de export, met de kop ${column} in de eerste rij.${others}`;
  },
  "columns-exchanged": (first: string, second: string) =>
    `De kolommen ${first} en ${second} lijken verwisseld: in elk staan vooral antwoorden van de andere. Kijk of de koppen boven de goede kolom staan. Daarmee verdwijnen waarschijnlijk ook de fouten over antwoorden in deze kolommen.`,
  "column-repeated": (column: string) =>
    `De kolom ${column} komt meer dan één keer voor. Laat er één staan.`,
  "column-unknown": (suggestion: string | undefined) =>
    `Deze kolom staat niet in het codeboek. De kolom wordt niet gebruikt en komt in geen enkele uitvoer.${meant(suggestion)}`,
  "column-nameless": (columnNumber: number) =>
    `Kolom ${columnNumber} heeft geen kop. De kolom wordt niet gebruikt. Geef de kolom een kop of haal de kolom weg.`,
  "too-many-columns": (found: number, max: number) =>
    `Het bestand heeft ${formatInteger(found)} kolommen. Dat mogen er ten hoogste ${formatInteger(max)} zijn.`,
  "too-many-regions": (max: number) =>
    `Vanaf deze regel heeft het bestand meer dan ${formatInteger(max)} verschillende jeugdzorgregio's. Kijk of in deze kolom alleen namen van regio's staan.`,
  "row-too-short": (found: number, expected: number) =>
    `Deze rij heeft ${cellCount(found)}, maar de rij met koppen heeft er ${formatInteger(expected)}. Vul de rij aan tot ${cellCount(expected)}.`,
  "row-too-long": (found: number, expected: number) =>
    `Deze rij heeft ${cellCount(found)}, maar de rij met koppen heeft er ${formatInteger(expected)}. Staat er een scheidingsteken in een cel? Zet die cel dan tussen aanhalingstekens.`,
  "row-too-large": () =>
    "Deze rij is te groot om te lezen. Wat na deze rij staat, is nog niet gecontroleerd. Kijk of er een regeleinde ontbreekt.",
  "cell-too-long": (max: number) =>
    `Deze cel heeft meer dan ${formatInteger(max)} tekens. Maak de tekst korter.`,
  "quote-unclosed": () =>
    'Op deze regel begint een cel met een aanhalingsteken (") dat nergens wordt afgesloten. Zet aan het einde van die cel ook een aanhalingsteken. Wat na deze regel staat, is nog niet gecontroleerd.',
  "quote-stray": () =>
    'Op deze regel staat een aanhalingsteken (") op een verkeerde plaats. Zet de hele cel tussen aanhalingstekens en schrijf een aanhalingsteken in de tekst dubbel ("").',

  // One cell
  "control-character": (codePoint: string) =>
    `Hier staat een onzichtbaar stuurteken (${codePoint}). Dat kan niet in een rapport, dus we lezen de tekst zonder dit teken. Haal het weg uit de export.`,
  "cell-empty": () => "Deze cel is leeg, maar moet op elke rij gevuld zijn.",
  "id-invalid": (max: number) =>
    `Dit is geen geldig pseudoniem. Gebruik 1 tot en met ${max} letters (a t/m z), cijfers, streepjes (-) of lage streepjes (_).`,
  "id-repeated": (earlierLine: number) =>
    `Dit pseudoniem staat ook al op regel ${earlierLine}. Elk traject mag maar op één rij staan.`,
  "date-invalid": (fault: DateFault, place: DatePlace) => dateAdvice(fault, place),
  "dates-month-first": (column: string) =>
    `In de kolom ${column} staat de maand voor de dag: maand/dag/jaar, zoals in Amerika. Zo worden dagen en maanden verwisseld. Schrijf alle datums in deze kolom als 2024-04-30 of 30-04-2024, of sla de export op met Nederlandse landinstellingen.`,
  "dates-ambiguous": () =>
    "Aan de datums in deze kolom is niet te zien of de dag of de maand voorop staat, zoals in 03-04-2024. Ze zijn gelezen als dag-maand-jaar. Klopt dat niet, schrijf de datums dan als 2024-03-04.",
  "dates-shifted": (shift: "later" | "earlier", isRegistration: boolean) =>
    `${shiftOf(shift, isRegistration)} Is de hele kolom verschoven? Dat gebeurt als een werkmap van Excel vanaf 1904 telt (1.462 dagen verschil), of als een kolom met een verkeerd jaar is geplakt. Vergelijk een paar datums met de monitor.`,
  "date-far": (times: number) =>
    `Deze datum ligt meer dan een jaar voor of na alle andere datums in de export${times === 1 ? "" : ` (hij staat er ${formatInteger(times)} keer)`}. Controleer het jaartal. De datum telt mee in de cijfers, maar niet voor de eerste en de laatste datum van de export.`,
  "count-invalid": (fault: CountFault) => COUNT_FAULTS[fault],
  "choice-unknown": (hint: AnswerHint, column: AnswerColumn) =>
    `Hier staat een antwoord dat niet in het codeboek staat.${answerAdvice(hint, column)}`,
  "choice-undated": (code: string) =>
    `Hier staat een antwoord zonder datum. Schrijf ${dated(code)}`,

  "region-placeholder": () =>
    "Hier staat een woord of teken dat geen jeugdzorgregio is. Is de regio niet bekend? Laat de cel dan leeg.",
  "region-note": (isJoined: boolean) =>
    `Hier staat iets anders dan de naam van een jeugdzorgregio. ${isJoined ? BARS_BETWEEN_REGIONS : "Schrijf alleen de naam, en zet tussen twee namen een verticale streep (|). Haal een opmerking weg."}`,
  "region-unknown": (suggestion: string | undefined, isJoined: boolean) =>
    `Hier staat een jeugdzorgregio die niet in het codeboek staat.${meant(suggestion)}${isJoined ? ` ${BARS_BETWEEN_REGIONS}` : ""} De regio telt mee. Noemen te weinig aanmeldingen haar, dan komt haar naam in geen enkele uitvoer.`,
  "region-garbled": () =>
    "In de naam van deze jeugdzorgregio staat een vreemd teken, dat in het rapport niet goed overkomt. Vaak is de export dan met een andere tekencodering opgeslagen: sla haar opnieuw op als CSV UTF-8.",

  // Cells of one row together
  "status-step": () =>
    "Hier staat een stap die niet kan volgen op de stap ervoor. Begin met gestart of nooit_gestart. Na nooit_gestart kan alleen gestart komen, na gestart en heropend alleen afgesloten, en na afgesloten alleen heropend.",
  "status-order": () =>
    "De stappen staan niet op volgorde van datum. Zet de oudste stap vooraan en de nieuwste achteraan.",
  "date-before-registration": () =>
    "Hier staat een datum van vóór de aanmelddatum. De datum moet gelijk zijn aan de aanmelddatum of later vallen.",
  "children-placed-exceed": (children: string) =>
    `Er zijn meer kinderen uit huis geplaatst (nu en eerder samen) dan er kinderen in het gezin zijn (kolom ${children}). Dat kan niet meer zijn.`,
  "measures-exceed-placed": () =>
    "De drie aantallen met en zonder maatregel zijn samen hoger dan het aantal kinderen dat nu of eerder uit huis is geplaatst. Dat kan niet hoger zijn.",
  "whereabouts-exceed-placed": () =>
    "De vier aantallen over waar kinderen wonen zijn samen hoger dan het aantal kinderen dat nu of eerder uit huis is geplaatst. Dat kan niet hoger zijn.",
  "returned-exceed-placed": () =>
    "Er zijn meer kinderen teruggeplaatst dan er nu of eerder uit huis zijn geplaatst. Dat kan niet meer zijn.",
  "returned-without-result": (result: string, results: string) =>
    `Er zijn kinderen teruggeplaatst, maar in de kolom ${results} staat ${result} niet. Zet dat resultaat met zijn datum in de kolom ${results}, of maak dit aantal 0.`,
  "result-repeated": () =>
    "Hier staat hetzelfde resultaat meer dan één keer. Laat het één keer staan, met één datum.",
  "analysis-repeated": () =>
    "Hier staat dezelfde stap meer dan één keer. Laat elke stap één keer staan, met één datum.",
  "analysis-finished-before-start": () =>
    "De analyse is afgerond zonder dat zij op die dag of eerder is gestart. Vul ook gestart in, met een datum die niet later is.",
  "custody-contradiction": () =>
    'Hier staat "geen" samen met een ander antwoord. Dat spreekt elkaar tegen. Controleer wie het gezag heeft.',

  // Personal data
  "personal-data-header": (word: string) =>
    `De kop van deze kolom wijst op persoonsgegevens (herkend aan: ${word}). Haal de hele kolom uit de export.`,
  "personal-data-email": () =>
    "Hier staat een e-mailadres. Persoonsgegevens mogen niet in de export staan. Haal het adres weg uit de export.",
  "personal-data-phone": () =>
    "Hier staat een telefoonnummer. Persoonsgegevens mogen niet in de export staan. Haal het nummer weg uit de export.",
  "personal-data-iban": () =>
    "Hier staat een rekeningnummer (IBAN). Persoonsgegevens mogen niet in de export staan. Haal het nummer weg uit de export.",
  "personal-data-postcode": () =>
    "Hier staat een postcode. Persoonsgegevens mogen niet in de export staan. Haal de postcode weg uit de export.",
  "personal-data-bsn": () =>
    "Hier staat een burgerservicenummer (bsn). Persoonsgegevens mogen niet in de export staan. Haal het nummer weg uit de export.",
  "personal-data-bsn-column": (passed: number) =>
    `In deze kolom staan burgerservicenummers (bsn): ${formatInteger(passed)} nummers doorstaan de elfproef, meer dan de helft. Dit is de eerste. Haal de nummers weg uit de export.`,
} as const satisfies Readonly<Record<MonitorCode, (...words: never[]) => string>>;

/** Describes by how much all dates of a column are shifted. */
function shiftOf(shift: "later" | "earlier", isRegistration: boolean): string {
  if (isRegistration) {
    return shift === "later"
      ? "In bijna alle rijen ligt de aanmelddatum na alle andere datums."
      : "In alle rijen ligt de aanmelddatum meer dan een jaar voor de andere datums.";
  }
  return shift === "later"
    ? "In alle rijen ligt de datum in deze kolom meer dan een jaar na de aanmelddatum."
    : "In bijna alle rijen ligt de datum in deze kolom voor de aanmelddatum.";
}

/** The first names of a list, and the number of the others. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(", ");
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} en nog ${formatInteger(more)}` : shown;
}

/** The lowest whole percentage of `--skip-at-most` that allows this number of rows. */
function percentageFor(skipped: number, rows: number): number {
  return Math.ceil((100 * skipped) / rows);
}

/** The parameters of the message of a code. */
export type MessageParameters<C extends MonitorCode> = Parameters<(typeof findingMessages)[C]>;

/**
 * What is wrong with a row that `--skip-invalid` leaves out, in Dutch, to follow "rijen met". The
 * order is the order in the report.
 */
export const rowRuleMessages = {
  "row-too-short": "te weinig cellen",
  "last-lines-no-rows": "een totaal of een andere tekst onder de tabel",
  "total-row": "een totaal tussen de rijen",
  "row-too-long": "te veel cellen",
  "cell-empty": "een lege cel die gevuld moet zijn",
  "id-invalid": "een ongeldig pseudoniem",
  "date-invalid": "een ongeldige datum",
  "count-invalid": "een ongeldig aantal",
  "choice-unknown": "een onbekend antwoord",
  "choice-undated": "een antwoord zonder datum",
  "region-placeholder": "een woord of teken dat geen jeugdzorgregio is",
  "region-note": "iets anders dan de naam van een jeugdzorgregio",
  "status-step": "een stap in de status die niet kan",
  "status-order": "stappen in de status die niet op volgorde staan",
  "date-before-registration": "een datum van voor de aanmelding",
  "children-placed-exceed": "meer uithuisgeplaatste kinderen dan kinderen",
  "measures-exceed-placed": "meer maatregelen dan uithuisgeplaatste kinderen",
  "whereabouts-exceed-placed": "meer verblijfplaatsen dan uithuisgeplaatste kinderen",
  "returned-exceed-placed": "meer teruggeplaatste dan uithuisgeplaatste kinderen",
  "returned-without-result": "een terugplaatsing zonder resultaat",
  "result-repeated": "een resultaat dat dubbel staat",
  "analysis-repeated": "een stap van de analyse die dubbel staat",
  "analysis-finished-before-start": "een analyse die is afgerond zonder begin",
} as const satisfies Readonly<Record<RowRule, string>>;

/** The Dutch messages about an export that cannot be read at all. */
export const sourceMessages = {
  missing: (file: string, near: readonly string[] = []) =>
    near.length > 0
      ? `Het bestand ${file} bestaat niet. Bedoel je ${oneOf(near)}?`
      : `Het bestand ${file} bestaat niet. Controleer de naam, of geef met --input een ander bestand.`,
  isAddress: (address: string) =>
    address.toLowerCase().startsWith("file:")
      ? `${address} is een adres voor de browser. Geef de naam van het bestand zelf, zonder file:// ervoor.`
      : `${address} is een webadres. Download het bestand eerst, en geef dan de naam van het bestand op deze computer.`,
  forbidden: (file: string) =>
    `Het bestand ${file} mag niet worden gelezen. Controleer de rechten van het bestand.`,
  unreadable: (file: string) =>
    `Het bestand ${file} kan niet worden gelezen. Controleer of het bestand heel is en of de schijf bereikbaar is.`,
  isFolder: (file: string, inside: readonly string[]) =>
    `${file} is een map. Geef de naam van het CSV-bestand met de export van de monitor.${inside.length > 0 ? ` Bedoel je ${oneOf(inside)}?` : ""}`,
  isDevice: (file: string) =>
    `${file} is een apparaat en geen bestand. Geef de naam van het CSV-bestand met de export van de monitor.`,
  notKept:
    "De export is te groot om van standaardinvoer te lezen: er is geen plek om haar even te bewaren. Sla de export op als bestand en geef dat met --input.",
  changed: (file: string) =>
    `Het bestand ${file} is veranderd terwijl het werd gelezen. Probeer het opnieuw.`,
} as const;
