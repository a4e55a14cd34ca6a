import { oneOf } from "../language/words.ts";

/** The Dutch messages about words of a command line that belong to no option. */
export const typedWordMessages = {
  readAsPeriod: (typed: string, canonical: string) =>
    `We lezen "${typed}" als de periode ${canonical}.`,
  readAsDay: (typed: string, canonical: string) => `We lezen "${typed}" als de dag ${canonical}.`,
  readAsInput: (file: string) =>
    file === "-" ? "We lezen de export van standaardinvoer." : `We lezen ${file} als de export.`,
  several: {
    input: "Er staan twee exports. Geef er één.",
    document:
      "Er staan twee documenttypen. Geef er één, of all voor elk type waar de periode teksten voor heeft.",
    codebook: "Er staan twee codeboeken. Geef er één.",
  },
  severalPeriods: "Deze opdracht gaat over één periode, en er staan er meer. Geef er één.",
  tooMany: {
    folder: "Geef één map. Zet een naam met spaties tussen aanhalingstekens.",
    shell: "Noem één shell: bash, zsh, fish of powershell.",
    sides:
      "Je kunt er twee vergelijken: twee periodes, of twee bestanden met cijfers. Er staan er meer.",
  },
  sidesMissing:
    "Noem wat je wilt vergelijken: twee periodes, of twee bestanden met cijfers. Bijvoorbeeld: report diff 2023-Q4 2024-Q1",
  isDay: (word: string, day: string) => `"${word}" is een dag. Bedoel je --published-on ${day}?`,
  isDash: (word: string, option: string) =>
    `"${word}" begint met een lang streepje. Bedoel je ${option}? Typ dan twee korte streepjes.`,
  isFormat: (word: string, format: string) =>
    `"${word}" is een vorm van de uitvoer. Bedoel je --format ${format}?`,
  unknown: (
    word: string,
    command: string,
    takes: { readonly periods: string; readonly input?: true; readonly document?: true },
    near: string | undefined,
  ) => {
    if (near !== undefined) return `We begrijpen "${word}" niet. Bedoel je ${near}?`;
    const kinds = [
      ...(takes.periods === "none" ? [] : ["een periode (2024-Q1)"]),
      ...(takes.input === true ? ["een export (monitor.csv)"] : []),
      ...(takes.document === true ? ["een documenttype (nota)"] : []),
    ];
    return kinds.length === 0
      ? `We begrijpen "${word}" niet: achter ${command} horen alleen opties.`
      : `We begrijpen "${word}" niet. Achter ${command} kan staan: ${oneOf(kinds)}.`;
  },
} as const;
