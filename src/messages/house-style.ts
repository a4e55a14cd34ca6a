import { formatMeasure } from "../language/numbers.ts";

/** How the roles of the palette that a setting can clash with are called. */
const ROLES = {
  page: "de pagina",
  tint: "een lichte achtergrond",
  past: "de lichtere kleur van eerdere maanden",
  unknown: "het grijs van wat niet bekend is",
  ink: "de gewone tekst",
  quiet: "de grijze tekst van opmerkingen",
  warning: "de tekst van waarschuwingen",
} as const;

/** For whom two colours are too much alike; nothing to add where that is everyone. */
const SIGHTS = {
  normal: "",
  greyscale: "in grijstinten ",
  protanopia: "voor wie rood en groen niet goed ziet (protanopie) ",
  deuteranopia: "voor wie rood en groen niet goed ziet (deuteranopie) ",
  tritanopia: "voor wie blauw en geel niet goed ziet (tritanopie) ",
} as const;

/** A colour by its role, and as it is written: "accent (#0a425c)". */
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
    "In het logo staan eigen afkortingen (ENTITY). Sla de SVG opnieuw op als gewone SVG, zonder die afkortingen.",
  logoOutside:
    "Het logo verwijst naar iets buiten het bestand. Sla de SVG opnieuw op met alles erin.",
} as const;

function nameOf({ role, colour }: Named): string {
  return `${role} (${colour})`;
}

function ownWords(role: string): string {
  return Object.entries(ROLES).find(([known]) => known === role)?.[1] ?? role;
}

/** True for a colour that no setting chooses. */
function isFixed({ role }: Named): boolean {
  return Object.hasOwn(ROLES, role);
}

function otherName(other: Named): string {
  return isFixed(other) ? `${ownWords(other.role)} (${other.colour})` : `de kleur ${nameOf(other)}`;
}
