import { createHash } from "node:crypto";

/** The files of an imaginary run named `run`. Each contains that name. */
export function filesOfRun(
  run: string,
  names = ["grafieken/a.png", "report.html", "report.pdf"],
): Map<string, string> {
  const files = new Map(names.map((name) => [name, `${name} van ${run}`]));
  const outputs = Array.from(files, ([file, content]) => ({
    file,
    sha256: createHash("sha256").update(content).digest("hex"),
  }));
  return files.set("manifest.json", JSON.stringify({ run, outputs }));
}
