// Runs as a separate node process: prints without end, until the test kills it.
import { startBrowser } from "../../src/browser/browser.ts";
import { contextOfThisMachine } from "./machine.ts";

const [temporaryFolder = ""] = process.argv.slice(2);
const browser = await startBrowser(contextOfThisMachine({ temporaryFolder }));
process.stdout.write("started\n");
for (;;) await browser.print(`<!doctype html><title>x</title>${"<p>tekst".repeat(5000)}`);
