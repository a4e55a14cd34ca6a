import stringify from "json-stringify-pretty-compact";

import { sha256 } from "../file-system/sha256.ts";
import type { SnapshotManifest } from "./snapshot.ts";

/** Adds its seal to a manifest. */
export function sealed(manifest: Omit<SnapshotManifest, "seal">): SnapshotManifest {
  return { ...manifest, seal: sha256(sortedJson(manifest)) };
}

/** True if nothing in the manifest changed after it was sealed. */
export function isSealed({ seal, ...manifest }: SnapshotManifest): boolean {
  return sha256(sortedJson(manifest)) === seal;
}

/**
 * The hash of each part of a page by name, such as a section or `style`, and of `page`: the rest of
 * the page. A snapshot does not contain the page, but these hashes show where it changed.
 */
export function hashesOfParts(
  html: string,
  parts: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const hashes = Array.from(parts, ([name, part]) => [name, sha256(part)] as const);
  const page = [...parts.values()].reduce((rest, part) => rest.replace(part, () => ""), html);
  return { ...Object.fromEntries(hashes), page: sha256(page) };
}

/**
 * In characters. A sentence with its parts then fits on one line, so that a reviewer sees it whole.
 */
const LONGEST_LINE = 120;

/**
 * JSON with its keys in alphabetical order, so that a change of their order in the code changes no
 * file.
 */
export function sortedJson(value: unknown): string {
  return `${stringify(sorted(value), { maxLength: LONGEST_LINE })}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
