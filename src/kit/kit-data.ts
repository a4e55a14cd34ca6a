import { z } from "zod";

import type { FileKind } from "../messages/kit-texts.ts";
import { sha256 } from "../snapshots/hashes.ts";
import type { KitFile } from "./kit-files.ts";

const KINDS = [
  ...([
    "pdf",
    "html",
    "ods",
    "xlsx",
    "csv",
    "json",
    "jsonld",
    "picture",
    "description",
    "other",
  ] as const),
  ...(["block", "points", "statement", "sums", "readMe", "zip"] as const),
] satisfies readonly FileKind[];

/** The output of `report publish --format json`. */
export const publishedKitSchema = z.strictObject({
  schemaVersion: z.literal(1),
  period: z.string(),
  document: z.string(),
  publishedOn: z.string(),
  folder: z.string(),
  files: z.array(
    z.strictObject({
      file: z.string(),
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

/** What a kit holds, as JSON. */
export function kitJson(
  about: Omit<PublishedKitData, "schemaVersion" | "files">,
  files: readonly KitFile[],
): string {
  const told: PublishedKitData = {
    schemaVersion: 1,
    ...about,
    files: files.map(({ name, kind, content }) => ({
      file: name,
      kind,
      bytes: content.byteLength,
      sha256: sha256(content),
    })),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
