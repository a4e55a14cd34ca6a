import { readFileSync } from "node:fs";
import { homedir, hostname, tmpdir } from "node:os";

import { startBrowser } from "../../src/browser/browser.ts";

// The floor of a run: start Node, start the browser, print finished HTML once.
const browser = await startBrowser({
  platform: process.platform,
  architecture: process.arch,
  environment: process.env,
  homeFolder: homedir(),
  temporaryFolder: tmpdir(),
  hostName: hostname(),
  processId: process.pid,
  userId: process.getuid?.(),
  browserPath: process.env["REPORT_BROWSER"],
  debug: () => undefined,
  notice: () => undefined,
});
await browser.print(readFileSync(process.argv[2] ?? "", "utf8"));
await browser.close();
process.exit(0);
