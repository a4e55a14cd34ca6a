/** Dutch months and numbers for Vega's own formats. */

export const DUTCH_NUMBERS = {
  decimal: ",",
  thousands: ".",
  grouping: [3],
  currency: ["€ ", ""],
} as const;

export const DUTCH_TIMES = {
  dateTime: "%e %B %Y %H:%M",
  date: "%d-%m-%Y",
  time: "%H:%M",
  periods: ["", ""],
  days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
  shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
  months: [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
  ],
  shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
} as const;
