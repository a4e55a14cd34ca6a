/** What is wrong with the form of a value in a YAML file, in Dutch, for within a sentence. */
export const yamlMessages = {
  text: "hier hoort tekst; zet een getal tussen aanhalingstekens",
  list: "hier hoort een lijst",
  parts: "hier horen onderdelen, elk met een naam en een waarde",
} as const;
