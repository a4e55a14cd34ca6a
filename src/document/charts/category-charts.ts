/** What a chart with one bar a category shows, and what its texts say. */
export interface CategoryChart {
  readonly figure: string;
  readonly title: string;
  /** What the bars are, for the alt text: "het aantal aanmeldingen naar wie we ondersteunen". */
  readonly subject: string;
  /** The heads of the two columns of its table. */
  readonly heads: readonly [string, string];
  /** Categories that close the row whatever their size: "overig", then the unknown. */
  readonly last?: readonly string[];
  /** The category of what is not known: its bar looks apart. */
  readonly unknown?: string;
  /** What the figure counts in all, where that is less than all registrations. */
  readonly whole?: string;
  /** Keeps the order of the figure, where that tells more than size does. */
  readonly inOwnOrder?: boolean;
  /** What a bar is called, where its label needs its column's name beside it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly remark?: string;
}

const NOT_YET_SEEN = "nog_niet_in_beeld";

const CUSTODY_LABELS = {
  alle_kinderen: "Gezag over alle kinderen",
  geen: "Geen gezag",
  een_ouder: "Gezag bij één ouder",
  beide_ouders: "Gezag bij beide ouders",
};

/** The charts that are bars, one a category. */
export const CATEGORY_CHARTS: Readonly<Record<string, CategoryChart>> = {
  "status-by-category": {
    figure: "status.byCategory",
    title: "Aanmeldingen naar status van het traject",
    subject: "het aantal aanmeldingen naar status van het traject",
    heads: ["Status", "Aanmeldingen"],
    inOwnOrder: true,
  },
  "registrations-by-route": {
    figure: "registrations.byRoute",
    title: "Aanmeldingen naar route",
    subject: "het aantal aanmeldingen naar de route waarlangs gezinnen bij ons komen",
    heads: ["Route", "Aanmeldingen"],
    last: ["overig", "onbekend"],
    unknown: "onbekend",
    labels: { professional: "Via een professional", overig: "Op een andere manier" },
  },
  "people-supported": {
    figure: "people.bySupported",
    title: "Aanmeldingen naar wie we ondersteunen",
    subject: "het aantal aanmeldingen naar wie we ondersteunen",
    heads: ["Wie", "Aanmeldingen"],
    last: [NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
  },
  "families-by-composition": {
    figure: "families.byComposition",
    title: "Aanmeldingen naar samenstelling van het gezin",
    subject: "het aantal aanmeldingen naar samenstelling van het gezin",
    heads: ["Samenstelling", "Aanmeldingen"],
    last: ["overig", NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
  },
  "families-by-custody": {
    figure: "families.byCustody",
    title: "Aanmeldingen naar gezag over de kinderen",
    subject: "het aantal aanmeldingen naar wie het gezag over de kinderen heeft",
    heads: ["Gezag", "Aanmeldingen"],
    last: [NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
    labels: CUSTODY_LABELS,
    remark: "Bij een gezin kan meer dan één antwoord horen.",
  },
  "placements-by-reason": {
    figure: "placements.byReason",
    title: "Aanmeldingen per reden van de uithuisplaatsing",
    subject: "het aantal aanmeldingen per reden van de uithuisplaatsing",
    heads: ["Reden", "Aanmeldingen"],
    whole: "Aanmeldingen waarvan we een reden weten",
    remark: "Bij een gezin kunnen meer redenen spelen.",
  },
  "desired-situations": {
    figure: "support.desiredSituation",
    title: "Aanmeldingen naar gewenste situatie",
    subject: "het aantal aanmeldingen naar de situatie die gezinnen willen bereiken",
    heads: ["Gewenste situatie", "Aanmeldingen"],
    whole: "Aanmeldingen waarvan we de wens kennen",
    last: ["overig"],
    remark: "Een gezin kan meer dan één wens hebben.",
  },
  "results-by-theme": {
    figure: "results.byTheme",
    title: "Gezinnen met een resultaat, per thema",
    subject: "het aantal gezinnen met een resultaat per thema",
    heads: ["Thema", "Gezinnen"],
    whole: "Gezinnen met een resultaat",
    last: ["overig"],
    remark: "Bij een gezin kunnen meer resultaten horen.",
  },
};
