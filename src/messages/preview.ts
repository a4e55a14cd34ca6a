import { formatInteger } from "../language/numbers.ts";

/** The Dutch texts of a preview, on the command line and on the page. */
export const previewMessages = {
  started: (period: string) =>
    `De voorvertoning van ${period} staat klaar op het adres hieronder, alleen op deze computer. Stop met Ctrl-C.`,
  daySetAside:
    "De publicatiedatum telt hier niet mee: in een voorvertoning is het rapport altijd een concept.",
  noStdin:
    "Een voorvertoning leest de export bij elke wijziging opnieuw, en dat kan alleen bij een gewoon bestand. Zet de export in een bestand en noem dat met --input.",
  portInvalid:
    "De waarde van de optie --port is geen poort. Kies een getal van 1 t/m 65535, of laat de optie weg.",
  portTaken: (port: number) =>
    `Poort ${port} is al in gebruik. Kies een andere, of laat de optie --port weg: dan zoeken we er een.`,
  portForbidden: (port: number) =>
    `Poort ${port} mag je niet gebruiken. Kies een getal boven de 1023, of laat de optie --port weg.`,
  noServer: "De voorvertoning kon niet starten, omdat deze computer geen lokaal adres geeft.",
  refused: {
    403: "Deze voorvertoning is alleen voor de browser op deze computer, en alleen op het adres dat report preview noemt.",
    404: "Dit adres bestaat niet. Open het hele adres dat report preview noemt.",
    405: "Van een voorvertoning kun je alleen iets opvragen.",
  },
  openedBefore:
    "Het adres waarmee de browser opent, was al een keer gebruikt. Deed je dat niet zelf? Dan leest misschien iemand mee die ook op deze computer werkt: stop met Ctrl-C, en begin opnieuw zonder --open.",
  notOpened: "De browser ging niet vanzelf open. Open het adres zelf.",

  wrongWithPage: {
    one: "Je ziet nog de laatste goede versie: er is een fout gevonden.",
    more: (count: number) =>
      `Je ziet nog de laatste goede versie: er zijn ${formatInteger(count)} fouten gevonden.`,
    none: "Je ziet nog de laatste goede versie.",
  },
  wrongWithoutPage: {
    one: "Er is nog geen rapport: er is een fout gevonden.",
    more: (count: number) =>
      `Er is nog geen rapport: er zijn ${formatInteger(count)} fouten gevonden.`,
    none: "Er is nog geen rapport.",
  },
  findings: {
    checking: "De teksten worden nagekeken…",
    none: "Geen bevindingen.",
    stopped: "De teksten zijn niet nagekeken. Los eerst op wat bovenaan staat.",
  },
} as const;
