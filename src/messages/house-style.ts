import { formatInteger, formatMeasure } from "../language/numbers.ts";

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

/** For which readers two colours are too similar; empty where that is everyone. */
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
