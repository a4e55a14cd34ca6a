import type { Config } from "vega-lite";

import { FONT_FAMILY } from "./fonts.ts";

/** Looks that all charts share; sizes are pixels at the chart's own scale. */
export const CHART_CONFIG: Config = {
  font: `'${FONT_FAMILY}', sans-serif`,
  background: "transparent",
  padding: 2,
  view: { stroke: null },
  axis: {
    labelFontSize: 13,
    labelColor: "#1d2a33",
    titleColor: "#1d2a33",
    domainColor: "#5b6770",
    tickColor: "#5b6770",
    gridColor: "#dfe4e8",
    domainWidth: 1,
  },
  axisX: { grid: false, ticks: false, labelPadding: 6 },
  axisY: { domain: false, ticks: false, labelPadding: 6 },
  text: { fontSize: 13, color: "#1d2a33" },
  // English ARIA texts of Vega would be read out beside our own alt text.
  aria: false,
};
