import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { runTool } from "./run-tool.ts";

const VERSION = "1.30.2";
const SHA256 = "287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332";

const ARTIFACT = `org.verapdf.apps:cli:${VERSION}`;
const MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
const FILE = `cli-${VERSION}.jar`;

/**
 * Where the jar of veraPDF stands, the version and the bytes that we chose. It is kept outside the
 * project, in the user's cache. Maven fetches it, so that its mirrors and proxies hold. Throws where
 * it cannot be had, and where it is another file.
 */
export async function veraPdfJar(): Promise<string> {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const folder = path.join(cache, "peildatum-verapdf");
  const jar = path.join(folder, FILE);
  const kept = await checksumOf(jar);
  if (kept !== null) return verified(jar, kept);

  await mkdir(folder, { recursive: true });
  // A download that stops halfway leaves nothing under the jar's name.
  const download = await mkdtemp(path.join(folder, "download-"));
  try {
    await fetchInto(download);
    const fetched = path.join(download, FILE);
    verified(fetched, await checksumOf(fetched));
    await rename(fetched, jar);
  } finally {
    await rm(download, { recursive: true, force: true });
  }
  return jar;
}

async function fetchInto(folder: string): Promise<void> {
  const words = ["-B", "-q", MAVEN_COPY, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`];
  const { code, stdout, stderr } = await runTool("mvn", words);
  if (code !== 0) throw new Error(`Maven could not fetch ${ARTIFACT}:\n${stdout}${stderr}`);
}

function verified(jar: string, checksum: string | null): string {
  if (checksum === SHA256) return jar;
  throw new Error(
    `conformance cannot be checked: ${jar} is not veraPDF ${VERSION}, its SHA-256 is ${checksum ?? "none"} in place of ${SHA256}`,
  );
}

async function checksumOf(file: string): Promise<string | null> {
  try {
    return createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
