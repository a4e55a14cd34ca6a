/** Past participles of strong verbs, and of "onder-" and "over-"; with "aan" or "uit" before them they are others of those. */
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
 * Weak verbs: "ge-", or a beginning that takes its place, and "-d"; or "-t" behind the sounds that
 * take it (k, f, s, ch, p, x). Finite forms such as "betekent" do not end so.
 */
const BEFORE =
  "(?:aan|achter|af|bij|door|goed|in|mee|na|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?";
const WEAK = new RegExp(
  `^${BEFORE}(?:ge\\p{L}{2,}(?:d|[kfspx]t|cht|zet)|(?:be|ver|ont|her)\\p{L}{2,}d)$|(?:${STRONG.replaceAll(" ", "|")})$`,
  "u",
);

/** Words of that form that are nouns, or that say how someone or something is. */
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

/** True of a word in small letters that is surely the past participle of a verb. */
export function isParticiple(word: string): boolean {
  return WEAK.test(word) && !NONE.has(word);
}

/** Participles of what people do on purpose, as officials write of it. */
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

/** True of a participle of what someone does on purpose, and that cannot tell what became so. */
export function isDeliberate(word: string): boolean {
  return DELIBERATE.has(word);
}
