import { formatInteger, formatMeasure, listOf } from "../language/words.ts";

/**
 * The Dutch names of fixed colours that a chosen colour can clash with, by their role in the
 * palette.
 */
const ROLES = {
  page: "de pagina",
  tint: "een lichte achtergrond",
  past: "de lichtere kleur van eerdere maanden",
  unknown: "het grijs van wat niet bekend is",
  ink: "de gewone tekst",
  quiet: "de grijze tekst van opmerkingen",
  warning: "de tekst van waarschuwingen",
} as const;

/** The readers for whom two colours are too similar; empty for all readers. */
const SIGHTS = {
  normal: "",
  greyscale: "in grijstinten ",
  protanopia: "voor wie rood en groen niet goed ziet (protanopie) ",
  deuteranopia: "voor wie rood en groen niet goed ziet (deuteranopie) ",
  tritanopia: "voor wie blauw en geel niet goed ziet (tritanopie) ",
} as const;

/** A colour by its role ("accent") and its value ("#0a425c"). */
interface Named {
  readonly role: string;
  readonly colour: string;
}

interface Measured {
  readonly measured: number;
  readonly minimum: number;
}

/** The Dutch messages about the organisation's own colours and logo. */
export const houseStyleMessages = {
  contrast: (own: Named, against: string, { measured, minimum }: Measured) =>
    `De kleur ${nameOf(own)} heeft een contrast van ${formatMeasure(measured)} op 1 met ${ownWords(against)}; minstens ${formatMeasure(minimum)} op 1 is nodig. Kies een ${own.role === "tint" ? "lichtere" : "donkerder"} kleur.`,
  difference: (
    own: Named,
    other: Named,
    sight: keyof typeof SIGHTS,
    { measured, minimum }: Measured,
  ) =>
    `De kleur ${nameOf(own)} lijkt ${SIGHTS[sight]}te veel op ${otherName(other)}: het verschil (ΔE) is ${formatMeasure(measured)}; minstens ${formatMeasure(minimum)} is nodig. ${isFixed(other) ? "Kies een donkerder kleur." : "Kies een van beide lichter of donkerder."}`,

  logoAlt: (organisation: string | undefined) =>
    organisation === undefined ? "Logo" : `Logo van ${organisation}`,
  logoMissing: (file: string) =>
    `Het logo ${file} is er niet. Kijk of de map en de naam goed geschreven zijn.`,
  logoUnreadable: (file: string) => `Het logo ${file} kan niet worden gelezen.`,
  logoTooLarge: (megabytes: number) =>
    `Het logo is groter dan ${megabytes} MB. Sla het kleiner op.`,
  logoUnknownKind: "Het logo is geen SVG, PNG of JPEG. Sla het op als een van die drie.",
  logoScript: "In het logo staat een script. Sla de SVG opnieuw op, zonder scripts.",
  logoHandler:
    "In het logo staat code die op een gebeurtenis wacht (zoals onclick). Sla de SVG opnieuw op, zonder die code.",
  logoEntity:
    "In het logo staan eigen afkortingen of regels (ENTITY of ATTLIST, in de DOCTYPE). Sla de SVG opnieuw op als gewone SVG, zonder die afkortingen.",
  logoOutside:
    "Het logo verwijst naar iets buiten het bestand. Sla de SVG opnieuw op met alles erin.",
  logoDamaged: (kind: "PNG" | "JPEG" | "WebP") =>
    `Het logo of een plaatje erin is een ${kind} die beschadigd of niet compleet is. Haal het bestand opnieuw op, of sla het opnieuw op.`,
  logoJpegKind:
    "Dit is een soort JPEG die niet elke browser kan tonen. Sla het logo opnieuw op als gewone JPEG of als PNG.",
  logoTooManyPixels: (width: number, height: number, most: number) =>
    `Het logo of een plaatje erin is ${formatInteger(width)} bij ${formatInteger(height)} beeldpunten groot. Maak het kleiner, tot ten hoogste ${formatInteger(most)} bij ${formatInteger(most)}.`,
  logoNoSize:
    "Het logo heeft geen breedte en hoogte, of een die niet kan. Sla het opnieuw op; een SVG heeft een viewBox nodig, of width en height, met getallen boven nul.",
  logoMoves:
    "Het logo beweegt. Een rapport staat stil, dus we weten niet welk beeld je wilt. Sla het logo op als één stilstaand beeld.",
  logoNotUtf8:
    "Het logo is een SVG die niet als UTF-8 is opgeslagen. Sla de SVG opnieuw op als UTF-8.",
  logoNoSvg:
    'Het logo begint als een SVG, maar een browser herkent het niet. Sla de SVG opnieuw op met xmlns="http://www.w3.org/2000/svg" in de eerste tag.',
  logoNoXml: (line: number) =>
    `Het logo is een SVG die niet klopt: op regel ${formatInteger(line)} van het bestand staat iets wat geen geldige XML is. Sla de SVG opnieuw op.`,
  logoPage:
    "In het logo zit een stuk webpagina (foreignObject). Sla de SVG opnieuw op met alleen vormen en tekst.",
  logoEmbedded:
    "In het logo zit een plaatje dat geen PNG of JPEG is. Sla de SVG opnieuw op, met dat plaatje als PNG of JPEG of als vormen.",
  logoTooDeep: (most: number, line: number) =>
    `Het logo is te ingewikkeld: op regel ${formatInteger(line)} van het bestand zitten meer dan ${most} groepen in elkaar. Sla een eenvoudiger SVG op.`,
  logoTooComplex:
    "Het logo is te ingewikkeld om te tekenen: het heeft te veel vormen, of herhaalt ze te vaak. Sla een eenvoudiger SVG op.",
  logoCircular:
    "Een onderdeel van het logo verwijst naar zichzelf. Sla de SVG opnieuw op, zonder die verwijzing.",
} as const;

function nameOf({ role, colour }: Named): string {
  return `${role} (${colour})`;
}

function ownWords(role: string): string {
  return Object.entries(ROLES).find(([known]) => known === role)?.[1] ?? role;
}

/** True for a colour that no setting can change. */
function isFixed({ role }: Named): boolean {
  return Object.hasOwn(ROLES, role);
}

function otherName(other: Named): string {
  return isFixed(other) ? `${ownWords(other.role)} (${other.colour})` : `de kleur ${nameOf(other)}`;
}

/** The use of each font of an organisation. */
const USES = {
  regular: "gewone tekst",
  italic: "cursieve tekst",
  semibold: "halfvette tekst",
  bold: "vette tekst",
} as const;

type Face = keyof typeof USES;

/** A message shows this many missing characters at most; more would not help. */
const MOST_CHARACTERS = 12;

/** Characters that are not visible by themselves. */
const INVISIBLE: Readonly<Record<string, string>> = { " ": "spatie", "\u00A0": "vaste spatie" };

/** The Dutch messages about the organisation's own fonts. */
export const ownFontMessages = {
  /** To follow "De instelling … klopt niet:". */
  faceMissing: (face: Face) =>
    `geef ook het lettertype voor ${USES[face]}; alleen semibold mag ontbreken`,
  missing: (file: string) =>
    `Het lettertype ${file} is er niet. Kijk of de map en de naam goed geschreven zijn.`,
  unreadable: (file: string) => `Het lettertype ${file} kan niet worden gelezen.`,
  tooLarge: (megabytes: number) =>
    `Het lettertype is groter dan ${megabytes} MB. Lever een bestand aan met alleen de tekens van Europese talen.`,
  unknownKind:
    "Het bestand is geen lettertype in WOFF2, WOFF, TrueType of OpenType. Vraag de maker van het lettertype om een van die vier.",
  collection:
    "In dit bestand zitten meer lettertypen bij elkaar (een collectie). Lever voor elk een eigen bestand aan.",
  damaged:
    "Het lettertype is beschadigd of niet compleet. Haal het bestand opnieuw op bij de maker van het lettertype.",
  variable:
    "Dit is een variabel lettertype: één bestand voor alle diktes. De PDF kan dat niet gebruiken. Lever een vast (static) lettertypebestand aan.",
  outlines:
    "De letters in dit bestand zijn getekend op de manier van PostScript (CFF). De PDF kan die niet als tekst opnemen. Vraag de maker om hetzelfde lettertype met TrueType-letters, vaak een bestand op .ttf.",
  colour:
    "Dit lettertype heeft letters in kleur. De PDF kan die niet als tekst opnemen. Lever een lettertype zonder kleuren aan.",
  forbidden:
    "De maker van dit lettertype staat niet toe dat het in een PDF wordt opgenomen. Vraag om een versie die dat wel mag, of kies een ander lettertype.",
  lacks: (characters: readonly string[]) => {
    const shown = characters.slice(0, MOST_CHARACTERS).map((one) => INVISIBLE[one] ?? one);
    const others = characters.length - shown.length;
    const list = others > 0 ? `${shown.join(" ")} en nog ${others} andere` : listOf(shown);
    return `Het lettertype mist ${characters.length === 1 ? "een teken dat" : "tekens die"} elk rapport nodig heeft: ${list}. Vraag de maker om een versie met alle tekens van het Nederlands.`;
  },
  notItalic:
    "Dit lettertype is niet cursief, volgens het bestand zelf. Geef bij italic de cursieve versie.",
  italic: (face: Face) =>
    `Dit lettertype is cursief, volgens het bestand zelf. Geef bij ${face} de versie die recht staat.`,
  notHeavier: (face: Face, weight: number, regular: number) =>
    `Dit lettertype is niet vetter dan dat van regular: de dikte is ${weight}, die van regular ${regular}. Geef bij ${face} het lettertype voor ${USES[face]}.`,
} as const;

/** The Dutch message about charts that cannot be drawn in the font of the organisation. */
export const chartMessages = {
  noRoom: (text: string) =>
    `In een grafiek is geen plaats voor "${text.replaceAll("\n", " ")}". Kies een kortere tekst, of geef een smaller lettertype op in de instellingen.`,
} as const;

/** The Dutch texts in pictures of charts and key figures, and the messages about them. */
export const pictureMessages = {
  referenceDate: (day: string) => `Peildatum ${day}`,
  source: (title: string, period: string, organisation: string | null) =>
    `Bron: ${title} ${period}${organisation === null ? "" : `, ${organisation}`}`,
  keyFigures: (
    title: string,
    period: string,
    items: readonly {
      readonly value: string;
      readonly label: string;
      readonly change: string | null;
    }[],
    {
      referenceDate,
      organisation,
      marks,
    }: {
      readonly referenceDate: string | null;
      readonly organisation: string | null;
      readonly marks: string;
    },
  ) =>
    [
      `Kerncijfers, ${title} ${period}: ${items
        .map(
          ({ value, label, change }) => `${value} ${label}${change === null ? "" : ` – ${change}`}`,
        )
        .join("; ")}.`,
      ...(marks === "" ? [] : [`${marks}.`]),
      ...(referenceDate === null ? [] : [`Peildatum ${referenceDate}.`]),
      ...(organisation === null ? [] : [`${organisation}.`]),
    ].join(" "),

  taking: "De afbeeldingen maken…",
  oneDocument:
    "Kies met --document één documenttype: report charts maakt de grafieken van één document.",
  noCharts: (document: string) =>
    `Het documenttype ${document} heeft geen grafieken. Kies een ander met --document.`,
  nothingToDraw: (period: string) =>
    `In het rapport van ${period} staan geen grafieken: er zijn te weinig aanmeldingen om te tonen. Er is niets geschreven.`,
  unknownCharts: (names: readonly string[], meant: readonly string[], known: readonly string[]) =>
    `${names.length === 1 ? "Deze grafiek staat" : "Deze grafieken staan"} niet in het rapport: ${listOf(names)}.${meant.length === 0 ? "" : ` Bedoel je ${listOf(meant)}?`} Kies bij --chart uit: ${known.join(", ")}. Zonder --chart maak je alle grafieken, en de afbeelding met de kerncijfers.`,
  chartMissing: "Zet achter --chart de naam van een grafiek, of meer namen met komma's ertussen.",
  made: (charts: readonly (readonly [id: string, title: string])[]) => {
    const width = Math.max(...charts.map(([id]) => id.length)) + 2;
    return charts.map(([id, title]) => `  ${id.padEnd(width)}${title}\n`).join("");
  },
  done: (folder: string, charts: number, files: number) =>
    `Klaar. ${charts === 1 ? "1 grafiek" : `${formatInteger(charts)} grafieken`}, ${formatInteger(files)} bestanden. Ze staan in ${folder}`,
} as const;
