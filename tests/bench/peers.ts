import { spawnSync } from "node:child_process";
import path from "node:path";

import { inTurn, runProgram, showRuns, timesAsLong, type Run } from "./run.ts";

const RUNS = 3;

/** Programs that print HTML, each with its arguments for one page and one PDF. */
const PEERS = [
  ["weasyprint", (html: string, pdf: string) => [html, pdf]],
  ["prince", (html: string, pdf: string) => [html, "-o", pdf]],
  ["vivliostyle", (html: string, pdf: string) => ["build", html, "-o", pdf]],
] as const;

/**
 * The time that the installed printers of HTML need for the finished page alone, beside a whole
 * run.
 */
export async function benchPeers(
  html: string,
  generate: () => Promise<Run>,
  folder: string,
): Promise<void> {
  for (const [program, wordsFor] of PEERS) {
    if (spawnSync(program, ["--version"]).status !== 0) {
      process.stdout.write(`${program} is not installed\n`);
      continue;
    }
    const words = wordsFor(html, path.join(folder, `${program}.pdf`));
    const { peer, whole } = await inTurn(RUNS, {
      peer: () => runProgram(program, words, folder),
      whole: generate,
    });
    const ratio = timesAsLong(peer, whole);
    showRuns(`${program}: the page alone`, peer, `${ratio.toFixed(2)} times report generate`);
  }
}
