import type { DocumentEdition, DocumentSection } from "../document-type/document-type.ts";
import type { Block, ReportModel } from "../model/report-model.ts";
import { plain, say, type Text } from "../model/text.ts";

/** The value of the field if there is nothing to leave out. */
const NO_GROUND = "geen";

/** True if the writer says that there is nothing to leave out. */
export function isNoGround(written: string): boolean {
  return written.trim().toLowerCase() === NO_GROUND;
}

/** True if an edition leaves out the texts of a section. */
export function isHeldBack(
  { editions }: Pick<DocumentSection, "editions">,
  edition: Pick<DocumentEdition, "id"> | null,
): boolean {
  return editions !== null && !editions.includes(edition?.id ?? "");
}

/**
 * The blocks of a section that some editions leave out, with the ground for that. The section is
 * never empty: it has the texts with the ground, the ground alone, or a sentence that nothing is
 * left out.
 *
 * @param build builds the section's own blocks; it is not called if they are left out
 */
export function withGround(
  section: Pick<DocumentSection, "editions" | "ground">,
  edition: DocumentEdition | null,
  fields: ReportModel["fields"] | null,
  build: () => readonly Block[],
): readonly Block[] {
  const ground = fields?.find(({ id }) => id === section.ground)?.value;
  if (ground === undefined) return isHeldBack(section, edition) ? [] : build();
  if (isNoGround(ground)) {
    return [paragraph(plain("Er is geen informatie die zich niet leent voor openbaarmaking."))];
  }
  const run = { text: ground, origin: "texts.field" };
  return isHeldBack(section, edition)
    ? [
        paragraph(
          say`De tekst van dit onderdeel maken we niet openbaar. De grond daarvoor is ${run}.`,
        ),
      ]
    : [...build(), paragraph(say`De grond om dit niet openbaar te maken, is ${run}.`)];
}

function paragraph(text: Text): Block {
  return { type: "paragraph", text, isLead: false };
}
