const LETTERS = "etanirosldgkupmchbvjwfzyxëïéèöü".split("");

/** What people write for each other, since it sounds alike or falls under the same key. */
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
/** In letters: more changes to a shorter word make words that have nothing to do with it. */
const SHORTEST_FOR_OTHERS = 5;

/**
 * Known words that a word in small letters may be a misspelling of, the likeliest first: one letter
 * doubled or not, alike or exchanged; else one letter missing, too many or another; else two of the
 * first kind. The first letter is mostly right. Unlike Hunspell's own search this one has no clock
 * in it, so each machine finds the same.
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
