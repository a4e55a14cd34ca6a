import path from "node:path";

import { closestTerm } from "../language/likely-meaning.ts";
import { readUntrusted } from "../file-system/read-files.ts";
import { documentTypeMessages as messages } from "../messages/document-type.ts";
import type { Finding } from "../findings/finding.ts";
import { controlTakenOut, yamlMessages } from "../messages/settings-and-yaml.ts";
import {
  decodeYaml,
  type Keys,
  type Mistake,
  mistakesOf,
  parsePlacedYaml,
  type PlacedYaml,
} from "../yaml/placed-yaml.ts";
import type { YamlFault } from "../yaml/faults.ts";
import type { DocumentType, KnownEntries } from "./document-type.ts";
import { misfitsOf } from "./relations.ts";
import { type Manifest, manifestSchema, partsAt } from "./schema.ts";
import { type DocumentTypeCode, severityOf } from "../findings/codes.ts";

/** The name of the manifest: the file that describes a document type. */
export const MANIFEST_FILE = "document.yaml";

const LARGEST_KIBIBYTES = 64;

/** A document type and the findings about its manifest. */
export interface TypeReading {
  /** Null if a finding is an error. */
  readonly type: DocumentType | null;
  readonly findings: readonly Finding[];
}

/** Reads the manifest of a document type. Reports every mistake with its line and character. */
export async function readDocumentType(
  found: Pick<DocumentType, "name" | "folder" | "isOfTool">,
  known: KnownEntries,
): Promise<TypeReading> {
  const { folder } = found;
  const file = path.join(folder, MANIFEST_FILE);
  const bytes = await readUntrusted(file, { mostBytes: LARGEST_KIBIBYTES * 1024 });
  if (typeof bytes === "string") {
    const unreadable = finding(
      "document-type-unreadable",
      file,
      null,
      messages.unread(bytes, LARGEST_KIBIBYTES),
    );
    return { type: null, findings: [unreadable] };
  }
  const { manifest, findings } = parseManifest(bytes, file, known);
  return { type: manifest && { ...found, ...manifest, warnings: findings }, findings };
}

/** Parses the content of a manifest. The manifest is null if it has an error. */
export function parseManifest(
  bytes: Buffer,
  file: string,
  known: KnownEntries,
): { readonly manifest: Manifest | null; readonly findings: readonly Finding[] } {
  const decoded = decodeYaml(bytes);
  const wrong = (code: DocumentTypeCode, ...faults: readonly YamlFault[]) => ({
    manifest: null,
    findings: faults.map(({ line, position = 1, message }) =>
      finding(code, file, line === null ? null : { line, position }, message),
    ),
  });
  if ("fault" in decoded) return wrong("document-type-syntax", decoded.fault);
  const yaml = parsePlacedYaml(decoded.text);
  if (yaml.faults.length > 0) return wrong("document-type-syntax", ...yaml.faults);
  if (yaml.content === null || yaml.content === undefined) {
    return wrong("document-type-invalid", { line: 1, message: messages.manifestEmpty });
  }
  const { manifest, mistakes } = mistakesIn(yaml, file, known);
  const findings = [
    ...yaml.takenOut.map(({ codePoint, ...place }) =>
      finding("document-type-control", file, place, controlTakenOut(codePoint)),
    ),
    ...yaml.cuts.map((place) => finding("document-type-comment", file, place, messages.cut)),
    ...mistakes,
  ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  const isWrong = findings.some(({ severity }) => severity === "error");
  return { manifest: isWrong ? null : manifest, findings };
}

type Place = ReturnType<PlacedYaml["placeOf"]>;

function mistakesIn(yaml: PlacedYaml, file: string, known: KnownEntries) {
  const at = (code: DocumentTypeCode, keys: Keys, message: string): Finding =>
    finding(code, file, yaml.placeOf(keys), message);
  const parsed = manifestSchema.safeParse(yaml.content);
  const mistakes = parsed.success ? [] : mistakesOf(parsed.error, yaml);
  // Checks the relations between parts too, so that one run reports all mistakes.
  const manifest = parsed.data ?? manifestSchema.safeParse(mended(yaml.content, mistakes)).data;
  const misfits = manifest === undefined ? [] : misfitsOf(manifest, known, yaml.lineOf);
  // A misspelt key counts as the key that it most likely means.
  const meant = mistakes.flatMap(({ keys, detail }) => (detail === null ? nearest(keys) : []));
  const wrong = [...mistakes.map(({ keys }) => keys), ...meant];
  const findings = [
    ...mistakes.flatMap(({ keys, detail }): Finding[] => {
      if (detail === null) {
        const parts = partsAt(keys.slice(0, -1));
        const name = String(keys.at(-1));
        const message = messages.unknownKey(name, closestTerm(name, parts), parts);
        return [at("document-type-unknown", keys, message)];
      }
      if (keys.length === 0) return [at("document-type-invalid", keys, messages.notMap)];
      const value = keys.reduce<unknown>(ownValue, yaml.content);
      if (value === undefined && meant.some((one) => isWithin(keys, one))) return [];
      const message = messages.invalid(keys, detailOf(value, keys, detail, yaml));
      return [at("document-type-invalid", keys, message)];
    }),
    ...misfits
      .filter(({ keys, from = [keys] }) =>
        wrong.every((one) => from.every((part) => !isWithin(part, one) && !isWithin(one, part))),
      )
      .map(({ keys, detail }) => at("document-type-invalid", keys, messages.invalid(keys, detail))),
  ];
  return { manifest: parsed.data ?? null, mistakes: findings };
}

/** The message about a wrong value. A value that is missing or empty has a message of its own. */
function detailOf(value: unknown, keys: Keys, detail: string, yaml: PlacedYaml): string {
  if (value === undefined) return messages.details.missing;
  return value === null ? yamlMessages[yaml.absenceAt(keys) ?? "empty"] : detail;
}

/** The keys of the part that a misspelt key most likely means. */
function nearest(keys: Keys): readonly Keys[] {
  const holder = keys.slice(0, -1);
  const near = closestTerm(String(keys.at(-1)), partsAt(holder));
  return near === undefined ? [] : [[...holder, near]];
}

/** True if `keys` lead to `part` or to something within it. */
function isWithin(keys: Keys, part: Keys): boolean {
  return part.every((key, index) => keys[index] === key);
}

/**
 * Returns a copy of the manifest's content in which every part with the wrong form is removed or
 * replaced.
 */
function mended(content: unknown, mistakes: readonly Mistake[]): unknown {
  const copy = structuredClone(content);
  for (const { keys, detail } of mistakes) {
    const path = replaceable(keys);
    const last = String(path.at(-1));
    const holder = path.slice(0, -1).reduce<unknown>(ownValue, copy);
    if (typeof holder !== "object" || holder === null) continue;
    const standIn = detail === null && path === keys ? undefined : standInFor(path);
    if (standIn === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, standIn);
  }
  return copy;
}

/**
 * The keys of the part to replace for a mistake: a whole block, or one name in the list of a block.
 */
function replaceable(keys: Keys): Keys {
  const block = keys.indexOf("blocks") + 2;
  const isInBlock = block > 1 && keys.length > block;
  return isInBlock && typeof keys[block + 1] !== "number" ? keys.slice(0, block) : keys;
}

/** A valid value for a part without a default. Undefined for a part that may be left out. */
function standInFor(keys: Keys): unknown {
  const [holder, last] = [keys.at(-2), keys.at(-1)].map(String);
  // These ids differ from each other and from every id that a writer could have written.
  const id = `zonder-naam-${keys.join("-").toLowerCase()}`;
  const block = { subheading: WORDS };
  const section = { id, title: WORDS, blocks: [block] };
  const field = { id, label: WORDS };
  const guidance = { narrative: id, purpose: WORDS, questions: [WORDS] };
  const margins = { top: 0, right: 0, bottom: 0, left: 0 };
  const page = { orientation: "portrait", margins };
  if (typeof keys.at(-1) === "number") {
    const edition = keys.length > 2 ? id : { id, ...(last === "0" ? {} : { mark: WORDS }) };
    const items: Readonly<Record<string, unknown>> = {
      sections: section,
      blocks: block,
      guidance,
      list: field,
      editions: edition,
      periods: "year",
    };
    return items[holder ?? ""] ?? WORDS;
  }
  const parts: Readonly<Record<string, unknown>> = {
    title: WORDS,
    subject: WORDS,
    called: WORDS,
    label: WORDS,
    id,
    file: id,
    sections: [section],
    blocks: [block],
    narrative: id,
    purpose: WORDS,
    questions: [WORDS],
    list: [field],
    page,
    ...page,
    ...(holder === "margins" ? margins : {}),
  };
  return parts[last ?? ""];
}

const WORDS = "…";

function ownValue(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

export function finding(
  code: DocumentTypeCode,
  file: string,
  place: Place | null,
  message: string,
): Finding {
  const { line = null, position } = place ?? {};
  const where = position === undefined ? {} : { position };
  return { severity: severityOf(code), code, file, line, column: null, ...where, message };
}
