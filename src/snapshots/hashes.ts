import { createHash } from "node:crypto";

import type { SnapshotManifest } from "./snapshot.ts";
import { sortedJson } from "./sorted-json.ts";

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The manifest with the seal that goes with it. */
export function sealed(manifest: Omit<SnapshotManifest, "seal">): SnapshotManifest {
  return { ...manifest, seal: sha256(sortedJson(manifest)) };
}

/** True where nothing in the manifest changed since it was sealed. */
export function isSealed({ seal, ...manifest }: SnapshotManifest): boolean {
  return sha256(sortedJson(manifest)) === seal;
}

const STYLE = /<style>[\s\S]*?<\/style>/g;
const SECTION = /<section class="section-([\w-]+)">[\s\S]*?(?=<section class="section-|<\/main>)/g;

/**
 * A hash of each section of a page by its id, of its `style`, and of `page`: all that lies around
 * those. So a page that is not kept still tells where it changed.
 */
export function hashesOfParts(html: string): Readonly<Record<string, string>> {
  const style = [...html.matchAll(STYLE)].join("\n");
  const sections = [...html.matchAll(SECTION)].map(
    ([section, id = ""]) => [id, sha256(section)] as const,
  );
  const page = html.replaceAll(STYLE, "").replaceAll(SECTION, "");
  return { ...Object.fromEntries(sections), page: sha256(page), style: sha256(style) };
}
