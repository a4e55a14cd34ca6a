import { categoryCharts } from "./bars-by-category.ts";

const NOT_YET_SEEN = "nog_niet_in_beeld";

export const PEOPLE_CHARTS = categoryCharts({
  "people-supported": {
    figure: "people.bySupported",
    title: "Aanmeldingen naar wie we ondersteunen",
    subject: "het aantal aanmeldingen naar wie we ondersteunen",
    heads: ["Wie", "Aanmeldingen"],
    last: [NOT_YET_SEEN],
    unknown: NOT_YET_SEEN,
  },
});
