/** The Dutch messages about charts that cannot be drawn as they must. */
export const chartMessages = {
  noRoom: (text: string) =>
    `In een grafiek is geen plaats voor "${text.replaceAll("\n", " ")}". Kies een kortere tekst, of geef een smaller lettertype op in de instellingen.`,
} as const;
