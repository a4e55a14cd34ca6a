import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

import { runTool } from "./run-tool.ts";

/** A tool in Java, with a fixed version and fixed bytes. */
export interface JavaTool {
  readonly name: string;
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
  /** The classifier of a file that is not the main one of the artifact. */
  readonly classifier?: string;
  /** False if the artifact contains the libraries that it needs. */
  readonly hasLibraries: boolean;
  /** The SHA-256 of a list of its files, each as its own SHA-256 and its name. */
  readonly sha256: string;
}

const COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

/**
 * The folder with the jars of a tool, in the user's cache, outside the project. Maven fetches it,
 * so that its mirrors and proxies apply. Throws if it is not available, or contains other files.
 */
export async function jarsOf(tool: JavaTool): Promise<string> {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache");
  const parent = path.join(cache, "peildatum-java");
  const folder = path.join(parent, `${tool.artifact}-${tool.version}`);
  const kept = await checksumOf(folder);
  if (kept !== null) return verified(tool, folder, kept);

  await mkdir(parent, { recursive: true });
  // A download that stops halfway leaves nothing under the tool's name.
  const download = await mkdtemp(path.join(parent, "download-"));
  try {
    const jars = path.join(download, "jars");
    await fetchInto(jars, tool, path.join(download, "pom.xml"));
    verified(tool, jars, await checksumOf(jars));
    // Another test file may have been first.
    await rename(jars, folder).catch(async (error: unknown) => {
      if ((await checksumOf(folder)) !== tool.sha256) throw error;
    });
  } finally {
    await rm(download, { recursive: true, force: true });
  }
  return folder;
}

async function fetchInto(folder: string, tool: JavaTool, pom: string): Promise<void> {
  const { group, artifact, version, classifier, hasLibraries } = tool;
  const which = classifier === undefined ? "" : `<classifier>${classifier}</classifier>`;
  await writeFile(
    pom,
    `<project><modelVersion>4.0.0</modelVersion>
<groupId>peildatum</groupId><artifactId>tools</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${which}</dependency></dependencies>
</project>`,
  );
  const words = ["-B", "-q", "-f", pom, COPY, `-DoutputDirectory=${folder}`];
  const { code, stdout, stderr } = await runTool("mvn", [
    ...words,
    `-DexcludeTransitive=${!hasLibraries}`,
  ]);
  if (code !== 0) throw new Error(`Maven could not fetch ${artifact}:\n${stdout}${stderr}`);
}

function verified({ name, version, sha256 }: JavaTool, folder: string, found: string | null) {
  if (found === sha256) return folder;
  throw new Error(
    `conformance cannot be checked: ${folder} is not ${name} ${version}, its SHA-256 is ${found ?? "none"} in place of ${sha256}`,
  );
}

async function checksumOf(folder: string): Promise<string | null> {
  try {
    const names = (await readdir(folder)).sort();
    const sums = names.map(async (name) => {
      return `${sha256(await readFile(path.join(folder, name)))}  ${name}\n`;
    });
    return sha256((await Promise.all(sums)).join(""));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
