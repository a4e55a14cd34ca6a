import type { PassageRemark } from "../noticed.ts";
import { overlap, type ProofText } from "../passage.ts";
import { isDeliberate, isParticiple } from "./participles.ts";
import { ownSentences, type Word, wordsOf } from "./words.ts";

/** The borders of clauses. Each clause has its own verb. */
const BETWEEN_CLAUSES =
  /[,;:()–—]|\s(?=(?:als|dan|dat|die|doordat|en|maar|nadat|of|om|omdat|terwijl|toen|voordat|waar\p{L}*|wanneer|want|zodat)\s)/u;

const BECOME: ReadonlySet<string> = new Set(["word", "wordt", "worden", "werd", "werden"]);
const BE: ReadonlySet<string> = new Set(["is", "zijn", "was", "waren"]);
/** Words after "door" that are not an agent. */
const NO_AGENT = new Set("de_week elkaar en heen het_hele het_jaar middel te".split(" "));
/** A participle is a verb at the end of its clause or before one of these words. */
const BEHIND_A_VERB = new Set(
  (
    "aan bij binnen door in kan kon kunnen met moest moeten moet mag mogen na naar op over sinds tijdens " +
    "tot uit van voor word worden werd werden wordt zal zou zullen is zijn was waren"
  ).split(" "),
);

/**
 * Reports passive sentences that are certain: with an agent after "door", or with "er" and the
 * participle of a deliberate action. At most one in a sentence.
 */
export function passives(text: ProofText): readonly PassageRemark[] {
  return ownSentences(text).flatMap(
    ({ passage, start, words, others }): readonly PassageRemark[] => {
      for (const clause of clausesOf(words)) {
        const verb = passiveVerb(clause);
        if (verb === undefined) continue;
        const span = { start: start + verb.start, end: start + verb.end };
        if (others.some((other) => overlap(span, other))) continue;
        return [{ code: "text-passive", passage, index: span.start }];
      }
      return [];
    },
  );
}

/** The words of each clause in lower case, with their place in the sentence. */
function clausesOf(sentence: string): readonly (readonly Word[])[] {
  let at = 0;
  return sentence.split(BETWEEN_CLAUSES).map((clause) => {
    const from = sentence.indexOf(clause, at);
    at = from + clause.length;
    return wordsOf(clause).map(({ text, start, end }) => ({
      text: text.toLowerCase(),
      start: from + start,
      end: from + end,
    }));
  });
}

/** The verb that makes a clause passive; undefined if the clause is not passive for certain. */
function passiveVerb(clause: readonly Word[]): Word | undefined {
  const texts = clause.map(({ text }) => text);
  const become = clause.find(({ text }) => BECOME.has(text));
  const be = clause.find(({ text }) => BE.has(text));
  const verbs = texts.filter((text, at) => {
    const next = texts[at + 1];
    return next === undefined || BEHIND_A_VERB.has(next)
      ? isParticiple(text) || isDeliberate(text)
      : false;
  });
  if (verbs.length === 0) return undefined;
  if (hasAgent(texts)) return become ?? (verbs.some(isDeliberate) ? be : undefined);
  const isImpersonal = texts.some(
    (text, at) =>
      (text === "er" && BECOME.has(texts[at + 1] ?? "")) ||
      (BECOME.has(text) && texts[at + 1] === "er"),
  );
  return isImpersonal && verbs.some(isDeliberate) ? become : undefined;
}

function hasAgent(texts: readonly string[]): boolean {
  const at = texts.indexOf("door");
  const [first = "", second = ""] = texts.slice(at + 1);
  return (
    at >= 0 &&
    first !== "" &&
    !texts.includes("heen") &&
    !NO_AGENT.has(first) &&
    !NO_AGENT.has(`${first}_${second}`) &&
    // "worden door verwezen" is the separable verb "doorverwijzen".
    !isParticiple(first)
  );
}
