import path from "node:path";

import { jarsOf, type JavaTool } from "./maven.ts";
import { runJava } from "./run-tool.ts";

export const ODF_VALIDATOR: JavaTool = {
  name: "ODF Validator",
  group: "org.odftoolkit",
  artifact: "odfvalidator",
  version: "0.12.0",
  classifier: "jar-with-dependencies",
  hasLibraries: false,
  sha256: "4ae32e9ab2fc3c0f9a0eb7aad10a99d5dec3170e8de41f439bd8807adf4a94a5",
};

/** The errors that the ODF Validator finds in a workbook. Throws where the validator fails. */
export async function errorsOfOdf(file: string): Promise<string> {
  const { artifact, version, classifier } = ODF_VALIDATOR;
  const jar = path.join(
    await jarsOf(ODF_VALIDATOR),
    `${artifact}-${version}-${classifier ?? ""}.jar`,
  );
  const { code, stdout, stderr } = await runJava(["-jar", jar, "-c", "-w", file]);
  if (code === 0) return stdout;
  throw new Error(`the ODF Validator ended with ${code}\n${stdout}${stderr}`);
}
