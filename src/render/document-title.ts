import type { ReportModel } from "../model/report-model.ts";

/** What the name of everything says that is for eyes inside only. */
export const INTERNAL_MARK = "NIET-PUBLICEREN";

/** The title of the PDF and of the browser's window. */
export function documentTitle({
  title,
  period,
  internalUseOnly,
}: Pick<ReportModel, "title" | "period" | "internalUseOnly">): string {
  return `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${title} ${period.label}`;
}
