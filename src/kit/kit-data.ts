import { z } from "zod";

import { FILE_KINDS, type FileKind } from "../messages/kit-texts.ts";
import { sha256 } from "../file-system/sha256.ts";
import type { KitFile } from "./kit-files.ts";

const KINDS = Object.keys(FILE_KINDS) as readonly FileKind[];

/** The output of `report publish --format json`. */
export const publishedKitSchema = z.strictObject({
  schemaVersion: z.literal(1),
  period: z.string(),
  document: z.string(),
  publishedOn: z.string(),
  folder: z.string(),
  files: z.array(
    z.strictObject({
      file: z.string().meta({ description: "its path in the folder, as grafieken/x.png" }),
      kind: z.enum(KINDS).meta({ description: "what it is, or its part in the kit" }),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  kept: z.enum(["same", "other", "nothing"]).meta({
    description: "whether what is kept of the period is this report, another one, or nothing",
  }),
});

type PublishedKitData = z.infer<typeof publishedKitSchema>;

/** The contents of a kit as JSON. */
export function kitJson(
  about: Omit<PublishedKitData, "schemaVersion" | "files">,
  files: readonly KitFile[],
): string {
  const data: PublishedKitData = {
    schemaVersion: 1,
    ...about,
    files: files.map(({ name, kind, content }) => ({
      file: name,
      kind,
      bytes: content.byteLength,
      sha256: sha256(content),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
