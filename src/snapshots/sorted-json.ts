import stringify from "json-stringify-pretty-compact";

/** In characters: what fits is one line, so that a review sees a sentence with its parts together. */
const LONGEST_LINE = 120;

/** JSON of which the keys are in alphabetical order, so that no order of ours shows as a change. */
export function sortedJson(value: unknown): string {
  return `${stringify(sorted(value), { maxLength: LONGEST_LINE })}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
