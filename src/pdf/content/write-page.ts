import type { LoosePaint, PageContent, Piece } from "./read-page.ts";

interface Replacement extends Piece {
  readonly text: string;
}

const LAYOUT = "/Artifact <</Type /Layout>> BDC";

/**
 * The content stream with everything in it either an element's or an artifact (ISO 14289-1, 7.1):
 * `artifacts` names the MCIDs of what is mere layout, and what stands outside marked content
 * becomes an artifact too. `pageHeight` is in points.
 */
export function writePage(
  { stream, marked, loose }: PageContent,
  artifacts: ReadonlySet<number>,
  pageHeight: number,
): string {
  const replacements: Replacement[] = looseArtifacts(stream, loose, pageHeight);
  for (const [id, { opening }] of marked) {
    if (artifacts.has(id)) replacements.push({ ...opening, text: LAYOUT });
  }
  let written = "";
  let position = 0;
  for (const { start, end, text } of replacements.toSorted(
    (one, other) => one.start - other.start,
  )) {
    written += stream.slice(position, start) + text;
    position = end;
  }
  return written + stream.slice(position);
}

/** What opens and closes the artifacts around paint that no element owns, a run of a kind in one. */
function looseArtifacts(
  stream: string,
  loose: readonly LoosePaint[],
  pageHeight: number,
): Replacement[] {
  const runs: { opening: string; start: number; end: number }[] = [];
  for (const paint of loose) {
    const opening = artifactFor(paint, pageHeight);
    const last = runs.at(-1);
    const isNext =
      last?.opening === opening && !/\b(?:B[DM]C|EMC)\b/.test(stream.slice(last.end, paint.start));
    if (isNext) last.end = paint.end;
    else runs.push({ opening, start: paint.start, end: paint.end });
  }
  return runs.flatMap(({ opening, start, end }) => [
    { start, end: start, text: `${opening}\n` },
    { start: end, end, text: "\nEMC" },
  ]);
}

/** ISO 32000-1, 14.8.2.2: running headers and footers are pagination, anything else is layout. */
function artifactFor(paint: LoosePaint, pageHeight: number): string {
  const { glyphs, box, isAmongContent } = paint;
  if (glyphs.length === 0 || isAmongContent) return LAYOUT;
  const isHeader = box !== undefined && box.bottom > pageHeight / 2;
  return `/Artifact <</Type /Pagination /Subtype /${isHeader ? "Header" : "Footer"}>> BDC`;
}
