// Run by node as a process of its own: publishes, says which steps it has come to, and at the
// step it is told to stop at waits to be killed.
import { publishFolder } from "../../src/publish/output-folder.ts";
import { filesOfRun } from "./output-run.ts";

const [target = "", run = "", stopAt = "", occurrence = "1"] = process.argv.slice(2);
let seen = 0;
await publishFolder(target, filesOfRun(run), {
  afterStep: async (step) => {
    if (step !== stopAt) return;
    seen += 1;
    if (seen < Number(occurrence)) return;
    process.stdout.write("stopped\n");
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
