import { runTool } from "./run-tool.ts";

/** The problems that qpdf finds in the file format of a PDF. Empty if there are none. */
export async function complaintsOfQpdf(file: string): Promise<string> {
  const { code, stdout, stderr } = await runTool("qpdf", ["--check", file]);
  // It exits with 3 for warnings, and with 2 for errors.
  return code === 0 && stderr === "" ? "" : `exit ${code}\n${stdout}${stderr}`;
}
