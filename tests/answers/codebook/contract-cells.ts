import type { NamedColumn } from "../../../src/codebook/codebook.ts";
import type { Choice } from "../../../src/codebook/column.ts";

/** The days of the contract's spellings, with and without a time. */
const DATES: readonly string[] = [
  "2024-02-03",
  "2024/02/03",
  "03-02-2024",
  "03/02/2024",
  "3-2-2024",
  "3/2/2024",
  "29-2-2024",
  "2000-01-01",
  "31-12-2099",
].flatMap((day) => [
  day,
  `${day} 13:45`,
  `${day}T13:45:00`,
  `${day} 9:05:59.123`,
  `${day}T13:45:00,5Z`,
  `${day}T13:45+01:00`,
  `${day} 23:59 +0100`,
  `${day} 0:00-05`,
]);

/** Texts that look like a date and are not one. */
const NO_DATES: readonly string[] = [
  "1999-12-31",
  "2100-01-01",
  "2024-1-2",
  "2024-01/02",
  "2024-13-01",
  "2024-00-10",
  "00-01-2024",
  "32-01-2024",
  "1-13-2024",
  "3-2-24",
  "20240203",
  "45325",
  "2024-02-03 25:00",
  "2024-02-03 13:75",
  "2024-02-03 13:45:60",
  "2024-02-03T",
  "2024-02-03 ochtend",
  "2024-02-03  13:45",
  "2024-02-03 13:45  Z",
  "onbekend",
  "-",
];

/** A text without spaces, with spaces and with non-breaking spaces around it. */
function around(text: string): readonly string[] {
  return [text, ` ${text}`, `${text}  `, `\u00a0${text}\u00a0`, ` \u00a0${text}\t`];
}

/** The spellings of an answer, each in several cases. */
function spellingsOf({ code, label, aliases }: Choice): readonly string[] {
  return [code, label, ...aliases].flatMap((spelling) => [
    spelling,
    spelling.toUpperCase(),
    spelling.toLowerCase(),
    spelling.replaceAll(/\p{L}/gu, (letter, at: number) =>
      at % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase(),
    ),
  ]);
}

/** Cells that the contract allows for a column, and cells that look like them. */
export function cellsFor({ type, choices = [] }: NamedColumn): readonly string[] {
  const answers = choices.flatMap(spellingsOf);
  const [first = "", second = first] = choices.map(({ code }) => code);
  const wrong = [`${first}x`, `x${first}`, first.slice(1), "onbekend", "?", `${first} ${second}`];
  const bars = ["|", " | ", `${first}|${second}`, `|${first}||${second}| `, `${first} |\u00a0`];
  switch (type) {
    case "id":
      return ["T-1", "a", "x_Y-9", "x".repeat(32), "x".repeat(33), "T 1", "T.1", "é"].flatMap(
        around,
      );
    case "date":
      return [...DATES, ...NO_DATES].flatMap(around);
    case "count":
      return ["0", "7", "99", "100", "-1", "3,0", "3.0", "1e1", "drie", "3 4", "٣"];
    case "choice":
      return [...answers, ...wrong, ...bars, `${first}@2024-01-01`].flatMap(around);
    case "choices":
      return [...answers, ...wrong, ...bars, `${first},${second}`, `${first}|?`].flatMap(around);
    case "freeChoices":
      return ["Haaglanden", "a|b", "|", "x".repeat(200)];
    case "datedChoices":
      return [
        ...answers.map((answer) => `${answer}@2024-02-03`),
        ...answers.map((answer) => `${answer} @\u00a03-2-2024 | ${first}@2024-02-03T10:00`),
        ...[...DATES, ...NO_DATES].map((date) => `${first}@${date}`),
        ...wrong.map((answer) => `${answer}@2024-02-03`),
        ...bars,
        first,
        `${first}@`,
        "@2024-02-03",
        `${first}@@2024-02-03`,
        `${first}@2024-02-03;${second}@2024-02-03`,
      ].flatMap(around);
  }
}
