/** The Dutch messages about numbers in texts that are compared with the figures of the report. */
export const proofFiguresMessages = {
  "text-figure-unknown":
    "Dit getal is geen cijfer van dit rapport. Kijk of het klopt, en of het over deze periode gaat.",
  "text-figure-unbound":
    "Dit getal is overgetypt uit de cijfers van dit rapport. Verbind het ermee, dan verandert het vanzelf mee.",
  "text-figure-earlier": "Dit getal is een cijfer van eerder, en niet van dit rapport.",
} as const;

/** Words that follow the messages about numbers. */
export const proofFiguresWords = {
  write: (ways: readonly string[]) => `Schrijf: ${ways.join(", of ")}.`,
  nearest: (figure: string) => `Het dichtst bij: ${figure}.`,
  earlier: (label: string) => `Zo stond het bij: ${label}.`,
  present: (value: string, label: string) => `In dit rapport staat: ${value} (${label}).`,
  asOf: (label: string, day: string) => `${label}, stand ${day}`,
  inPeriod: (label: string, period: string) => `${label}, ${period}`,
  category: (label: string, category: string) => `${label}: ${category}`,
  fields: {
    total: "totaal",
    numerator: "aantal",
    denominator: "van hoeveel",
    n: "aantal",
    median: "de helft hooguit",
    p90: "9 van de 10 hooguit",
  },
} as const;
