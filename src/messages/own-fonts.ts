import { listOf } from "../language/words.ts";

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
