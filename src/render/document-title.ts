import { INTERNAL_MARK } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";

/** The title of the PDF and of the browser's window. */
export function documentTitle({
  title,
  period,
  internalUseOnly,
}: Pick<ReportModel, "title" | "period" | "internalUseOnly">): string {
  return `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${title} ${period.label}`;
}
