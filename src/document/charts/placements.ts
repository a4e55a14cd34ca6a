import { categoryCharts } from "./bars-by-category.ts";

export const PLACEMENT_CHARTS = categoryCharts({
  "placements-by-reason": {
    figure: "placements.byReason",
    title: "Aanmeldingen per reden van de uithuisplaatsing",
    subject: "het aantal aanmeldingen per reden van de uithuisplaatsing",
    heads: ["Reden", "Aanmeldingen"],
    whole: "Aanmeldingen waarvan we een reden weten",
    remark: "Bij een gezin kunnen meer redenen spelen.",
  },
});
