// The columns of an export and their answers, and the closed lists of the contract.

/** One answer of a closed list. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  /** Other spellings that mean this answer. */
  readonly aliases: readonly string[];
  /** The code of the theme of this answer. */
  readonly theme?: string;
}

/** How the cells of a column are written: the cell types of the contract. */
export type ColumnType =
  "id" | "date" | "count" | "choice" | "choices" | "freeChoices" | "datedChoices";

/**
 * True if a column of this type shows its value on an earlier day: its cells are days, or answers
 * with a day. An `id` never changes.
 */
export function isDated(type: ColumnType): boolean {
  return type === "date" || type === "datedChoices" || type === "id";
}

/** One column of the export. */
export interface Column {
  /** The name of the column in this tool, whatever its header is. */
  readonly name: string;
  /** The header in the export; the name if left out. */
  readonly header?: string;
  /** Other headers that mean this column. */
  readonly otherHeaders?: readonly string[];
  readonly type: ColumnType;
  /** The column in words, for messages and the data dictionary. */
  readonly label: string;
  /** The column must exist. */
  readonly required?: true;
  /** The column must be filled on every row. */
  readonly filled?: true;
  /** The closed list of answers, for the choice types. */
  readonly choices?: readonly Choice[];
  /** A codebook file may add answers, because no rule, map or sentence depends on the list. */
  readonly takesMoreAnswers?: true;
  /** The category of an empty cell. */
  readonly unknown?: Choice;
  /**
   * Words that are no answer but that people write, each with the code of its meaning: an answer,
   * the unknown, or "" for an empty cell. A message suggests what to write instead.
   */
  readonly otherWords?: Readonly<Record<string, string>>;
}

/** A figure that began to count something else, so numbers before and after cannot be compared. */
export interface Redefinition {
  /** The figure's id in the catalogue. */
  readonly figure: string;
  /** The first day of the new definition, as `jjjj-mm-dd`. */
  readonly from: string;
  /**
   * What the figure counted until then: a whole Dutch sentence, or null if the file does not say.
   */
  readonly before: string | null;
  /** What changed, in Dutch, as the continuation of "Vanaf 1 januari 2024". */
  readonly change: string;
}

/** True if a definition that came into force on `from` applies on `day`; both as `jjjj-mm-dd`. */
export function holdsOn(day: string, from: string): boolean {
  return day >= from;
}

// The closed lists of the contract, and the words that people write in place of an answer.

/** A code in words: underscores become spaces and the first letter a capital. */
function plainLabel(code: string): string {
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Makes a list of answers from codes. An entry with a special label is a pair of code and label.
 */
function answers(...entries: readonly (string | readonly [code: string, label: string])[]) {
  return entries.map((entry): Choice => {
    const [code, label] = typeof entry === "string" ? [entry, plainLabel(entry)] : entry;
    return { code, label, aliases: [] };
  });
}

/** Pairs each word of a comma-separated list with the code that it means. */
function meaning(code: string, words: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(", ").map((word) => [word, code]));
}

/** The answers, each with the code of their theme. */
function ofTheme(theme: string, choices: readonly Choice[]): Choice[] {
  return choices.map((choice) => ({ ...choice, theme }));
}

/** The category of an empty cell that says nothing about the family. */
export const UNKNOWN: Choice = { code: "onbekend", label: "Onbekend", aliases: [] };

/** The category of an empty cell for a fact that the team has not yet learnt about a family. */
export const NOT_YET_SEEN: Choice = {
  code: "nog_niet_in_beeld",
  label: "Nog niet in beeld",
  aliases: [],
};

/** The status of a traject whose cell of `statusverloop` is empty. */
export const NOT_YET_STARTED: Choice = {
  code: "nog_niet_gestart",
  label: "Nog niet gestart",
  aliases: [],
};

export const ROUTES = answers("rechtstreeks", "professional", "overig");

export const STATUS_STEPS = answers("gestart", "nooit_gestart", "afgesloten", "heropend");

/** Statuses, and other words for steps, that people write in the course of the status. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  ...meaning(
    "gestart",
    "lopend, lopende, loopt, loopt nog, lopend traject, actief, begonnen, bezig, open, nog open, start, startdatum, in begeleiding, in behandeling, in uitvoering, met ondersteuning, traject met ondersteuning, trajecten met ondersteuning",
  ),
  ...meaning(
    "afgesloten",
    "gestopt, stop, gestaakt, beëindigd, afgerond, gesloten, uitgestroomd, einde, einddatum",
  ),
  ...meaning(
    "heropend",
    "heropening, herstart, hervat, opnieuw gestart, weer gestart, opnieuw geopend, opnieuw lopend",
  ),
  ...meaning(
    "nooit_gestart",
    "nooit, niet doorgegaan, gaat niet door, wordt niet gestart, nooit begonnen",
  ),
  ...meaning(
    NOT_YET_STARTED.code,
    "niet gestart, nog niet, nog niet begonnen, nog te starten, wachtlijst, wacht op start, aangemeld, aanmelding, nieuw",
  ),
};

/** Synonyms of the answers about who reported a family. */
export const ROUTE_WORDS: Readonly<Record<string, string>> = {
  ...meaning("rechtstreeks", "direct, zelf, zelf aangemeld, zelfmelding"),
  ...meaning("professional", "verwijzer, hulpverlener, via hulpverlener"),
  ...meaning("overig", "anders, andere"),
};

export const YES_NO_WORDS: Readonly<Record<string, string>> = {
  ...meaning("ja", "j, y, yes, true, waar, wel, 1"),
  ...meaning("nee", "n, no, false, onwaar, niet, 0"),
};

export const SUPPORTED_WORDS: Readonly<Record<string, string>> = {
  ...meaning("kinderen", "kind"),
  ...meaning("beide_ouders", "ouders, twee ouders, moeder en vader, vader en moeder, beide"),
};

export const CUSTODY_WORDS: Readonly<Record<string, string>> = {
  ...meaning("geen", "geen gezag, niemand"),
  ...meaning("een_ouder", "1 ouder"),
  ...meaning("beide_ouders", "ouders, 2 ouders, twee ouders"),
};

export const YES_NO = answers("ja", "nee");

export const ORIGINS: readonly Choice[] = answers(
  "groningen",
  ["friesland", "Fryslân"],
  "drenthe",
  "overijssel",
  "flevoland",
  "gelderland",
  "utrecht",
  ["noord-holland", "Noord-Holland"],
  ["zuid-holland", "Zuid-Holland"],
  "zeeland",
  ["noord-brabant", "Noord-Brabant"],
  "limburg",
  "buitenland",
).map((choice) => (choice.code === "friesland" ? { ...choice, aliases: ["fryslân"] } : choice));

export const SUPPORTED = answers("moeder", "vader", "beide_ouders", [
  "kinderen",
  "Kind of kinderen",
]);

export const COMPOSITIONS = answers(
  "eenoudergezin",
  "intact_gezin",
  "samengesteld_gezin",
  "overig",
);

export const CUSTODY = answers("alle_kinderen", "geen", ["een_ouder", "Eén ouder"], "beide_ouders");

export const PLACEMENT_REASONS = answers(
  ["financiele_problematiek", "Financiële problematiek"],
  "onveilige_thuissituatie",
  "gebrek_aan_huisvesting",
  "middelengebruik",
  ["onvermogen_te_zorgen", "Onvermogen om voor de kinderen te zorgen"],
  ["acties_van_partner", "Acties van de partner"],
  ["complexe_scheiding", "Complexe (echt)scheiding"],
  ["strafbare_feiten", "Mogelijk strafbare feiten"],
  ["gezondheidsklachten", "(Mentale) gezondheidsklachten"],
);

export const DESIRED_SITUATIONS = answers(
  ["contactherstel_kinderen", "Contactherstel met kind(eren)"],
  ["herstel_gezinsleden", "Herstel van betrokken gezinsleden"],
  "terugdraaien_uithuisplaatsing",
  "overig",
);

export const ANALYSIS_STEPS = answers("gestart", "afgerond");

/** Synonyms of the steps of an analysis. An analysis that has not begun is an empty cell. */
export const ANALYSIS_WORDS: Readonly<Record<string, string>> = {
  ...meaning("gestart", "lopend, loopt, begonnen, bezig, in uitvoering, start"),
  ...meaning("afgerond", "afgesloten, klaar, gereed"),
  ...meaning(
    "",
    "niet gestart, nog niet gestart, nooit gestart, nog niet begonnen, nog niet, nee, niet nodig",
  ),
};

export const STANDARD_THEMES = answers(
  "persoonlijk_herstel",
  ["externe_relaties", "Relaties met externe betrokkenen"],
  "uithuisplaatsingen",
  "bestaanszekerheden",
  "gezinsherstel",
  "overig",
);

export const REQUESTS: readonly Choice[] = [
  ...ofTheme("persoonlijk_herstel", answers("erkenning", "emotioneel_herstel", "zelfredzaamheid")),
  ...ofTheme(
    "externe_relaties",
    answers("relatie_jeugdbescherming", "relatie_gemeente", "relatie_hulpverlening"),
  ),
  ...ofTheme("uithuisplaatsingen", answers("terugplaatsing", "bezoekregeling", "gezag")),
  ...ofTheme("bestaanszekerheden", answers("huisvesting", "schulden", "inkomen")),
  ...ofTheme("gezinsherstel", answers("contact_kinderen", "contact_familie")),
  ...ofTheme("overig", answers("overige_vraag")),
];

export const SUPPORT: readonly Choice[] = [
  ...ofTheme("persoonlijk_herstel", answers("luisterend_oor", "psychische_hulp", "zelfregie")),
  ...ofTheme(
    "externe_relaties",
    answers("bemiddeling_jeugdbescherming", "bemiddeling_gemeente", "procesregie"),
  ),
  ...ofTheme(
    "uithuisplaatsingen",
    answers("hulp_bij_terugplaatsing", "hulp_bij_bezoekregeling", "hulp_bij_gezag"),
  ),
  ...ofTheme(
    "bestaanszekerheden",
    answers("hulp_bij_huisvesting", "hulp_bij_schulden", "hulp_bij_inkomen"),
  ),
  ...ofTheme("gezinsherstel", answers("hulp_bij_contactherstel", "familiegroepsplan")),
  ...ofTheme("overig", answers("overige_hulp")),
];

export const RESULTS: readonly Choice[] = [
  ...ofTheme(
    "persoonlijk_herstel",
    answers("erkenning_ervaren", "hulp_gevonden", "regie_hervonden"),
  ),
  ...ofTheme(
    "externe_relaties",
    answers("relatie_jeugdbescherming_verbeterd", "relatie_gemeente_verbeterd"),
  ),
  ...ofTheme(
    "uithuisplaatsingen",
    answers(
      "bezoekregeling_verbeterd",
      ["bezoekregeling_tot_stand", "Bezoekregeling tot stand gebracht"],
      ["gezag_terug_of_behouden", "Gezag terug of behouden"],
      "uithuisplaatsing_voorkomen",
      ["terugplaatsing_kinderen", "Terugplaatsing van kinderen na een uithuisplaatsing"],
    ),
  ),
  ...ofTheme(
    "bestaanszekerheden",
    answers("woning_gevonden", "schulden_aangepakt", "inkomen_geregeld"),
  ),
  ...ofTheme(
    "gezinsherstel",
    answers(
      ["contact_kinderen_hersteld", "Contact met kind(eren) hersteld"],
      ["contact_tussen_kinderen_hersteld", "Contact tussen kinderen hersteld"],
      "familierelatie_hersteld",
    ),
  ),
  ...ofTheme("overig", answers("overig_resultaat")),
];
