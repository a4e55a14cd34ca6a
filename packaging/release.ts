import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { sha256 } from "../src/file-system/read-files.ts";

/**
 * Makes what a release publishes: the package file, the list of components, the notices, the
 * changes of this version, and the checksums of these files.
 *
 * @param root the checkout
 * @param folder where the files go; it is emptied first
 * @param isBuilt whether `dist` is up to date; otherwise `npm pack` builds it
 * @returns the names of the files
 * @throws when the versions of package.json, publiccode.yml and CHANGELOG.md differ
 */
export function makeRelease(root: string, folder: string, isBuilt = false): readonly string[] {
  const { version, changes } = releaseOf(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const words = ["pack", "--pack-destination", folder, ...(isBuilt ? ["--ignore-scripts"] : [])];
  execFileSync("npm", words, { cwd: root, stdio: "pipe" });
  for (const name of ["components.cdx.json", "THIRD-PARTY-NOTICES.txt"]) {
    copyFileSync(path.join(root, "dist", name), path.join(folder, name));
  }
  writeFileSync(path.join(folder, `CHANGES-${version}.md`), `${changes}\n`);
  const files = readdirSync(folder).sort();
  const sums = files.map((name) => `${sha256(readFileSync(path.join(folder, name)))}  ${name}\n`);
  writeFileSync(path.join(folder, "SHA256SUMS"), sums.join(""));
  return [...files, "SHA256SUMS"];
}

/**
 * The version of a release and what changes in it, as CHANGELOG.md lists it.
 *
 * @throws when a file names another version
 */
export function releaseOf(root: string): { readonly version: string; readonly changes: string } {
  const read = (name: string): string => readFileSync(path.join(root, name), "utf8");
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  const [, listed, changes = ""] =
    /^## (\S+) \(\d{4}-\d\d-\d\d\)\n+(.*?)(?=\n## |(?![\s\S]))/ms.exec(read("CHANGELOG.md")) ?? [];
  const [, catalogued] = /^softwareVersion: (\S+)$/m.exec(read("publiccode.yml")) ?? [];
  const others = { "CHANGELOG.md": listed, "publiccode.yml": catalogued };
  for (const [file, other] of Object.entries(others)) {
    if (other !== version) throw new Error(`package.json is ${version}, ${file} is ${other}`);
  }
  return { version, changes: changes.trim() };
}

if (import.meta.main) {
  const folder = path.resolve("out/release");
  const changed = execFileSync("git", ["status", "--porcelain"], { encoding: "utf8" });
  if (changed !== "") throw new Error("commit all changes before you make a release");
  for (const name of makeRelease(process.cwd(), folder)) console.log(path.join(folder, name));
}
