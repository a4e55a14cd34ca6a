/**
 * What people, databases and programs write where a value is not known, as its letters and digits:
 * in Dutch and English, of SQL, R, pandas, SPSS, Excel and Access.
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
/** Words that begin so mean it whatever follows: "onbekend, is verhuisd". */
const BEGINNING = /^(?:nog)?(?:onbekend|nietbekend)|^unknown/;
/** "x", "xx", "xxx". */
const CROSSES = /^x+$/;

/** A text of signs alone: "?", "-", "…", "/". */
const SIGNS = /^[^\p{L}\p{N}]+$/u;
/** How SPSS and older systems number what is missing: -1, -9, -99, 999, 9999. */
const NUMBERS = /^(?:[-−–] ?(?:1|[789]+)|9{3,})$/;
/** How a database exports its null, and how Excel and Access show a fault: \N, #N/B, #VERW!. */
const MARKS = /^(?:\\+n|#[\p{L}/]+[0-9]?[!?]?|\$sysmis)$/iu;
/** The days on which databases and workbooks begin and end, which stand for no day at all. */
const DAYS =
  /^(?:0000-00-00|1899-12-3[01]|1900-01-0[01]|9999-12-31|00?-00?-0000|3[01]-12-1899|0?[01]-0?1-1900|31-12-9999)(?!\d)/;
/** What a workbook prints where a column is too narrow: the date is there. */
const TOO_NARROW = /^#+$/;

/** True where a text says that the value is not known, or that there is none. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === "") return false;
  if (SIGNS.test(trimmed) || NUMBERS.test(trimmed) || MARKS.test(trimmed)) return true;
  const word = lettersOf(trimmed);
  return WORDS.has(word) || BEGINNING.test(word) || CROSSES.test(word);
}

/** The same for a text in the place of a date. */
export function isDatePlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return (
    DAYS.test(trimmed.replaceAll("/", "-")) || (isPlaceholder(trimmed) && !TOO_NARROW.test(trimmed))
  );
}

/** Small letters and digits without accents: what spellings such as "N.v.t." and "nvt" share. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** What a slot in a text that is still to be filled in asks for: "[naam]", "<datum>". */
export const SLOT_NOUNS =
  "naam|namen|voornaam|achternaam|initialen|functie|datum|data|dag|tijd|aantal|aantallen|getal|getallen|cijfer|cijfers|percentage|bedrag|periode|maand|kwartaal|jaar|jaartal|gemeente|regio|plaats|locatie|adres|telefoonnummer|telefoon|e-mail|e-mailadres|mailadres|titel|onderwerp|tekst|kop|tussenkop|alinea|inleiding|bron|link|url|webadres|foto|bijschrift|afbeelding|figuur|tabel|grafiek|citaat|quote|voorbeeld|casus|organisatie|team|contactpersoon|afzender|ondertekening|handtekening|nummer|kenmerk|toelichting|beschrijving|omschrijving|conclusie|logo|bijlage";
