#!/usr/bin/env node
import { continueInCarriedNode, explainUnloadable, isNewEnough } from "./node-version.ts";

// Loaded by whatever Node the machine has: nothing else may be imported before the check.
if (isNewEnough(process.versions.node)) {
  const { main } = await import("./main.ts").catch(explainUnloadable);
  await main();
} else {
  continueInCarriedNode();
}
