import { textsFrom, type OriginSources } from "./resolve-origin.ts";

export interface OriginRun {
  readonly text: string;
  readonly origin: string;
}

/** The runs with an origin anywhere in a model. */
export function runsIn(value: unknown): readonly OriginRun[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(runsIn);
  return "origin" in value && value.origin !== undefined ? [value as OriginRun, ...below] : below;
}

/**
 * The text without the differences that a sentence makes: the form of an apostrophe, and capitals.
 */
function alike(text: string): string {
  return text.replaceAll("'", "’").replace(/^./, (letter) => letter.toLowerCase());
}

/** The problem with the origin of a run; null if the origin is true. */
export function lieOf({ text, origin }: OriginRun, sources: OriginSources): string | null {
  try {
    const texts = textsFrom(origin, sources);
    if (texts.map(alike).includes(alike(text))) return null;
    // A category may have another name, if the name has no number.
    if (origin.endsWith(".label") && !/\d/.test(text)) return null;
    return `${text}: not of ${origin}, which is ${texts.join(" or ")}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
