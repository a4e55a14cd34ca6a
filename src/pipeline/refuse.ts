import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { countErrors, type Findings } from "../messages/finding.ts";

/** With `--strict` a warning counts as an error. A hint stays a hint. */
export function settleFindings(
  found: Findings,
  { strict }: { readonly strict: boolean },
): Findings {
  if (!strict) return found;
  const { errors, warnings } = found.omitted;
  return {
    findings: found.findings.map((finding) =>
      finding.severity === "warning" ? { ...finding, severity: "error" } : finding,
    ),
    omitted: { errors: errors + warnings, warnings: 0 },
  };
}

/** Throws ReportError "input" with all findings if one of them is an error. */
export function refuseOnError(found: Findings): void {
  if (countErrors(found) > 0) refuse(found);
}

/** Throws ReportError "input" with all findings. At least one of them must be an error. */
export function refuse(found: Findings): never {
  throw new ReportError("input", commandMessages.refused(countErrors(found)), { found });
}
