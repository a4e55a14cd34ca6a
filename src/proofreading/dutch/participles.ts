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
 * Weak verbs: "ge-", or a prefix that replaces it, with "-d", or with "-t" after a voiceless sound
 * (k, f, s, ch, p, x). Finite forms such as "betekent" do not match.
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
export function isParticiple(word: string): boolean {
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
export function isDeliberate(word: string): boolean {
  return DELIBERATE.has(word);
}
