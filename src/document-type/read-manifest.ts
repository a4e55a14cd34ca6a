import path from "node:path";

import { closestTerm } from "../language/closest.ts";
import { readUntrusted } from "../file-system/untrusted-file.ts";
import {
  DOCUMENT_TYPE_CODES,
  type DocumentTypeCode,
  documentTypeMessages as messages,
} from "../messages/document-type.ts";
import type { Finding } from "../messages/finding.ts";
import { controlTakenOut } from "../messages/yaml.ts";
import { decodeYaml } from "../yaml/decode-yaml.ts";
import { type Mistake, mistakesOf } from "../yaml/mistakes.ts";
import { type Keys, parsePlacedYaml, type PlacedYaml } from "../yaml/placed-yaml.ts";
import type { DocumentType, KnownEntries } from "./document-type.ts";
import { misfitsOf } from "./relations.ts";
import { type Manifest, manifestSchema, partsAt } from "./schema.ts";

/** The file that says what a document type is like. */
export const MANIFEST_FILE = "document.yaml";

const LARGEST_KIBIBYTES = 64;

/** A document type, and what is wrong with its manifest. */
export interface TypeReading {
  /** Null where there is an error. */
  readonly type: DocumentType | null;
  readonly findings: readonly Finding[];
}

/** Reads the manifest of a document type. Every mistake is told, with its place. */
export async function readDocumentType(
  found: Pick<DocumentType, "name" | "folder" | "isOfTool">,
  known: KnownEntries,
): Promise<TypeReading> {
  const { folder } = found;
  const file = path.join(folder, MANIFEST_FILE);
  const bytes = await readUntrusted(file, { mostBytes: LARGEST_KIBIBYTES * 1024, isNamed: true });
  if (typeof bytes === "string") {
    const message =
      bytes === "tooLarge"
        ? messages.manifestTooLarge(LARGEST_KIBIBYTES)
        : messages.manifestUnreadable;
    return { type: null, findings: [finding("document-type-unreadable", file, null, message)] };
  }
  const { manifest, findings } = parseManifest(bytes, file, known);
  return { type: manifest && { ...found, ...manifest }, findings };
}

/** The content of a manifest; null where it holds an error. */
export function parseManifest(
  bytes: Buffer,
  file: string,
  known: KnownEntries,
): { readonly manifest: Manifest | null; readonly findings: readonly Finding[] } {
  const decoded = decodeYaml(bytes);
  const wrong = (code: DocumentTypeCode, place: Place | null, message: string) => ({
    manifest: null,
    findings: [finding(code, file, place, message)],
  });
  if ("fault" in decoded) {
    const { line, message } = decoded.fault;
    return wrong("document-type-syntax", line === null ? null : { line, position: 1 }, message);
  }
  const yaml = parsePlacedYaml(decoded.text);
  if (yaml.faults.length > 0) {
    const findings = yaml.faults.map(({ line, position = 1, message }) =>
      finding("document-type-syntax", file, line === null ? null : { line, position }, message),
    );
    return { manifest: null, findings };
  }
  if (yaml.content === null || yaml.content === undefined) {
    return wrong("document-type-invalid", { line: 1, position: 1 }, messages.manifestEmpty);
  }
  const findings = [
    ...yaml.takenOut.map(({ line, codePoint }) =>
      finding("document-type-control", file, { line, position: 1 }, controlTakenOut(codePoint)),
    ),
    ...mistakesIn(yaml, file, known),
  ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  const isWrong = findings.some(({ severity }) => severity === "error");
  return { manifest: isWrong ? null : manifestSchema.parse(yaml.content), findings };
}

type Place = ReturnType<PlacedYaml["placeOf"]>;

function mistakesIn(yaml: PlacedYaml, file: string, known: KnownEntries): readonly Finding[] {
  const at = (code: DocumentTypeCode, keys: Keys, message: string): Finding =>
    finding(code, file, yaml.placeOf(keys), message);
  const parsed = manifestSchema.safeParse(yaml.content);
  const mistakes = parsed.success ? [] : mistakesOf(parsed.error, yaml);
  // What has the right form is looked at all the same, so that all is told at once.
  const manifest = parsed.data ?? manifestSchema.safeParse(mended(yaml.content, mistakes)).data;
  const misfits = manifest === undefined ? [] : misfitsOf(manifest, known, yaml.lineOf);
  return [
    ...mistakes.map(({ keys, detail }) => {
      if (keys.length === 0) return at("document-type-invalid", keys, messages.notMap);
      if (detail !== null) return at("document-type-invalid", keys, messages.invalid(keys, detail));
      const name = String(keys.at(-1));
      const parts = partsAt(keys.slice(0, -1));
      const message = messages.unknownKey(name, closestTerm(name, parts), parts);
      return at("document-type-unknown", keys, message);
    }),
    ...misfits
      .filter((misfit) => mistakes.every((mistake) => !followsFrom(misfit.keys, mistake.keys)))
      .map(({ keys, detail }) => at("document-type-invalid", keys, messages.invalid(keys, detail))),
  ];
}

/** Stand-ins for what has the wrong form and no default, by the last key that leads to it. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  title: "…",
  subject: "…",
  called: "…",
  label: "…",
  orientation: "portrait",
  ...Object.fromEntries(["top", "right", "bottom", "left"].map((side) => [side, 0])),
  blocks: [{ subheading: "…" }],
};

/** The content of a manifest in which what has the wrong form is left out or replaced. */
function mended(content: unknown, mistakes: readonly Mistake[]): unknown {
  const copy = structuredClone(content);
  for (const { keys } of mistakes) {
    const inBlock = keys.indexOf("blocks") + 2;
    const isBlock = inBlock > 1 && keys.length >= inBlock;
    const path = isBlock ? keys.slice(0, inBlock) : keys;
    const last = String(path.at(-1));
    const holder = path.slice(0, -1).reduce<unknown>(ownValue, copy);
    if (typeof holder !== "object" || holder === null) continue;
    if (isBlock) Reflect.set(holder, last, { subheading: "…" });
    else if (last === "id") Reflect.set(holder, last, `zonder-naam-${keys.join("-")}`);
    else if (Object.hasOwn(STAND_INS, last)) Reflect.set(holder, last, STAND_INS[last]);
    else Reflect.deleteProperty(holder, last);
  }
  return copy;
}

function ownValue(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** Whether a misfit comes of a mistake: it is about the same part, or about the name of a section. */
function followsFrom(misfit: Keys, mistake: Keys): boolean {
  const isOfNames = mistake[0] === "sections" && (mistake.length === 1 || mistake[2] === "id");
  if (isOfNames && misfit[0] === "roles") return true;
  const isOf = mistake.slice(0, 4).every((key, index) => misfit[index] === key);
  return isOf || misfit.every((key, index) => mistake[index] === key);
}

export function finding(
  code: DocumentTypeCode,
  file: string,
  place: Place | null,
  message: string,
): Finding {
  const { line = null, position } = place ?? {};
  const where = position === undefined ? {} : { position };
  return { severity: DOCUMENT_TYPE_CODES[code], code, file, line, column: null, ...where, message };
}
