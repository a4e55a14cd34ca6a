/** A number as it is written somewhere, with the words beside it. */
export interface WrittenNumber {
  /** Its digits with the signs between them, and a percent sign: "1.569", "85%", "2023". */
  readonly token: string;
  readonly before: string;
  readonly after: string;
}

const NUMBER = /\d+(?:[.,]\d+)*%?/g;

/** The numbers in a text, in its order, each with where in the text it begins. */
export function numbersIn(
  text: string,
): readonly { readonly at: number; readonly number: WrittenNumber }[] {
  return Array.from(text.matchAll(NUMBER), ({ 0: token, index: at }) => ({
    at,
    number: {
      token,
      before: /\S+\s*$/.exec(text.slice(0, at))?.[0].trim() ?? "",
      after: /^\s*\S+/.exec(text.slice(at + token.length))?.[0].trim() ?? "",
    },
  }));
}

/** How many words beside a number are also beside another. */
export function likeness(one: WrittenNumber, other: WrittenNumber): number {
  return (
    Number(one.before !== "" && one.before === other.before) +
    Number(one.after !== "" && one.after === other.after)
  );
}

/** The number with the words beside it, for people. */
export function quoted({ token, before, after }: WrittenNumber): string {
  return `${token} in “${[before, token, after].filter((part) => part !== "").join(" ")}”`;
}
