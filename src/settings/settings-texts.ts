import { firstLost } from "../language/printable.ts";
import type { Finding } from "../messages/finding.ts";
import { SETTINGS_CODES, settingsMessages, type SettingsCode } from "../messages/settings.ts";
import { personalNumbersIn } from "../personal-data/personal-details.ts";

/** The settings whose texts a report prints, beside the labels of events. */
const PRINTED = ["organisation", "contact", "website", "logoAlt"] as const;

/**
 * What is wrong with the texts of the settings that a report prints. No finding repeats a text.
 *
 * @param settings as they stand in the file, of whatever form
 */
export function textFindings(
  settings: object,
  placeOf: (...keys: readonly string[]) => Pick<Finding, "file" | "line">,
): readonly Finding[] {
  return printedTexts(new Map<string, unknown>(Object.entries(settings))).flatMap(
    ([keys, text]) => {
      const name = keys.join(".");
      const finding = (code: SettingsCode, message: string): Finding => {
        return { severity: SETTINGS_CODES[code], code, ...placeOf(...keys), column: null, message };
      };
      const kinds = new Set(personalNumbersIn(text.split("\n")).map(({ kind }) => kind));
      const lost = firstLost(text);
      return [
        ...Array.from(kinds, (kind) =>
          finding(
            kind === "number" ? "settings-number" : "settings-personal-data",
            settingsMessages[kind](name),
          ),
        ),
        ...(lost < 0
          ? []
          : [finding("settings-unprintable", settingsMessages.unprintable(name, lost + 1))]),
      ];
    },
  );
}

function printedTexts(
  settings: ReadonlyMap<string, unknown>,
): readonly (readonly [keys: readonly string[], text: string])[] {
  const events: unknown = settings.get("events");
  const texts: readonly (readonly [readonly string[], unknown])[] = [
    ...PRINTED.map((name) => [[name], settings.get(name)] as const),
    ...(Array.isArray(events) ? (events as readonly unknown[]) : []).map((event, index) => {
      const label =
        typeof event === "object" && event !== null && "label" in event ? event.label : null;
      return [["events", String(index), "label"], label] as const;
    }),
  ];
  return texts.flatMap(([keys, text]) => (typeof text === "string" ? [[keys, text] as const] : []));
}
