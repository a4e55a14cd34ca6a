import { houseStyleMessages } from "../messages/house-style.ts";

/** What may stand before the root element: a declaration, comments, a document type. */
const PROLOGUE = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;

const SCRIPT = /<(?:[\w-]+:)?script[\s/>]/i;
const HANDLER = /[\s"'/]on[a-z]+\s*=\s*["']/i;
/** An entity can hide any of the others from us, and not from a browser. */
const ENTITY = /<!ENTITY/i;

/** What a reference begins with that stays inside the file. */
const INSIDE = /^\s*(?:#|data:)/i;
const REFERENCE = /[\s"'](?:[\w-]+:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const STYLE_REFERENCE = /(?:url\(|@import)\s*["']?([^"')\s]*)/gi;

/** True where a text is an SVG image: its root element says so. */
export function isSvg(text: string): boolean {
  return /^<(?:[\w-]+:)?svg[\s/>]/.test(text.replace(/^\uFEFF/, "").replace(PROLOGUE, ""));
}

/** Why an SVG cannot be part of a report, in Dutch; null where it can. */
export function svgProblem(text: string): string | null {
  const plain = withoutCharacterReferences(text);
  if (ENTITY.test(text)) return houseStyleMessages.logoEntity;
  if (SCRIPT.test(plain)) return houseStyleMessages.logoScript;
  if (HANDLER.test(plain)) return houseStyleMessages.logoHandler;
  const references = [
    ...[...plain.matchAll(REFERENCE)].map(([, double, single]) => double ?? single ?? ""),
    ...[...plain.matchAll(STYLE_REFERENCE)].map(([, target = ""]) => target),
  ];
  return references.every((target) => target === "" || INSIDE.test(target))
    ? null
    : houseStyleMessages.logoOutside;
}

/** `&#104;` and `&#x68;` are an h to a browser, so they are to us. */
function withoutCharacterReferences(text: string): string {
  return text.replaceAll(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
