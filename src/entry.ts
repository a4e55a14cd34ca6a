#!/usr/bin/env node
import { continueInCarriedNode, explainUnloadable, isNewEnough } from "./node-version.ts";

// Any Node on the machine loads this file, so it may import nothing else before the check.
if (isNewEnough(process.versions.node)) {
  const { main } = await import("./main.ts").catch(explainUnloadable);
  await main();
} else {
  continueInCarriedNode();
}
