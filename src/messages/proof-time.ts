/** The Dutch messages about dates and periods in texts. */
export const proofTimeMessages = {
  "text-time-outside":
    "De tekst noemt hier een tijd buiten de periode alsof het over deze periode gaat. Is de zin blijven staan uit een eerdere tekst?",
  "text-date-passed":
    "De tekst zegt dat dit nog komt, maar de datum is al voorbij. Verander de datum of de zin.",
  "text-weekday": "De dag van de week past niet bij deze datum. Kijk welke van de twee klopt.",
} as const;

/** Words that follow the messages about dates and periods. */
export const proofTimeWords = {
  period: (period: string) => `Dit rapport gaat over ${period}.`,
  published: (day: string) => `Het rapport verschijnt op ${day}.`,
  ends: (day: string) => `De periode loopt tot en met ${day}.`,
  weekday: (date: string, weekday: string) => `${date} is een ${weekday}.`,
} as const;
