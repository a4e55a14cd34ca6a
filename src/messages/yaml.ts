/** What is wrong with the form of a value in a YAML file, in Dutch, for within a sentence. */
export const yamlMessages = {
  text: "hier hoort tekst; zet een getal tussen aanhalingstekens",
  list: "hier hoort een lijst",
  parts: "hier horen onderdelen, elk met een naam en een waarde",
} as const;

/** A key as a message can hold it: control characters could make a terminal do things. */
export function shownKey(key: string): string {
  return key.replaceAll(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
}
