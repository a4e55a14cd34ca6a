/** A comment, an element with raw content, a tag, or a piece of text. */
const TOKEN =
  /<!--[\s\S]*?-->|<(style|script|title|textarea)\b[\s\S]*?<\/\1\s*>|<\/?([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;

/** A tag of an HTML document. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
}

/**
 * Changes each piece of text in HTML and leaves the tags as they are. `pass` receives each tag. The
 * title and raw content, such as a style, stay the same.
 */
export function changeText(
  html: string,
  change: (text: string) => string,
  pass: (tag: Tag) => void = () => undefined,
): string {
  return html.replaceAll(
    TOKEN,
    (token: string, _raw: string | undefined, name: string | undefined, attributes: string) => {
      if (name !== undefined) {
        pass({ name: name.toLowerCase(), attributes, isEnd: token.startsWith("</") });
        return token;
      }
      return token.startsWith("<") ? token : change(token);
    },
  );
}
