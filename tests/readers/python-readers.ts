import path from "node:path";

import { pythonWith } from "../conformance/python.ts";
import { outputOf } from "../conformance/run-tool.ts";

export const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");

let python: Promise<string> | undefined;

/** The result of a Python reader for each of these files. Throws if it fails. */
export async function readInPython(reader: string, files: readonly string[]): Promise<unknown> {
  const script = path.join(import.meta.dirname, "read_pdfs.py");
  python ??= pythonWith(REQUIREMENTS);
  return JSON.parse(await outputOf(await python, [script, reader, ...files]));
}
