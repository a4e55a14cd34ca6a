import { proofDutchWords } from "../../messages/text-checks.ts";
import { overlap, type PassageRemark, type ProofText } from "../passage.ts";
import { hardWords, nominals, ownSentences, type Word, type WordList, wordsOf } from "./phrases.ts";
import { misspelt, type Spelling } from "./spelling.ts";

export { loadSpelling } from "./spelling.ts";
export { wordListOf } from "./phrases.ts";

/** Latin filler text. */
const FILLING = /lorem ipsum|dolor sit amet/i;

/**
 * Checks the Dutch of a text: its sentences, style and spelling. Returns the remarks in the
 * order of the text. This module loads lists of words, so load it late.
 */
export function remarksOnDutch(
  { passages, ...about }: ProofText,
  { spelling, words }: { readonly spelling: Spelling; readonly words: WordList },
): readonly PassageRemark[] {
  const text = { ...about, passages: passages.filter((one) => !FILLING.test(one.text)) };
  const remarks = [
    ...longSentences(text),
    ...passives(text),
    ...nominals(text, words),
    ...hardWords(text, words),
    ...misspelt(text, spelling),
  ];
  const order = new Map(text.passages.map((passage, at) => [passage, at]));
  const placeIn = ({ passage }: PassageRemark): number => order.get(passage) ?? 0;
  return remarks.toSorted((a, b) => placeIn(a) - placeIn(b) || a.index - b.index);
}

// Long sentences.

/** The longest sentence that a reader at language level B1 can follow, in words. */
const MOST_WORDS = 25;

/**
 * Reports sentences of more than 25 words. Woven values count, because they are read. Quoted words
 * and words in another language do not count, because the writer may not change them.
 */
export function longSentences(text: ProofText): readonly PassageRemark[] {
  return ownSentences(text).flatMap(
    ({ passage, start, words, others }): readonly PassageRemark[] => {
      // A cell without a full stop is no sentence.
      if (passage.kind === "cell" && !/[.!?…]$/u.test(words)) return [];
      const unchangeable = others.filter((span) => !passage.woven.includes(span));
      const count = wordsOf(words).filter((word) => {
        const span = { start: start + word.start, end: start + word.end };
        return !unchangeable.some((other) => overlap(span, other));
      }).length;
      if (count <= MOST_WORDS) return [];
      return [
        { code: "text-long-sentence", passage, index: start, more: proofDutchWords.count(count) },
      ];
    },
  );
}

// Passive sentences.

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

/**
 * Past participles of strong verbs, and of verbs with "onder-" and "over-". They also match with a
 * prefix such as "aan" or "uit".
 */
const STRONG =
  "gebeden geboden gebonden gebroken gedaan gedragen gedreven gedwongen gegeven gegrepen gehangen " +
  "geheven geholpen gehouden gekozen gekregen gelaten gelezen genomen geprezen geroepen geschonken " +
  "geschoven geschreven geslagen gesloten gesneden gesproken gestolen getroffen getrokken gevangen " +
  "gevonden gewezen gewogen geworpen geworven gezien gezonden bevolen begrepen bekeken beschreven " +
  "besloten besproken bewezen ontbonden ondernomen onderschreven ontnomen ontvangen ontworpen " +
  "overwogen verboden verbonden verbroken vergeleken vergeten verkregen vernomen verstaan verworven " +
  "verwezen weersproken onderbroken overschreden onderworpen verlaten " +
  "onderhandeld ondersteund ondertekend onderzocht overhandigd overlegd overtuigd";

/**
 * Past participles of weak verbs begin with "ge-" or a prefix that replaces it. They end in "-d",
 * or in "-t" after a voiceless sound (k, f, s, ch, p, x). Finite forms such as "betekent" do not
 * match.
 */
const BEFORE =
  "(?:aan|achter|af|bij|door|goed|in|mee|na|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?";
const WEAK = new RegExp(
  `^${BEFORE}(?:ge\\p{L}{2,}(?:d|[kfspx]t|cht|zet)|(?:be|ver|ont|her)\\p{L}{2,}d)$|(?:${STRONG.replaceAll(" ", "|")})$`,
  "u",
);

/** Words of this form that are nouns or adjectives. */
const NONE: ReadonlySet<string> = new Set(
  (
    "afscheid bedroefd bekend beleefd beleid benieuwd bereid beroemd bestand bevoegd bevriend bewind " +
    "bezorgd gebied geboorte geduld geest gehandicapt gehecht gehuwd geld geleid gelijkgezind " +
    "geluid gemoed gerecht gericht gerucht geschikt geslacht getrouwd gevecht gewend gewest gewicht " +
    "geweld gewond gezicht gezind gezond leefgebied ontspannen taalgebied verbaasd verband verbod " +
    "verdrietig verheugd verkeerd verliefd vermoeid verouderd verstand vertrouwd verwant verward " +
    "voorbeeld werkgebied"
  ).split(" "),
);

/** True for a word in lower case that is the past participle of a verb for certain. */
function isParticiple(word: string): boolean {
  return WEAK.test(word) && !NONE.has(word);
}

/** Participles of deliberate actions, as officials write them. */
const DELIBERATE: ReadonlySet<string> = new Set(
  (
    "aangeboden aangegeven aangevraagd afgehandeld afgesproken bekeken beoordeeld besloten besproken " +
    "bestudeerd betaald geadviseerd geanalyseerd gecontroleerd geconstateerd gecoördineerd geëvalueerd " +
    "gefinancierd gehandeld geïnventariseerd gekeken gemonitord georganiseerd geschreven gestreefd " +
    "getracht geprobeerd gewerkt gezocht goedgekeurd ingezet ingevuld nagegaan onderzocht ondernomen " +
    "ondertekend ontwikkeld opgesteld opgezet overlegd overwogen toegekend uitgevoerd vastgesteld " +
    "verricht verstuurd verzocht voorgesteld vormgegeven"
  ).split(" "),
);

/** True for a participle of a deliberate action, which cannot describe a state. */
function isDeliberate(word: string): boolean {
  return DELIBERATE.has(word);
}
