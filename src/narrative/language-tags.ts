/** Languages of ISO 639-1, without those whose code is a Dutch word that can begin a quote. */
const TWO_LETTERS =
  "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ig ii io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";
/** Languages of ISO 639-3 without a code of two letters that families in the Netherlands speak. */
const THREE_LETTERS =
  "acm aii apc arc ary arz awa bho byn ceb ckb cmn diq fil frr gez hif hns ilo kab kea kiu kmr kri luo nan nds pap prs rif rmn rmy rom shi skr srn stq syr tet tig tzm wuu yue zea zgh zza";
const KNOWN = new Set(`${TWO_LETTERS} ${THREE_LETTERS}`.split(" "));

/** Languages and scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(
  "acm aii apc ar arc ary arz ckb dv fa he prs ps sd skr syr ug ur yi".split(" "),
);
const RIGHT_TO_LEFT_SCRIPTS = new Set("Arab Hebr Nkoo Syrc Thaa".split(" "));

/**
 * Language, script and region as BCP 47 (RFC 5646) writes them. Other parts, such as `-x-`, are not
 * supported.
 */
const TAG = /^([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** Names that writers may use instead of a tag, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  arabisch: "ar",
  arabic: "ar",
  chinees: "zh",
  duits: "de",
  engels: "en",
  english: "en",
  farsi: "fa",
  frans: "fr",
  fries: "fy",
  hebreeuws: "he",
  italiaans: "it",
  koerdisch: "ku",
  marokkaans: "ary",
  nederlands: "nl",
  oekraïens: "uk",
  papiaments: "pap",
  papiamentu: "pap",
  perzisch: "fa",
  pools: "pl",
  portugees: "pt",
  roemeens: "ro",
  russisch: "ru",
  somalisch: "so",
  spaans: "es",
  sranan: "srn",
  surinaams: "srn",
  tigrinya: "ti",
  turks: "tr",
  oerdoe: "ur",
  urdu: "ur",
};

/** True for the tag of a known language: `en`, `pap`, `en-GB`, `zh-Hans`. */
export function isLanguageTag(tag: string): boolean {
  return KNOWN.has(TAG.exec(tag)?.[1] ?? "");
}

/** The writing direction of a language, by its tag. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [, language = "", script] = TAG.exec(tag) ?? [];
  const isFromRight =
    script === undefined ? RIGHT_TO_LEFT.has(language) : RIGHT_TO_LEFT_SCRIPTS.has(script);
  return isFromRight ? "rtl" : "ltr";
}

/** The tag that a writer most likely means; undefined if none is close. */
export function meantTag(written: string): string | undefined {
  const name = written.replaceAll(/["'“”‘’\s]/g, "").normalize("NFC");
  const known = NAMES[name.toLowerCase()];
  if (known !== undefined) return known;
  const tag = canonical(name.replaceAll("_", "-"));
  return tag !== undefined && isLanguageTag(tag) ? tag : undefined;
}

/** The canonical form of a tag: `eng` is `en`, and `en-uk` is `en-GB`. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
