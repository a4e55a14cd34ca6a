/** Block types (ISO 32000-1, 14.8.4.2 and 14.8.4.3). */
const BLOCKS = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD Figure Note".split(
    " ",
  ),
);

/** Blocks that contain other blocks and no text of their own. */
const GROUPS = new Set(
  "Document Part Art Sect Div BlockQuote TOC L Table THead TBody TFoot TR".split(" "),
);

/** Inline types (14.8.4.4). */
const INLINE = new Set(["Span", "Quote", "Reference", "Code", "Link"]);

/**
 * Types that PDF 1.7 does not have, from Chromium and from PDF 2.0, each with its standard type for
 * readers that do not know it (ISO 14289-1, 7.1).
 */
export const ROLES: Readonly<Record<string, string>> = {
  Aside: "Sect",
  Em: "Span",
  FENote: "Note",
  Strong: "Span",
};

/** Chromium's type for an element without a meaning. */
export const WITHOUT_MEANING = "NonStruct";

export function isBlock(type: string): boolean {
  return BLOCKS.has(ROLES[type] ?? type);
}

export function isGroup(type: string): boolean {
  return GROUPS.has(ROLES[type] ?? type);
}

export function isKnown(type: string): boolean {
  const standard = ROLES[type] ?? type;
  return BLOCKS.has(standard) || INLINE.has(standard) || type === WITHOUT_MEANING;
}

/** The level of a heading, 1 to 6. Undefined for any other type. */
export function headingLevel(type: string): number | undefined {
  const level = /^H([1-6])$/.exec(type)?.[1];
  return level === undefined ? undefined : Number(level);
}
