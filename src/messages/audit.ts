import { formatInteger } from "../language/numbers.ts";

/** The Dutch texts of `report audit`. */
export const auditMessages = {
  ofKept: (folder: string) =>
    `Je noemt geen bestanden. We kijken daarom naar alle rapporten die bewaard zijn in ${folder}.`,
  noFile: (text: string) =>
    `"${text}" is geen bestand, en geen map met een bestand met cijfers (figures-….json). Noem bestanden met cijfers, zoals out/2024-Q1/voortgangsrapportage/figures-2024-Q1.json. Voor alle bewaarde rapporten noem je niets: report audit`,
  busy: (publications: number) =>
    publications === 1
      ? "Nagaan wat er uit 1 bestand is af te leiden…"
      : `Nagaan wat er uit ${formatInteger(publications)} bestanden is af te leiden…`,
  title: "Wat is er af te leiden uit deze cijfers?",
  read: "Gelezen",
  sameAs: (file: string) => `gelijk aan ${file}; telt één keer mee`,
  outcome: (derivable: number, withheld: number, publications: number) => {
    const together =
      publications === 1
        ? "uit dit bestand"
        : `uit deze ${formatInteger(publications)} bestanden samen`;
    if (withheld === 0) return `Er is niets af te leiden ${together}: elk aantal wordt getoond.`;
    if (withheld === 1) {
      return `Het ene niet getoonde aantal is ${derivable === 1 ? "" : "niet "}af te leiden ${together}.`;
    }
    const howMany =
      derivable === 0
        ? "is er geen"
        : derivable === 1
          ? "is er 1"
          : `zijn er ${formatInteger(derivable)}`;
    return `Van de ${formatInteger(withheld)} niet getoonde aantallen ${howMany} af te leiden ${together}.`;
  },
  fewest: (values: number) =>
    `Van elk niet getoond aantal zijn nog ten minste ${formatInteger(values)} waarden mogelijk.`,
  noValueFound:
    "Bij een of meer niet getoonde aantallen vonden we geen waarde die past bij alles wat er staat. Dan is niet te zeggen wat er af te leiden is. Vaak is er iets aan een bestand veranderd: haal het dan terug zoals het gepubliceerd is.",
  whatToDo: (publications: number) =>
    publications === 1
      ? "Wat af te leiden is, kan over één gezin gaan. Is dit bestand nog niet gepubliceerd? Maak het rapport dan opnieuw met deze versie van Peildatum. Wat al gepubliceerd is, blijft af te leiden."
      : "Wat af te leiden is, kan over één gezin gaan. Is een van deze bestanden nog niet gepubliceerd? Bewaar dan eerst met report snapshot wat wel gepubliceerd is, en maak dit rapport opnieuw: het houdt rekening met alles wat bewaard is. Wat al gepubliceerd is, blijft af te leiden.",
  figure: "Cijfer",
  /** The column headers, in two lines each. */
  columns: {
    withheld: ["niet", "getoond"],
    derivable: ["af te", "leiden"],
    twoValues: ["2 waarden", "over"],
    threeValues: ["3 waarden", "over"],
  },
  together: "Samen",
  explained: [
    "niet getoond: het aantal ontbreekt, of er staat nog een eerdere stand",
    "af te leiden: er is maar één waarde die past bij alles wat er staat",
    "waarden over: zo veel waarden passen bij alles wat er staat",
  ],
  intruder:
    "We rekenen met iemand die al deze bestanden heeft, die weet hoe de cijfers samenhangen en die onze regels kent.",
} as const;
