import type { Mistake } from "../../yaml/mistakes.ts";
import type { Keys } from "../../yaml/placed-yaml.ts";

/**
 * The content of a codebook file without the entries that hold a mistake of form: an answer or a
 * theme goes as a whole, so that nothing is told of it that follows from the mistake; so do lists.
 */
export function withoutMistakes(content: unknown, mistakes: readonly Mistake[]): unknown {
  return mistakes.reduce((rest, { keys }) => without(rest, entryOf(keys)), content);
}

/** The keys of the whole entry in which a mistake stands. */
function entryOf(keys: Keys): Keys {
  const [part, , within] = keys;
  if (part === "columns") return keys.slice(0, within === "answers" ? 4 : 3);
  return keys.slice(0, part === "themes" ? 2 : 1);
}

function without(content: unknown, [key, ...deeper]: Keys): unknown {
  if (key === undefined || typeof content !== "object" || content === null) return {};
  return Object.fromEntries(
    Object.entries(content).flatMap(([name, value]): [string, unknown][] => {
      if (name !== String(key)) return [[name, value]];
      return deeper.length === 0 ? [] : [[name, without(value, deeper)]];
    }),
  );
}
