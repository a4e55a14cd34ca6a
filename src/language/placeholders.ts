/**
 * What people, databases and programs write for an unknown value, reduced to letters and digits: in
 * Dutch, in English, and as SQL, R, pandas, SPSS, Excel and Access write it.
 */
const WORDS: ReadonlySet<string> = new Set(
  `
  onb onbek onbekend onbekende nogonbekend nietbekend nognietbekend nb nnb
  weetniet weetikniet ikweethetniet wetenwijniet wetenweniet geenidee
  nvt nietvantoepassing geen geenantwoord geengegevens geeninfo geeninformatie geenopgave geenwaarde
  geendata noggeen geenregio geenjeugdregio geenjeugdzorgregio
  leeg blanco blank empty ontbreekt ontbrekend ontbrekendewaarde missend missing missingvalue sysmis
  systemmissing
  invullen intevullen nogintevullen nietingevuld nognietingevuld nietgevuld
  ntb tebepalen nogtebepalen nadertebepalen pm tba tbc tbd todo
  nietaanwezig nietbeschikbaar nietgenoemd nietgeregistreerd nietgevraagd nietopgegeven nietvermeld
  nietverstrekt
  unk unknown notknown dontknow na notapplicable notavailable nil none nonetype nan nat null
  nullvalue undefined nacharacter nainteger nareal
  `
    .trim()
    .split(/\s+/),
);
/**
 * A text that begins like this means an unknown value, whatever follows: "onbekend, is verhuisd".
 */
const BEGINNING = /^(?:nog)?(?:onbekend|nietbekend)|^unknown/;
/** "x", "xx", "xxx". */
const CROSSES = /^x+$/;

/** Only punctuation or other signs: "?", "-", "…", "/". */
const SIGNS = /^[^\p{L}\p{N}]+$/u;
/** The codes of SPSS and older systems for a missing value: -1, -9, -99, 999, 9999. */
const NUMBERS = /^(?:[-−–] ?(?:1|[789]+)|9{3,})$/;
/** The null of a database export, and the errors of Excel and Access: \N, #N/B, #VERW!. */
const MARKS = /^(?:\\+n|#[\p{L}/]+[0-9]?[!?]?|\$sysmis)$/iu;
/** The first and the last days of databases and workbooks. They do not mean a real day. */
const DAYS =
  /^(?:0000-00-00|1899-12-3[01]|1900-01-0[01]|9999-12-31|00?-00?-0000|3[01]-12-1899|0?[01]-0?1-1900|31-12-9999)(?!\d)/;
/** What a workbook prints if a column is too narrow. The cell does contain a date. */
const TOO_NARROW = /^#+$/;

/** True if a text says that the value is unknown or that there is none. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "") return false;
  if (SIGNS.test(trimmed) || NUMBERS.test(trimmed) || MARKS.test(trimmed)) return true;
  const word = lettersOf(trimmed);
  return WORDS.has(word) || BEGINNING.test(word) || CROSSES.test(word);
}

/** True if a text in the place of a date says that the date is unknown. */
export function isDatePlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return (
    DAYS.test(trimmed.replaceAll("/", "-")) || (isPlaceholder(trimmed) && !TOO_NARROW.test(trimmed))
  );
}

/**
 * The lower-case letters and digits of a text, without accents. Spellings such as "N.v.t." and
 * "nvt" have the same letters.
 */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The nouns in slots that a writer has yet to fill in, as alternatives of a regular expression:
 * "[naam]", "<datum>".
 */
export const SLOT_NOUNS =
  "naam|namen|voornaam|achternaam|initialen|functie|datum|data|dag|tijd|aantal|aantallen|getal|getallen|cijfer|cijfers|percentage|bedrag|periode|maand|kwartaal|jaar|jaartal|gemeente|regio|plaats|locatie|adres|telefoonnummer|telefoon|e-mail|e-mailadres|mailadres|titel|onderwerp|tekst|kop|tussenkop|alinea|inleiding|bron|link|url|webadres|foto|bijschrift|afbeelding|figuur|tabel|grafiek|citaat|quote|voorbeeld|casus|organisatie|team|contactpersoon|afzender|ondertekening|handtekening|nummer|kenmerk|toelichting|beschrijving|omschrijving|conclusie|logo|bijlage";
