import { oneOf } from "../language/words.ts";

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
