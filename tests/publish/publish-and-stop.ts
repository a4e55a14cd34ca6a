// Run by node as a process of its own: tries a folder and publishes, says which steps it has come to, and at the
// step it is told to stop at waits to be killed.
import { publishFolder, tryFolder, type PublishStep } from "../../src/publish/output-folder.ts";
import { filesOfRun } from "./output-run.ts";

const [target = "", run = "", stopAt = "", occurrence = "1"] = process.argv.slice(2);
let seen = 0;
const afterStep = async (step: PublishStep): Promise<void> => {
  if (step !== stopAt) return;
  seen += 1;
  if (seen < Number(occurrence)) return;
  process.stdout.write("stopped\n");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
await tryFolder(target, { afterStep });
await publishFolder(target, filesOfRun(run), { afterStep });
