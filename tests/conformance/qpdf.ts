import { runTool } from "./run-tool.ts";

/** What qpdf has against the file format of a PDF; empty where nothing. */
export async function complaintsOfQpdf(file: string): Promise<string> {
  const { code, stdout, stderr } = await runTool("qpdf", ["--check", file]);
  // It ends with 3 where it only warns, and with 2 where it finds an error.
  return code === 0 && stderr === "" ? "" : `exit ${code}\n${stdout}${stderr}`;
}
