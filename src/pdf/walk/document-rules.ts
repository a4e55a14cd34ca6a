import { PDFArray, PDFDict, PDFName, PDFNumber } from "@cantoo/pdf-lib";

import { isWalkedElement, textIn, unpacked } from "./read-file.ts";
import { pageName, placeOf, type Outcome, type Walk } from "./walk.ts";

/**
 * Rule: each annotation belongs to one Link element and says where it leads. Each Link element has
 * a name (ISO 14289-1, 7.18).
 */
export function links(walk: Walk): Outcome {
  const failures: string[] = [];
  const owned = new Set<PDFDict>();
  for (const element of walk.file.elements) {
    if (element.type !== "Link") continue;
    const annotations = element.kids.flatMap((kid) =>
      !isWalkedElement(kid) && "annotation" in kid ? [kid.annotation] : [],
    );
    const place = placeOf(walk, element);
    if (annotations.length === 0) failures.push(`${place}: leads nowhere`);
    if ((textIn(element.dict, "Alt") ?? "").trim() === "") failures.push(`${place}: no name`);
    for (const annotation of annotations) {
      if (owned.has(annotation)) failures.push(`${place}: shares its place`);
      owned.add(annotation);
      if ((textIn(annotation, "Contents") ?? "").trim() === "")
        failures.push(`${place}: no contents`);
      const key = annotation.lookup(PDFName.of("StructParent"));
      const parent = key instanceof PDFNumber ? walk.parentOf(key.asNumber()) : undefined;
      if (parent !== element.dict) failures.push(`${place}: another parent`);
    }
  }
  walk.file.pages.forEach((page, index) => {
    const annotations = page.lookup(PDFName.of("Annots"));
    const all = annotations instanceof PDFArray ? annotations.asArray() : [];
    for (const one of all) {
      const annotation = page.context.lookup(one);
      if (!(annotation instanceof PDFDict) || !owned.has(annotation)) {
        failures.push(`${pageName(index)}: an annotation of no link`);
      }
    }
  });
  return { looked: owned.size, failures };
}

/**
 * Rule: the window shows the title, and each place for it contains one title (ISO 14289-1, 7.1).
 */
export function title({ file: { catalog } }: Walk): Outcome {
  const failures: string[] = [];
  const preferences = catalog.lookup(PDFName.of("ViewerPreferences"));
  const shows =
    preferences instanceof PDFDict &&
    String(preferences.lookup(PDFName.of("DisplayDocTitle"))) === "true";
  if (!shows) failures.push("the window does not show it");
  const metadata = unpacked(catalog.lookup(PDFName.of("Metadata")));
  for (const name of ["dc:title", "dc:description"]) {
    const held = metadata.split(`<${name}>`)[1]?.split(`</${name}>`)[0] ?? "";
    const items = held.match(/<rdf:li[^>]*>[^<]+<\/rdf:li>/g) ?? [];
    if (items.length !== 1) failures.push(`${items.length} of ${name} in the metadata`);
  }
  return { looked: 3, failures };
}
