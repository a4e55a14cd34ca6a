/** Text in which each character knows its place in the text that it comes from. */
interface View {
  readonly text: string;
  readonly places: readonly number[];
}

/** The ways to look at a text: a number that one of them hides stands in another. */
export interface Views {
  /** Line by line, with the marks of Markdown in it. */
  readonly asItStands: View;
  /** Without marks, and with the lines of a paragraph joined. */
  readonly asItReads: View;
  /** As it reads, without the addresses that links lead to. */
  readonly asWords: View;
}

const SPACE = /[\t\p{Zs}]/gu;
const ENTITY = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/gi;
/** Only these can have another form. */
const BEYOND_ASCII = /[^\0-\x7F]/gu;
/** Printed as "-", with the one that does not break, which reads as this one. */
const HYPHEN = "\u2010";
/** Characters that do not show, and marks upon digits. */
const INVISIBLE =
  /(?<=\d)[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+|[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
/** Marks of Markdown, which may stand within a number. */
const MARKS = /[*_`\\]+|~{2,}/g;
/** The end of a line within a paragraph, and what the next one begins with in a quotation. */
const LINE_END =
  /(?<![ \t\n])[ \t]*\n(?:[ \t]*>)*[ \t]*(?=[^\s>])(?![-+*][ \t]|1[.)][ \t]|#{1,6}[ \t])/g;
/** What stands around the words of a link. */
const LINK = /\[(?!\^)|\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\][\n]*\])?/g;
const HIGHEST_CODE_POINT = 0x10_ff_ff;

/**
 * The views of a text. Characters that are written as a code (`&nbsp;`), in another form (`¹`) or in
 * another script are the plain ones that they read as; what does not show is left out.
 *
 * @param named what a code with a name stands for
 */
export function viewsOf(source: string, named: (entity: string) => string): Views {
  const written: View = { text: source, places: [...Array(source.length).keys()] };
  const decodedView = replaced(written, ENTITY, (entity) => decoded(entity, named));
  const plainView = replaced(replaced(decodedView, BEYOND_ASCII, plain), SPACE, () => " ");
  const asItStands = replaced(plainView, INVISIBLE, () => "");
  const joined = replaced(asItStands, LINE_END, () => " ");
  const asItReads = replaced(joined, MARKS, () => "");
  const asWords = replaced(
    replaced(joined, LINK, () => ""),
    MARKS,
    () => "",
  );
  return { asItStands, asItReads, asWords };
}

function decoded(entity: string, named: (entity: string) => string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(entity) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return named(entity);
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : entity;
}

/** A character in the form that most texts have: a digit of any script as 0 to 9, a hyphen as "-". */
function plain(character: string): string {
  return character
    .normalize("NFKC")
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(HYPHEN, "-");
}

/** Unicode puts the ten digits of a script in a row. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

function replaced({ text, places }: View, pattern: RegExp, by: (found: string) => string): View {
  const parts: string[] = [];
  const kept: number[] = [];
  let from = 0;
  const take = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) kept.push(places[at] ?? 0);
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    take(index);
    const instead = by(found);
    parts.push(instead);
    for (let unit = 0; unit < instead.length; unit += 1) kept.push(places[index] ?? 0);
    from = index + found.length;
  }
  take(text.length);
  return { text: parts.join(""), places: kept };
}
