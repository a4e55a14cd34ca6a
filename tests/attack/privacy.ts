import { exportWith, GENERATE, PERIOD, type Attack } from "./attack.ts";

/** Personal data as people type them into a monitor. Invented. */
const PERSONAL: Readonly<Record<string, string>> = {
  "a citizen's number": "111222333",
  "a citizen's number with dots": "1112.22.333",
  "an address of mail": "j.jansen@voorbeeld.nl",
  "an account": "NL91 ABNA 0417 1643 00",
  "a telephone number": "06-12345678",
  "a postal code": "1234 AB",
  "a name": "Familie Zwaantje Jansen",
  "a name and a street": "Familie Zwaantje, Kerkstraat 3 Urk",
  "a day of birth": "geb. 12 maart 1980",
  "a name between quotes": '"Zwaantje ""Zwaan"" Jansen"',
  "a formula with a name": '=HYPERLINK("http://x";"Zwaantje")',
};

/** A word of it that no output may hold. */
const secretOf = (value: string): string =>
  /Zwaantje|12 maart|1112\.22\.333|111222333|j\.jansen|0417 1643|12345678|1234 AB/.exec(
    value,
  )?.[0] ?? value;

function personal(column: string, what: string, words: readonly string[]): Attack {
  const value = PERSONAL[what] ?? "";
  return {
    name: `${what} as ${column}, by report ${words.join(" ")}`,
    words,
    files: {
      "report.config.yaml": "input: monitor.csv\n",
      "monitor.csv": exportWith(column, value),
    },
    allowed: [0, 3],
    never: [secretOf(value)],
  };
}

const COLUMNS = [
  "traject_id",
  "aanmelddatum",
  "herkomst",
  "kinderen",
  "resultaten",
  "gezag",
] as const;

export const PRIVACY: readonly Attack[] = [
  ...Object.keys(PERSONAL).map((what) => personal("jeugdzorgregios", what, GENERATE)),
  ...["a citizen's number", "a name and a street"].flatMap((what) =>
    [
      ["figures", ...PERIOD, "--format", "csv"],
      ["figures", ...PERIOD, "--format", "json"],
      ["explain", "regions.byRegion", ...PERIOD],
      ["diff", "2023-Q4", "2024-Q1", "--format", "html"],
      ["check", "--format", "csv", "--debug"],
      ["figures", ...PERIOD, "--skip-invalid", "--debug"],
    ].map((words) => personal("jeugdzorgregios", what, words)),
  ),
  ...COLUMNS.flatMap((column) =>
    ["a citizen's number", "a name", "an address of mail"].map((what) =>
      personal(column, what, ["check", "--format", "json"]),
    ),
  ),
];
