import type { ElementMeaning, PageMeaning } from "../../browser/page-meaning.ts";
import { isElement, type Kid } from "./element.ts";

/** What the page knows of an element that the print does not say; undefined where that is nothing. */
export function meaningOf(kid: Kid, meaning: PageMeaning): ElementMeaning | undefined {
  return isElement(kid) && kid.key !== undefined ? meaning.get(kid.key) : undefined;
}
