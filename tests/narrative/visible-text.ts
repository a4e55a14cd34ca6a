import { bodyHtml } from "./body-html.ts";

const SIGNS: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
const TAG = /<(\/?)(\w+)([^>]*)>/g;

/**
 * The visible words of a text, with the numbers and bullets of its lists, and with single spaces.
 */
export function visibleText(markdown: string): string {
  const lists: { next: number; isOrdered: boolean }[] = [];
  return bodyHtml(markdown)
    .replaceAll(TAG, (_tag, slash: string, name: string, attributes: string) => {
      if (name === "ul" || name === "ol") {
        if (slash === "/") lists.pop();
        else {
          lists.push({
            next: numberIn(attributes, "start") ?? 1,
            isOrdered: name === "ol",
          });
        }
      }
      if (name !== "li" || slash === "/") return /^(?:em|strong|code|s|a)$/.test(name) ? "" : " ";
      const list = lists.at(-1);
      if (list?.isOrdered !== true) return " • ";
      const number = numberIn(attributes, "value") ?? list.next;
      list.next = number + 1;
      const own = /list-style-type:&quot;(.*?)&quot;/.exec(attributes)?.[1];
      return ` ${own ?? `${number}.`} `;
    })
    .replaceAll(/&(\w+);/g, (_entity, name: string) => SIGNS[name] ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function numberIn(attributes: string, name: string): number | undefined {
  const [, number] = new RegExp(`\\b${name}="(\\d+)"`).exec(attributes) ?? [];
  return number === undefined ? undefined : Number(number);
}
