import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { sha256 } from "../file-system/read-files.ts";
import type { DocumentTypeCode } from "../findings/codes.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import { ALL_DOCUMENTS, type DocumentType, type KnownEntries } from "./document-type.ts";
import { finding, MANIFEST_FILE, readDocumentType } from "./read-manifest.ts";

/** This folder is part of the package. The working folder does not matter. */
const OWN_TEMPLATES = fileURLToPath(new URL("templates/", PACKAGE_ROOT));

/** A folder with a manifest. */
interface FoundType {
  readonly name: string;
  readonly folder: string;
  readonly isOfTool: boolean;
}

/**
 * A folder that looks like a document type but is not valid. The name is the one that the type
 * would have.
 */
interface RefusedFolder {
  readonly name: string;
  readonly finding: Finding;
}

/** The document types by name, and the folders that look like one but are not valid. */
export interface FoundTypes {
  readonly types: readonly FoundType[];
  readonly refused: readonly RefusedFolder[];
}

const NAME = /^[a-z][a-z\d-]{0,59}$/;
/** Names that a user may have given to the manifest by mistake. */
const NEAR_NAME = /^document\.ya?ml(?:\.txt)?$/i;

/**
 * Finds the document types of the tool and those of the organisation. Throws ReportError "usage" if
 * the folder of the organisation cannot be read.
 *
 * @param templates the folder with the types of the organisation; null for none
 */
export async function findTypes(templates: string | null): Promise<FoundTypes> {
  const own = await foldersIn(OWN_TEMPLATES, true);
  if (templates === null) return { types: own.types, refused: [] };
  let others: FoundTypes;
  try {
    others = await foldersIn(templates, false);
  } catch (error) {
    throw new ReportError("usage", messages.templatesMissing(templates), { cause: error });
  }
  const taken = new Set(own.types.map(({ name }) => name));
  const misnamed = others.types.flatMap(({ name, folder }): RefusedFolder[] => {
    const say = taken.has(name)
      ? messages.nameTaken
      : name === ALL_DOCUMENTS
        ? messages.nameReserved
        : messages.nameInvalid;
    const isRight = NAME.test(name) && name !== ALL_DOCUMENTS && !taken.has(name);
    return isRight ? [] : [refusal(name, "document-type-invalid", folder, say(name))];
  });
  const right = others.types.filter(({ name }) => misnamed.every((one) => one.name !== name));
  return {
    types: [...own.types, ...right].toSorted(byName),
    refused: [...others.refused, ...misnamed].toSorted(byName),
  };
}

/**
 * Finds the folders with a manifest, and the folders and files that look like a type but are not
 * valid.
 */
async function foldersIn(templates: string, isOfTool: boolean): Promise<FoundTypes> {
  const types: FoundType[] = [];
  const refused: RefusedFolder[] = [];
  const names = await readdir(templates);
  for (const name of names.filter((one) => NEAR_NAME.test(one))) {
    const file = path.join(templates, name);
    const message = messages.typeInPlace(MANIFEST_FILE);
    refused.push(refusal(path.basename(templates), "document-type-invalid", file, message));
  }
  for (const name of names.toSorted()) {
    const folder = path.join(templates, name);
    const files = await readdir(folder).catch((error: unknown): readonly string[] => {
      // A plain file is not a type. Neither is a link that leads to nothing.
      if (!isErrorCode(error, "ENOTDIR", "ENOENT")) {
        const code = "document-type-unreadable";
        refused.push(refusal(name, code, folder, messages.folderUnreadable));
      }
      return [];
    });
    const near = files.find((file) => NEAR_NAME.test(file));
    if (files.includes(MANIFEST_FILE)) types.push({ name, folder, isOfTool });
    else if (near !== undefined) {
      const message = messages.nearName(MANIFEST_FILE);
      refused.push(refusal(name, "document-type-unreadable", path.join(folder, near), message));
    }
  }
  return { types, refused };
}

function refusal(
  name: string,
  code: DocumentTypeCode,
  file: string,
  message: string,
): RefusedFolder {
  return { name, finding: finding(code, file, null, message) };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/**
 * Loads a document type by name. Throws ReportError "usage" if there is no type with that name. The
 * error also contains the findings about a folder or manifest with mistakes.
 */
export async function loadType(
  name: string,
  { types, refused }: FoundTypes,
  known: KnownEntries,
): Promise<DocumentType> {
  // The tool may have a type of the same name, but the user means this one.
  const misfit = refused.filter((one) => one.name === name);
  if (misfit.length > 0) throw refusalOf(misfit.map((one) => one.finding));
  const found = types.find((one) => one.name === name);
  if (found === undefined) {
    const names = types.map((one) => one.name);
    const findings = refused.map((one) => one.finding);
    throw refusalOf(findings, messages.unknown(name, names, closestTerm(name, names)));
  }
  const reading = await readDocumentType(found, known);
  if (reading.type === null) throw refusalOf(reading.findings);
  return reading.type;
}

function refusalOf(findings: readonly Finding[], message: string = messages.refused): ReportError {
  return new ReportError("usage", message, { found: { findings, omitted: NOTHING_OMITTED } });
}

/** A file of a document type: its path within the folder of types, and the SHA-256 of its bytes. */
interface TypeFile {
  readonly file: string;
  readonly sha256: string;
}

/**
 * The files of a document type of an organisation, because the result of a run depends on them.
 * Empty for a type of the tool: the version of the tool identifies its files.
 */
export async function filesOfType({
  name,
  folder,
  isOfTool,
}: Pick<DocumentType, "name" | "folder" | "isOfTool">): Promise<readonly TypeFile[]> {
  if (isOfTool) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:yaml|hbs|css)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return await Promise.all(
    files.sort().map(async (file) => ({
      file: [name, ...path.relative(folder, file).split(path.sep)].join("/"),
      sha256: sha256(await readFile(file)),
    })),
  );
}

/**
 * The name of the document type that a run makes if the user names none. `templates/default.txt`
 * contains it.
 */
export async function defaultTypeName(): Promise<string> {
  return (await readFile(new URL("templates/default.txt", PACKAGE_ROOT), "utf8")).trim();
}
