import type { z } from "zod";

import { yamlMessages } from "../messages/yaml.ts";
import type { Keys, PlacedYaml } from "./placed-yaml.ts";

/** A part of a YAML file that its schema does not allow. */
export interface Mistake {
  readonly keys: Keys;
  /** The problem in Dutch, as a part of a sentence; null for an unknown key. */
  readonly detail: string | null;
}

/** The mistakes in a file, from the issues that its schema found. */
export function mistakesOf(
  { issues }: z.ZodError,
  { absenceAt }: Pick<PlacedYaml, "absenceAt">,
): readonly Mistake[] {
  return issues.flatMap((issue): Mistake[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ keys: [...issue.path, key], detail: null }));
    }
    const detail = detailOf(issue);
    const absence = detail === yamlMessages.text ? absenceAt(issue.path) : null;
    return [{ keys: issue.path, detail: absence === null ? detail : yamlMessages[absence] }];
  });
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom" || issue.code === "too_small") return issue.message;
  const expected = issue.code === "invalid_type" ? issue.expected : "string";
  if (expected === "array") return yamlMessages.list;
  return expected === "object" || expected === "record" ? yamlMessages.parts : yamlMessages.text;
}
