import { count, share } from "./figure-values.ts";
import type { GoldenCases } from "./golden-case.ts";

const REGISTRATIONS = { "registrations.total": count(967) };
const PERIODS = [
  { name: "a quarter", figures: REGISTRATIONS },
  { name: "a month", figures: REGISTRATIONS, period: "2024-03" },
  { name: "two months", figures: REGISTRATIONS, period: "2023-02..2023-03" },
  { name: "a year", figures: REGISTRATIONS, period: "2023" },
  { name: "months of two years", figures: REGISTRATIONS, period: "2023-12..2024-02" },
];
const CONTACT = "responseTimes.contactWithin2DaysInPeriod";
const contact = (numerator: number, denominator: number) => ({
  [CONTACT]: share(numerator, denominator),
});
const WEBSITE = { website: "https://www.voorbeeld.nl/rapporten" };

export const INTRODUCTION_CASES: GoldenCases = {
  "introduction.earlier": [
    { name: "a website", figures: {}, before: REGISTRATIONS, ...WEBSITE },
    { name: "the first report of all", figures: REGISTRATIONS, ...WEBSITE },
    { name: "no website", figures: {}, before: REGISTRATIONS },
  ],
  "introduction.contact": [
    { name: "a way to reach the team", figures: {}, contact: "Heb je een vraag? Bel 0800 1234." },
    { name: "none", figures: {} },
  ],
  "introduction.unreadable": [
    {
      name: "a mail address",
      figures: {},
      accessibility: { contact: { text: "hulp@voorbeeld.nl", link: "mailto:hulp@voorbeeld.nl" } },
    },
    {
      name: "a telephone number",
      figures: {},
      accessibility: { contact: { text: "088 123 45 67", link: "tel:+31881234567" } },
    },
    {
      name: "a page",
      figures: {},
      accessibility: {
        contact: { text: "https://www.voorbeeld.nl/hulp", link: "https://www.voorbeeld.nl/hulp" },
      },
    },
    { name: "none", figures: {} },
  ],
  "introduction.statement": [
    {
      name: "an address",
      figures: {},
      accessibility: { statement: "https://www.voorbeeld.nl/toegankelijkheid/" },
    },
    { name: "none", figures: {} },
  ],
  "reading.referenceDate": PERIODS,
  "reading.shares": [{ name: "always", figures: {} }],
  "reading.withheld": [
    { name: "with protection", figures: {} },
    { name: "without protection", figures: {}, threshold: 0 },
  ],

  "keyFigures.registrations": [
    {
      name: "many",
      figures: { "registrations.total": count(1569), "registrations.inPeriod": count(118) },
      before: { "registrations.total": count(1451), "registrations.inPeriod": count(240) },
    },
    {
      name: "none in the period, a month",
      figures: { "registrations.total": count(30), "registrations.inPeriod": count(0) },
      before: { "registrations.total": count(30), "registrations.inPeriod": count(1) },
      period: "2024-03",
    },
    {
      name: "some after none, a year",
      figures: { "registrations.total": count(30), "registrations.inPeriod": count(2) },
      before: { "registrations.total": count(28), "registrations.inPeriod": count(0) },
      period: "2023",
    },
    {
      name: "all in the period",
      figures: { "registrations.total": count(59), "registrations.inPeriod": count(59) },
    },
    { name: "one", figures: { "registrations.total": count(1) } },
  ],
  "keyFigures.supported": [
    {
      name: "more",
      figures: { "status.supported": count(501) },
      before: { "status.supported": count(398) },
    },
    {
      name: "as many, within a year",
      figures: { "status.supported": count(501) },
      before: { "status.supported": count(501) },
      period: "2024-02..2024-04",
    },
    {
      name: "one before, a year",
      figures: { "status.supported": count(2) },
      before: { "status.supported": count(1) },
      period: "2023",
    },
    { name: "one", figures: { "status.supported": count(1) } },
    { name: "none", figures: { "status.supported": count(0) } },
    { name: "unavailable", figures: REGISTRATIONS },
  ],
  "keyFigures.contact": [
    { name: "most", figures: contact(102, 118), before: contact(205, 240) },
    { name: "the same as printed", figures: contact(850, 1000), before: contact(854, 1000) },
    { name: "few before", figures: contact(102, 118), before: contact(12, 19) },
    { name: "all", figures: contact(376, 376), before: contact(996, 1000) },
    { name: "99.6%", figures: contact(996, 1000), before: contact(0, 40) },
    { name: "0.3%", figures: contact(3, 1000) },
    { name: "none", figures: contact(0, 40) },
    { name: "few", figures: contact(19, 19) },
    { name: "unavailable", figures: {} },
  ],
  "keyFigures.welcome": [
    {
      name: "most",
      figures: { "responseTimes.welcomeWithin7DaysInPeriod": share(69, 115) },
      before: { "responseTimes.welcomeWithin7DaysInPeriod": share(159, 231) },
    },
  ],
  "keyFigures.returned": [
    {
      name: "more",
      figures: { "children.returned": count(36, { families: 25 }) },
      before: { "children.returned": count(19, { families: 14 }) },
    },
    {
      name: "hardly more",
      figures: { "children.returned": count(21, { families: 15 }) },
      before: { "children.returned": count(19, { families: 14 }) },
    },
    { name: "one, unprotected", figures: { "children.returned": count(1) }, threshold: 0 },
    { name: "withheld", figures: { "children.returned": count(9, { families: 3 }) } },
    {
      name: "held",
      figures: { "children.returned": count(36, { families: 25 }) },
      before: { "children.returned": count(36, { families: 25 }) },
      protectedAs: { "children.returned": "2023-12-31" },
    },
    { name: "none", figures: { "children.returned": count(0) } },
    { name: "unavailable", figures: {} },
  ],
};
