import type { Block } from "../report-model.ts";
import { parseOrigin, type Origin } from "./origin.ts";

/** The ids of the figures that blocks take their numbers and names from, by their origins. */
export function mentionedIn(blocks: readonly Block[]): ReadonlySet<string> {
  const origins = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "origin" && typeof inner === "string") origins.add(inner);
        else visit(inner);
      }
    }
  };
  visit(blocks);
  return new Set([...origins].flatMap((origin) => figuresOf(parseOrigin(origin))));
}

function figuresOf(origin: Origin | undefined): readonly string[] {
  if (origin === undefined) return [];
  if ("parts" in origin) return origin.parts.flatMap(figuresOf);
  return "figure" in origin && origin.figure !== null ? [origin.figure] : [];
}
