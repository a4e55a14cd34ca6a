// Runs as a separate node process: finds, and so unpacks, the browser, and prints its path.
import { findBrowser } from "../../src/browser/find-browser.ts";
import { contextOfThisMachine } from "./machine.ts";

const [cacheFolder = ""] = process.argv.slice(2);
const environment = { XDG_CACHE_HOME: cacheFolder };
const { path } = await findBrowser(contextOfThisMachine({ environment }));
process.stdout.write(path);
