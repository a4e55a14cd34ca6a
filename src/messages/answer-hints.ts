import { choose, LEAVE_EMPTY, meant } from "./finding-words.ts";

/** What a text that is no answer of the codebook may mean. */
export type AnswerHint =
  /** Nothing that can be told. */
  | { readonly kind: "none" }
  /** A misspelt term of the codebook. */
  | { readonly kind: "meant"; readonly term: string }
  /** A synonym of an answer, or a dated answer in another notation. */
  | { readonly kind: "instead"; readonly code: string }
  /** What an empty cell says. */
  | { readonly kind: "empty" }
  /** That the answer is not known: "onbekend", "-", "null". */
  | { readonly kind: "not-known" }
  /** Several answers with another separator than a bar, and the one answer that means all of them. */
  | { readonly kind: "joined"; readonly code: string | null }
  /** Text that Excel shows in place of a value. */
  | { readonly kind: "formula-error" | "too-narrow" }
  /** A date without an answer before it. */
  | { readonly kind: "date-alone" };

/** What a message may tell of the column of an answer. */
export interface AnswerColumn {
  readonly codes: readonly string[];
  /** How a cell of the column is written. */
  readonly type: "choice" | "choices" | "datedChoices";
  /** The label of what an empty cell counts as, where the column has one. */
  readonly empty: string | null;
}

/** A code that cannot stand beside another one, nor come after it. */
const DENIES = /^(?:geen|niet|nooit|nee)(?:_|$)/;

/** What to write instead of an answer that the codebook does not know. */
export function answerAdvice(hint: AnswerHint, column: AnswerColumn): string {
  const { codes, type, empty } = column;
  const [first = "", ...others] = codes;
  const second = others.find((code) => !DENIES.test(code)) ?? first;
  const counts = empty === null ? "" : ` Een lege cel telt als: ${empty}.`;
  const leaveEmpty = ` ${LEAVE_EMPTY}${counts}`;
  switch (hint.kind) {
    case "none":
      return ` ${choose(codes)}${leaveEmpty}`;
    case "meant":
      return meant(hint.term);
    case "instead":
      return type === "datedChoices" ? ` Schrijf ${dated(hint.code)}` : ` Schrijf ${hint.code}.`;
    case "empty":
      return empty === null ? " Laat de cel leeg." : ` Voor "${empty}" laat je de cel leeg.`;
    case "not-known":
      return leaveEmpty;
    case "formula-error":
      return ` Het is de foutmelding van een formule, zoals #N/B. Verbeter de formule.${leaveEmpty}`;
    case "too-narrow":
      return " Er staan alleen hekjes (####): de kolom was in Excel te smal. Maak de kolom breder en sla het bestand opnieuw op als CSV.";
    case "date-alone":
      return ` Zet voor de datum het antwoord, met een apenstaartje (@) ertussen. ${choose(codes)}`;
    case "joined":
      if (hint.code !== null) return ` In deze kolom past maar één antwoord: ${hint.code}.`;
      if (type === "choice") return " In deze kolom past maar één antwoord.";
      return type === "datedChoices"
        ? notation(first, second)
        : ` Zet tussen twee antwoorden een verticale streep (|), zoals ${first}|${second}.`;
  }
}

/** How to write an answer with its date, to follow "Schrijf". */
export function dated(code: string): string {
  return `${code} met een apenstaartje (@) en de datum erachter, zoals ${code}@2024-04-30.`;
}

function notation(first: string, second: string): string {
  return ` Zet een apenstaartje (@) tussen het antwoord en de datum, en een verticale streep (|) tussen twee antwoorden, zoals ${first}@2024-01-15|${second}@2024-04-30.`;
}
