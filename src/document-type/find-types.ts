import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { ReportError } from "../errors.ts";
import { closestTerm } from "../language/closest.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import { type Finding, NOTHING_OMITTED } from "../messages/finding.ts";
import { PACKAGE_ROOT } from "../package-root.ts";
import type { DocumentType, KnownEntries } from "./document-type.ts";
import { finding, MANIFEST_FILE, readDocumentType } from "./read-manifest.ts";

/** Found from the package, never from the working folder. */
const OWN_TEMPLATES = fileURLToPath(new URL("templates/", PACKAGE_ROOT));

/** A document type as it is found: a folder with a manifest. */
interface FoundType {
  readonly name: string;
  readonly folder: string;
  readonly isOfTool: boolean;
}

/** The document types that there are, by name, and what is wrong with their folders. */
export interface FoundTypes {
  readonly types: readonly FoundType[];
  readonly findings: readonly Finding[];
}

const NAME = /^[a-z][a-z\d-]{0,59}$/;

/**
 * Finds the document types of the tool, and those in a folder of the organisation.
 *
 * @param templates that folder; null for none. Throws ReportError "usage" where it cannot be read.
 */
export async function findTypes(templates: string | null): Promise<FoundTypes> {
  const own = await typesIn(OWN_TEMPLATES, true);
  if (templates === null) return { types: own, findings: [] };
  let others: readonly FoundType[];
  try {
    others = await typesIn(templates, false);
  } catch (error) {
    throw new ReportError("usage", messages.templatesMissing(templates), { cause: error });
  }
  const findings: Finding[] = [];
  const right = others.filter(({ name, folder }) => {
    const isTaken = own.some((one) => one.name === name);
    const message = isTaken
      ? messages.nameTaken(name)
      : NAME.test(name)
        ? null
        : messages.nameInvalid(name);
    if (message !== null) findings.push(finding("document-type-invalid", folder, null, message));
    return message === null;
  });
  const types = [...own, ...right].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { types, findings };
}

async function typesIn(folder: string, isOfTool: boolean): Promise<readonly FoundType[]> {
  const names = await readdir(folder);
  return names
    .map((name) => ({ name, folder: path.join(folder, name), isOfTool }))
    .filter((one) => existsSync(path.join(one.folder, MANIFEST_FILE)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Loads a document type by name. Throws ReportError "usage" where there is none of that name, and,
 * with all that is wrong, where its manifest is mistaken.
 */
export async function loadType(
  name: string,
  { types, findings }: FoundTypes,
  known: KnownEntries,
): Promise<DocumentType> {
  const names = types.map((one) => one.name);
  const found = types.find((one) => one.name === name);
  if (found === undefined) {
    // Why a type of that name is none says more than that there is none.
    refuse(findings);
    throw new ReportError("usage", messages.unknown(name, names, closestTerm(name, names)));
  }
  const reading = await readDocumentType(found, known);
  if (reading.type !== null) return reading.type;
  return refuse(reading.findings, true);
}

function refuse(findings: readonly Finding[], isSure: true): never;
function refuse(findings: readonly Finding[], isSure?: boolean): void;
function refuse(findings: readonly Finding[], isSure = false): void {
  if (!isSure && findings.length === 0) return;
  throw new ReportError("usage", messages.refused, {
    found: { findings, omitted: NOTHING_OMITTED },
  });
}
