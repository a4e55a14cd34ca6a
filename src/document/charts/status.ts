import { categoryCharts } from "./bars-by-category.ts";

export const STATUS_CHARTS = categoryCharts({
  "status-by-category": {
    figure: "status.byCategory",
    title: "Aanmeldingen naar status van het traject",
    subject: "het aantal aanmeldingen naar status van het traject",
    heads: ["Status", "Aanmeldingen"],
    inOwnOrder: true,
  },
});
