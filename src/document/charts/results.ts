import { categoryCharts } from "./bars-by-category.ts";

export const RESULT_CHARTS = categoryCharts({
  "results-by-theme": {
    figure: "results.byTheme",
    title: "Gezinnen met een resultaat, per thema",
    subject: "het aantal gezinnen met een resultaat per thema",
    heads: ["Thema", "Gezinnen"],
    whole: "Gezinnen met een resultaat",
    last: ["overig"],
    remark: "Bij een gezin kunnen meer resultaten horen.",
  },
});
