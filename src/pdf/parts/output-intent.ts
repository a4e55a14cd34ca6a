import { PDFName, PDFString, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import { compressedStream } from "../file/compression.ts";
import { srgbProfile } from "./srgb-profile.ts";

const CONDITION = "sRGB IEC61966-2.1";

/** Says what the colours of the pages are colours of (ISO 19005-3, 6.2.3 and 6.2.4.3). */
export function writeOutputIntent(context: PDFContext, catalog: PDFDict): void {
  const profile = compressedStream(context, srgbProfile(), { N: 3 });
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of(CONDITION),
    Info: PDFString.of(CONDITION),
    RegistryName: PDFString.of("http://www.color.org"),
    DestOutputProfile: context.register(profile),
  });
  catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
}
