import {
  CHECK,
  exportWith,
  GENERATE,
  PERIOD,
  settings,
  TEXTS_FOLDER,
  type Attack,
} from "./attack.ts";

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
  "a citizen's number with signs": "Zwaantje 11_12_22_33_3",
  "a day of birth with signs": "Zwaantje 12:03:80",
  "an address of mail in words": "Zwaantje(at)voorbeeld.nl",
  "a formula with a name": '=HYPERLINK("http://x";"Zwaantje")',
};

/** A word of it that no output may contain. */
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

/** A citizen or account number, in any notation. */
const WRITTEN = [
  "111222333",
  "111&nbsp;222&nbsp;333",
  "11122233&#51;",
  "111\u00AD222\u200B333",
  "111-222-333",
  "111 – 222 – 333",
  "111/222/333",
  "111  222  333",
  "¹¹¹²²²³³³",
  "[111](https://voorbeeld.nl)222333",
  "NL91–ABNA–0417–1643–00",
  "NL91&nbsp;ABNA&nbsp;0417&nbsp;1643&nbsp;00",
];

/** The facts that an organisation must give about itself. */
const OF_ORGANISATION = [
  "Bel ons op +31 20 624 1100.",
  "Bel ons op +31 (0)20 624 1100.",
  "Ons RSIN is 111222333.",
  "Het kostte EUR 111222333.",
];

const textWith = (words: string): Required<Attack>["files"] => ({
  [`${TEXTS_FOLDER}/inleiding.md`]: `Een inleiding. ${words}\n`,
});
const contactWith = (words: string): Required<Attack>["files"] => ({
  "report.config.yaml": settings(`contact: ${JSON.stringify(words)}`),
});

const IN_TEXTS: readonly Attack[] = [
  ...WRITTEN.flatMap((number): Attack[] => [
    {
      name: `a number of a person in a text: ${number}`,
      words: GENERATE,
      files: textWith(number),
      allowed: [3],
      never: [number],
    },
    {
      name: `a number of a person in a setting: ${number}`,
      words: GENERATE,
      files: contactWith(number),
      allowed: [2],
      never: [number],
    },
  ]),
  ...OF_ORGANISATION.flatMap((words): Attack[] => [
    { name: `in a text: ${words}`, words: CHECK, files: textWith(words), allowed: [0] },
    { name: `in a setting: ${words}`, words: CHECK, files: contactWith(words), allowed: [0] },
  ]),
];

/** Files that somebody mistook for a codebook. */
const CODEBOOKS = [
  "redefinitions:\n  - figure: Zwaantje, geb. 12-03-1980\n    from: 2024-01-01\n    change: x\n",
  "themes:\n  Zwaantje: { label: x }\n",
  "columns:\n  herkomst:\n    answers:\n      Zwaantje: { label: x }\n",
  "columns:\n  aanmeldroute:\n    answers:\n      Zwaantje: { label: x }\n",
  "columns:\n  resultaten:\n    answers:\n      rust: { label: x, theme: Zwaantje }\n",
  "regions: [Zwaantje, zwaantje]\n",
  "columns:\n  gezag:\n    answers:\n      geen: { label: Zwaantje }\n      een_ouder: { label: Zwaantje }\n",
].map((codebook, index): Attack => {
  return {
    name: `a codebook of names, ${index + 1}`,
    words: [...CHECK, "--codebook", "namen.yaml"],
    files: { "namen.yaml": codebook },
    allowed: [3],
    never: ["Zwaantje", "zwaantje"],
  };
});

export const PRIVACY: readonly Attack[] = [
  ...IN_TEXTS,
  ...CODEBOOKS,
  ...Object.keys(PERSONAL).map((what) => personal("jeugdzorgregios", what, GENERATE)),
  ...["a citizen's number", "a name and a street"].flatMap((what) =>
    [
      ["figures", ...PERIOD, "--format", "csv"],
      ["figures", ...PERIOD, "--format", "json"],
      ["explain", "regions.byRegion", ...PERIOD],
      ["diff", "2023-Q4", "2024-Q1", "--format", "html"],
      ["check", "--format", "csv", "--debug"],
      ["check", "--format", "html"],
      ["check", "--format", "markdown", ...PERIOD],
      ["figures", ...PERIOD, "--skip-invalid", "--debug"],
    ].map((words) => personal("jeugdzorgregios", what, words)),
  ),
  ...COLUMNS.flatMap((column) =>
    ["a citizen's number", "a name", "an address of mail"].map((what) =>
      personal(column, what, ["check", "--format", "json"]),
    ),
  ),
];
