import { categoryCharts } from "./bars-by-category.ts";

const NOT_YET_SEEN = "nog_niet_in_beeld";

const CUSTODY_LABELS = {
  alle_kinderen: "Gezag over alle kinderen",
  geen: "Geen gezag",
  een_ouder: "Gezag bij één ouder",
  beide_ouders: "Gezag bij beide ouders",
};

export const FAMILY_CHARTS = categoryCharts({
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
});
