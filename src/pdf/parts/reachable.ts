import {
  PDFArray,
  PDFDict,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from "@cantoo/pdf-lib";

/**
 * Drops every object that nothing leads to any more: the old structure above all, of which the
 * names vary from print to print.
 */
export function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>();
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (open.length > 0) {
    const next = open.pop();
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(context.lookup(next));
    } else if (next instanceof PDFStream) open.push(next.dict);
    else if (next instanceof PDFDict) open.push(...next.values());
    else if (next instanceof PDFArray) open.push(...next.asArray());
  }
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref);
  }
}
