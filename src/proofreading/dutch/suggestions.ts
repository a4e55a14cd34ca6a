const LETTERS = "etanirosldgkupmchbvjwfzyxëïéèöü".split("");

/** Spellings that people confuse: they sound alike or are on the same key. */
const ALIKE: readonly (readonly [string, string])[] = [
  ["ij", "ei"],
  ["ij", "y"],
  ["ie", "i"],
  ["ei", "eï"],
  ["ee", "eë"],
  ["oe", "oë"],
  ["ou", "au"],
  ["g", "ch"],
  ["gt", "cht"],
  ["gh", "ch"],
  ["dt", "d"],
  ["dt", "t"],
  ["d", "t"],
  ["f", "v"],
  ["s", "z"],
  ["c", "k"],
  ["x", "ks"],
  ["q", "k"],
];

const MOST = 3;
/** In letters. Other changes to a shorter word lead to unrelated words. */
const SHORTEST_FOR_OTHERS = 5;

/**
 * Known words that are close to a misspelt word in lower case, the likeliest first. First it tries
 * one likely slip: a letter doubled, undoubled, confused or exchanged. Then it tries one other
 * letter added, removed or changed, and two likely slips. It assumes that the first letter is
 * right. Hunspell's own search depends on a clock, so its result may differ between machines.
 */
export function suggestionsFor(word: string, knows: (word: string) => boolean): readonly string[] {
  const near = likelySlips(word);
  const further = [() => otherSlips(word), () => near.flatMap(likelySlips)];
  const kinds = [() => near, ...(word.length < SHORTEST_FOR_OTHERS ? [] : further)];
  for (const candidates of kinds) {
    const found = new Set<string>();
    for (const candidate of candidates()) {
      if (found.size < MOST && candidate !== word && knows(candidate)) found.add(candidate);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

function likelySlips(word: string): readonly string[] {
  const places = Array.from(word, (_, at) => at);
  const changed = (at: number, length: number, to: string): string =>
    word.slice(0, at) + to + word.slice(at + length);
  return [
    ...places.flatMap((at) => {
      const letter = word.charAt(at);
      if (letter === word.charAt(at + 1)) return [changed(at, 1, "")];
      return letter === word.charAt(at - 1) || at === 0 ? [] : [changed(at, 1, letter + letter)];
    }),
    ...ALIKE.flatMap(([one, other]) =>
      places.flatMap((at) => [
        ...(word.startsWith(one, at) ? [changed(at, one.length, other)] : []),
        ...(word.startsWith(other, at) ? [changed(at, other.length, one)] : []),
      ]),
    ),
    ...places.slice(1, -1).map((at) => changed(at, 2, word.charAt(at + 1) + word.charAt(at))),
  ];
}

function otherSlips(word: string): readonly string[] {
  const places = Array.from(word, (_, at) => at).slice(1);
  return [
    ...[...places, word.length].flatMap((at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at)),
    ),
    ...places.map((at) => word.slice(0, at) + word.slice(at + 1)),
    ...places.flatMap((at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
    ),
  ];
}
