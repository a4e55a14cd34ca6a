import type { PageMeaning } from "../../../browser/page-meaning.ts";
import { mapElements, meaningOf, type StructureElement } from "../element.ts";

/**
 * Gives each link a name that says where it goes. Readers hear it in place of the link's words. Not
 * every viewer reads the annotation (ISO 14289-1, 7.18.5).
 */
export function withLinkNames(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const link = meaningOf(one, meaning);
    if (one.type !== "Link" || link?.kind !== "link") return one;
    return { ...one, alt: withHost(link.label, link.href) };
  });
}

/** Adds the site that a link leads to, if the label does not contain it. */
function withHost(label: string, href: string): string {
  const host = /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(href)?.[1];
  return host === undefined || label.includes(host) ? label : `${label} (${host})`;
}
