import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Finding } from "../messages/finding.ts";

/** With `--strict` a warning counts as an error. */
export function settleFindings(
  findings: readonly Finding[],
  { strict }: { readonly strict: boolean },
): readonly Finding[] {
  return strict ? findings.map((finding) => ({ ...finding, severity: "error" })) : findings;
}

/** Throws ReportError "input" that carries all findings where one of them is an error. */
export function refuseOnError(findings: readonly Finding[], omitted = 0): void {
  const errors = findings.filter(({ severity }) => severity === "error").length + omitted;
  if (errors > 0) {
    throw new ReportError("input", commandMessages.refused(errors), { findings });
  }
}
