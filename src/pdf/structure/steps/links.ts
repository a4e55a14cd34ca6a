import type { PageMeaning } from "../../../browser/page-meaning.ts";
import { mapElements, meaningOf, type StructureElement } from "../element.ts";

/**
 * A link has a name that says where it goes, which is heard in the place of its words: not every
 * viewer tells what its annotation says (ISO 14289-1, 7.18.5).
 */
export function withLinkNames(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const link = meaningOf(one, meaning);
    if (one.type !== "Link" || link?.kind !== "link") return one;
    return { ...one, alt: withHost(link.label, link.href) };
  });
}

/** A reader hears which site a link leads to, where its words do not say so. */
function withHost(label: string, href: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(href)?.[1];
  return host === undefined || label.includes(host) ? label : `${label} (${host})`;
}
