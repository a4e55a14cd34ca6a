/** A comment, an element whose content is no markup, a tag, or a piece of text. */
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
 * The HTML with each piece of its text changed, and its tags as they are; `pass` sees the tags on
 * the way. The title and what is no markup, such as a style, are left as they are.
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
