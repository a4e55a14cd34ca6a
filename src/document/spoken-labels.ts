/** Labels of the standard codebook that nobody can read aloud, as a report has them. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["Complexe (echt)scheiding", "Complexe scheiding of echtscheiding"],
  ["(Mentale) gezondheidsklachten", "Mentale of andere gezondheidsklachten"],
  ["Contactherstel met kind(eren)", "Contactherstel met kind of kinderen"],
  ["Contact met kind(eren) hersteld", "Contact met kind of kinderen hersteld"],
]);

/** The label of an answer in words alone; the files of figures keep it as it is. */
export function spokenLabel(label: string): string {
  return SPOKEN.get(label) ?? label;
}
