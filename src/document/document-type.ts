import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";
import { z } from "zod";

import { ReportError } from "../errors.ts";
import { settingsMessages } from "../messages/settings.ts";
import { PACKAGE_ROOT } from "../package-root.ts";

/** The folder of a document type is found from the package, never from the working folder. */
const TEMPLATES = fileURLToPath(new URL("templates/", PACKAGE_ROOT));

const blockReference = z.union([
  z.strictObject({ say: z.union([z.string(), z.array(z.string()).min(1)]) }),
  z.strictObject({ lead: z.union([z.string(), z.array(z.string()).min(1)]) }),
  z.strictObject({ subheading: z.string() }),
  z.strictObject({ contents: z.enum(["following", "chapters"]) }),
  z.strictObject({ chartTables: z.literal("all") }),
  z.strictObject({ keyFigures: z.array(z.string()).min(1) }),
  z.strictObject({ list: z.string() }),
  z.strictObject({ table: z.string() }),
  z.strictObject({ chart: z.string() }),
  z.strictObject({ narrative: z.string() }),
]);

const documentTypeSchema = z.strictObject({
  title: z.string(),
  subject: z.string(),
  /** Its texts may show images. */
  takesImages: z.boolean().default(false),
  sections: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        /** Begins columns of its own; the style says where, and how many. */
        startsFlow: z.boolean().default(false),
        /** A report of fewer registrations leaves the section out. */
        fewestRegistrations: z.int().nonnegative().default(0),
        /** Stands in the PDF too, and not on a screen only. */
        inPrint: z.boolean().default(true),
        /** On a screen it is closed until a reader opens it. */
        folded: z.boolean().default(false),
        /** Its pages may end early, as the contents does; others are to be filled. */
        mayLeaveRoom: z.boolean().default(false),
        /** On a screen: in its place, or behind the first section. */
        onScreen: z.enum(["inPlace", "second"]).default("inPlace"),
        blocks: z.array(blockReference),
      }),
    )
    .min(1),
});

export type BlockReference = z.infer<typeof blockReference>;

/** A document type: a folder under templates/ with a manifest, a template, a style and charts. */
export interface DocumentType extends z.infer<typeof documentTypeSchema> {
  readonly name: string;
  readonly folder: string;
}

const MANIFEST = "document.yaml";

/** The names of all document types, in alphabetical order: folders with a manifest. */
export async function documentTypeNames(): Promise<readonly string[]> {
  const names = await readdir(TEMPLATES);
  return names.filter((name) => existsSync(path.join(TEMPLATES, name, MANIFEST))).sort();
}

/** Loads a document type. Throws ReportError "usage" where there is none of that name. */
export async function loadDocumentType(name: string): Promise<DocumentType> {
  const known = await documentTypeNames();
  if (!known.includes(name)) {
    throw new ReportError("usage", settingsMessages.documentUnknown(name, known));
  }
  const folder = path.join(TEMPLATES, name);
  const manifest: unknown = parse(await readFile(path.join(folder, MANIFEST), "utf8"));
  return { name, folder, ...documentTypeSchema.parse(manifest) };
}

/** A narrative that a document takes: the name of its file and the title of its section. */
export interface NarrativePlace {
  readonly name: string;
  readonly title: string;
}

/** The narratives that a document type takes, in the order of its sections. */
export function narrativePlaces({ sections }: DocumentType): readonly NarrativePlace[] {
  return sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => ("narrative" in block ? [{ name: block.narrative, title }] : [])),
  );
}
