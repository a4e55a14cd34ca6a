import stringify from "json-stringify-pretty-compact";

import { sha256 } from "../file-system/sha256.ts";
import type { SnapshotManifest } from "./snapshot.ts";

/** The manifest with the seal that goes with it. */
export function sealed(manifest: Omit<SnapshotManifest, "seal">): SnapshotManifest {
  return { ...manifest, seal: sha256(sortedJson(manifest)) };
}

/** True where nothing in the manifest changed since it was sealed. */
export function isSealed({ seal, ...manifest }: SnapshotManifest): boolean {
  return sha256(sortedJson(manifest)) === seal;
}

/**
 * A hash of each part of a page by its name, such as a section or its `style`, and of `page`: all
 * that lies around those. So a page that is not kept still tells where it changed.
 */
export function hashesOfParts(
  html: string,
  parts: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const hashes = Array.from(parts, ([name, part]) => [name, sha256(part)] as const);
  const page = [...parts.values()].reduce((rest, part) => rest.replace(part, () => ""), html);
  return { ...Object.fromEntries(hashes), page: sha256(page) };
}

/** In characters: what fits is one line, so that a review sees a sentence with its parts together. */
const LONGEST_LINE = 120;

/** JSON of which the keys are in alphabetical order, so that no order of ours shows as a change. */
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
