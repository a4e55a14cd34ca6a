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

/** As sentences set it: an apostrophe as in print, and a small letter or a capital. */
function alike(text: string): string {
  return text.replaceAll("'", "’").replace(/^./, (letter) => letter.toLowerCase());
}

/** What is wrong with a run's origin; null where it tells the truth. */
export function lieOf({ text, origin }: OriginRun, sources: OriginSources): string | null {
  try {
    const texts = textsFrom(origin, sources);
    if (texts.map(alike).includes(alike(text))) return null;
    // A category may go by another name, as long as that holds no number.
    if (origin.endsWith(".label") && !/\d/.test(text)) return null;
    return `${text}: not of ${origin}, which is ${texts.join(" or ")}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
