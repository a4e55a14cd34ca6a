import { uncapitalised } from "../language/words.ts";
import { INTERNAL_MARK } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";

/** The title of the PDF and of the browser window. */
export function documentTitle({
  title,
  period,
  internalUseOnly,
  correction,
}: Pick<ReportModel, "title" | "period" | "internalUseOnly" | "correction">): string {
  const mark = correction === undefined ? "" : ` (${uncapitalised(correction.mark)})`;
  return `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${title} ${period.label}${mark}`;
}
