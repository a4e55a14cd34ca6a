/** A text in a drawing, with its lines joined. */
interface DrawnText {
  readonly text: string;
  readonly isAxisLabel: boolean;
}

const TAG_OR_TEXT = /<(\/?)(g|text|tspan)\b([^>]*)>|<[^>]*>|[^<]+/g;

/** The texts of a Vega drawing. Its specs name the layers along an axis. */
export function textsOf(svg: string): readonly DrawnText[] {
  const texts: { text: string; isAxisLabel: boolean }[] = [];
  const groups: boolean[] = [];
  let isInText = false;
  for (const [whole, end, name, attributes = ""] of svg.matchAll(TAG_OR_TEXT)) {
    const last = texts.at(-1);
    if (attributes.endsWith("/")) continue;
    if (name === "g" && end === "") groups.push(/\b(?:ticks|names)_marks\b/.test(attributes));
    else if (name === "g") groups.pop();
    else if (name === "text") {
      isInText = end === "";
      if (isInText) texts.push({ text: "", isAxisLabel: groups.includes(true) });
    } else if (isInText && last !== undefined) {
      last.text += name === "tspan" ? " " : decoded(whole);
    }
  }
  return texts;
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, " ");
}
