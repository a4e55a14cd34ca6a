import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";

/** The format with this name, in capitals or small letters. Throws ReportError "usage" for no format. */
export function requireFormat<T>(name: string, formats: Readonly<Record<string, T>>): T {
  const folded = name.toLowerCase();
  const format = Object.hasOwn(formats, folded) ? formats[folded] : undefined;
  if (format === undefined) {
    throw new ReportError("usage", settingsMessages.formatUnknown(Object.keys(formats)));
  }
  return format;
}
