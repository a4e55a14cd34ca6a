import { readFileSync } from "node:fs";

import { startBrowser } from "../../src/browser/browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";

// The floor of a run: start Node, start the browser, print finished HTML once.
const browser = await startBrowser(
  contextOfThisMachine({ browserPath: process.env["REPORT_BROWSER"] }),
);
await browser.print(readFileSync(process.argv[2] ?? "", "utf8"));
await browser.close();
process.exit(0);
