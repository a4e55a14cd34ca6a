import { PDFName, PDFString, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import { compressedStream, deflated } from "../file/compression.ts";
import { srgbProfile } from "./srgb-profile.ts";

const CONDITION = "sRGB IEC61966-2.1";

/** The profile as the PDF holds it. */
export function packProfile(): Uint8Array {
  return deflated(srgbProfile());
}

/** Says what the colours of the pages are colours of (ISO 19005-3, 6.2.3 and 6.2.4.3). */
export function writeOutputIntent(
  context: PDFContext,
  catalog: PDFDict,
  profile: Uint8Array,
): void {
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of(CONDITION),
    Info: PDFString.of(CONDITION),
    RegistryName: PDFString.of("http://www.color.org"),
    DestOutputProfile: context.register(compressedStream(context, profile, { N: 3 })),
  });
  catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
}
