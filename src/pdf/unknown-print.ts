import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";

/**
 * Refuses a print in a form that we do not know: a PDF that says something else than the page is
 * worse than none. `what` is in English, for whoever runs with `--debug`.
 */
export function unknownPrint(what: string, cause?: unknown): never {
  throw new ReportError("browser", browserMessages.unknownPrint(), {
    cause: new Error(what, { cause }),
  });
}
