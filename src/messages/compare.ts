/** The Dutch words of a comparison, in every format. */
export const compareMessages = {
  redefined: (day: string, change: string) => `Vanaf ${day} ${change}.`,
  incomparable: "Cijfers van voor en na die datum zijn daarom niet zomaar te vergelijken.",
  mixed:
    "Een periode die deels voor en deels na die datum ligt, telt deels op de oude en deels op de nieuwe manier.",
  reworded: "De omschrijving van dit cijfer is niet in beide bestanden dezelfde.",
} as const;
