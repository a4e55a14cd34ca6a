import { NOT_SHOWN } from "../language/words.ts";

/** The Dutch descriptions of the figures as data, for data portals and programs. */
export const openDataMessages = {
  title: (report: string) => `Cijfers bij ${report}`,
  description: (report: string, subject: string, referenceDate: string) =>
    `De cijfers bij “${report}”. ${subject}. De stand is die op ${referenceDate}.`,
  corrected: (reasons: readonly string[]) =>
    `Een eerdere versie had een fout. ${reasons.join(" ")}`,
  protected: `Kleine aantallen waaraan je een gezin zou kunnen herkennen, staan er niet in: daar staat “${NOT_SHOWN}”.`,
  internal: "Deze cijfers zijn voor intern gebruik. Publiceer ze niet.",
  country: "Nederland",
  /** The files, by the last part of their names. */
  files: {
    csv: "Cijferbestand (CSV)",
    json: "Gegevens voor programma's (JSON)",
    ods: "Cijfers als spreadsheet (ODS)",
    xlsx: "Cijfers als spreadsheet (Excel)",
  },
  /** The columns of figures.csv. */
  columns: {
    period_id: "De periode, zoals 2024-Q1",
    from: "De eerste dag van de periode",
    to: "De laatste dag van de periode: de peildatum",
    figure: "De code van het cijfer, die in elke periode dezelfde is",
    kind: "Het soort cijfer: een aantal (count), een verdeling (breakdown), een deel van een geheel (share) of de mediaan en het 90e percentiel (quantiles)",
    measure:
      "Of het cijfer de stand op de peildatum geeft (stock), of wat er in de periode gebeurde (flow)",
    category: "De code van de categorie van een verdeling; leeg bij een getal van het hele cijfer",
    field: "De code van het soort getal",
    value: "Het getal; leeg als het niet getoond wordt, niet beschikbaar is of niet bestaat",
    unit: "Wat er geteld is",
    status:
      "Of het getal er staat (shown), niet getoond wordt (withheld), niet beschikbaar is (unavailable), of dat van een eerdere dag is (held, met die dag)",
    cijfer: "De naam van het cijfer",
    categorie: "De naam van de categorie; leeg bij een getal van het hele cijfer",
    soort_getal: "Het soort getal in woorden",
    toelichting: "Waarom er geen getal staat, of van welke dag het is; anders leeg",
    definitie: "Het adres waar staat wat het cijfer precies telt; leeg als het nergens staat",
  },
  /** The names of settings that DCAT-AP-NL requires and that can be missing. */
  missing: {
    publisher: "de naam van de uitgever bij dataset.publisher",
    publisherUri: "het adres van de uitgever in een register bij dataset.publisherUri",
    licence: "de licentie bij dataset.licence",
    themes: "een thema bij dataset.themes",
    contact: "een mailadres of webadres bij dataset.contact",
    webpage: "het adres van elk rapport bij webpage",
  },
} as const;
