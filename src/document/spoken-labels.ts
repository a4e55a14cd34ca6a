/** Replacements for labels of the standard codebook that cannot be read aloud. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["Complexe (echt)scheiding", "Complexe scheiding of echtscheiding"],
  ["(Mentale) gezondheidsklachten", "Mentale of andere gezondheidsklachten"],
  ["Contactherstel met kind(eren)", "Contactherstel met kind of kinderen"],
  ["Contact met kind(eren) hersteld", "Contact met kind of kinderen hersteld"],
]);

/**
 * The label of an answer in a form that can be read aloud. The files with figures keep the original
 * label.
 */
export function spokenLabel(label: string): string {
  return SPOKEN.get(label) ?? label;
}
