const BELOW_TWENTY =
  "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split(
    " ",
  );
const TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");

interface Scale {
  readonly word: string;
  readonly value: number;
}

const SCALES: readonly Scale[] = [
  { word: "duizend", value: 1000 },
  { word: "honderd", value: 100 },
];

/**
 * The whole number from 1 to 99.999 that one Dutch word means: "twaalf", "honderdvijf",
 * "vijfentwintig". Undefined if the word is not a number. "een" without accents is an article.
 */
export function numberFromWords(word: string): number | undefined {
  const small = word.toLowerCase().normalize("NFD");
  return small === "een" ? undefined : valueOf(small.replaceAll(/\p{M}/gu, ""), SCALES);
}

function valueOf(word: string, [scale, ...smaller]: readonly Scale[]): number | undefined {
  if (scale === undefined) return belowHundred(word);
  const at = word.indexOf(scale.word);
  if (at < 0) return valueOf(word, smaller);
  // "honderdeneen" and "honderdeen" are both correct.
  const rest = word.slice(at + scale.word.length).replace(/^en(?=.)/, "");
  const many = at === 0 ? 1 : valueOf(word.slice(0, at), smaller);
  const more = rest === "" ? 0 : valueOf(rest, smaller);
  return many === undefined || more === undefined ? undefined : many * scale.value + more;
}

function belowHundred(word: string): number | undefined {
  const small = BELOW_TWENTY.indexOf(word);
  if (small >= 0) return small + 1;
  const ten = TENS.findIndex((one) => word.endsWith(one));
  if (ten < 0) return undefined;
  const value = (ten + 2) * 10;
  const before = word.slice(0, -(TENS[ten] ?? "").length);
  if (before === "") return value;
  const unit = BELOW_TWENTY.slice(0, 9).findIndex((one) => `${one}en` === before);
  return unit < 0 ? undefined : value + unit + 1;
}
