import { choose, LEAVE_EMPTY } from "./finding-words.ts";

import { exampleAnswers, type AnswerColumn, type AnswerHint } from "../findings/answer-hints.ts";
import { meant } from "./yaml.ts";

/** What to write instead of an answer that the codebook does not know. */
export function answerAdvice(hint: AnswerHint, column: AnswerColumn): string {
  const { codes, type, empty } = column;
  const [first, second] = exampleAnswers(codes);
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
