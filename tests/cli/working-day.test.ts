import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { startReader } from "../preview/browser-on-network.ts";
import { start, until, untilShown } from "../preview/running.ts";
import { emptyFolder, runReport } from "./run-report.ts";

/** The commands that the first screen of help lists, in the order of the work. */
async function stepsOfHelp(): Promise<readonly (readonly string[])[]> {
  const { stdout } = await runReport(["--help"]);
  const [, work = ""] = stdout.split("Zo werk je, om te beginnen in een lege map:\n");
  return [...work.matchAll(/^ {2}report ((?:(?! {2}).)+)/gm)].map(([, words = ""]) =>
    words.split(" "),
  );
}

describe("a working day from the first screen of help alone", () => {
  const folder = emptyFolder();
  const texts = path.join(folder, "content/2024-Q1/voortgangsrapportage");

  it("begins in an empty folder, and ends with the texts of the next period", async () => {
    const steps = await stepsOfHelp();
    expect(steps.map(([command]) => command)).toEqual(
      "init check preview generate generate snapshot publish init".split(" "),
    );
    const [init = [], check = [], preview = [], concept = [], ...others] = steps;
    const [final = [], keep = [], kit = [], next = []] = others;
    const run = async (words: readonly string[]) => await runReport(words, { folder });

    expect(await run(init)).toMatchObject({ code: 0 });
    expect(await run(check)).toMatchObject({ code: 0 });

    const [, ...words] = preview;
    expect(words).toEqual(["--period", "2024-Q1"]);
    const reader = await startReader();
    const { child, address, outcome } = await start([], folder, emptyFolder());
    const introduction = path.join(texts, "inleiding.md");
    const skeleton = readFileSync(introduction, "utf8");
    try {
      const page = await reader.newPage();
      await page.goto(address);
      await untilShown(page, "Alle cijfers in dit document zijn verzonnen");
      // The skeleton explains how: remove the block at the top and the sentence below the guidance.
      const [, body = ""] = skeleton.split(/^---\n[^]*?\n---\n/);
      const written = body.replace(/^Alle cijfers .*$/m, "We hielpen dit kwartaal meer gezinnen.");
      writeFileSync(introduction, written);
      await untilShown(page, "We hielpen dit kwartaal meer gezinnen.");
      writeFileSync(introduction, `${written}\n{{cijfer "registraties.total"}}\n`);
      await until(page, `!document.getElementById("fault").hidden`);
      writeFileSync(introduction, written);
      await until(page, `document.getElementById("fault").hidden`);
    } finally {
      child.kill("SIGINT");
      await reader.close();
    }
    expect(await outcome).toMatchObject({ code: 130 });
    expect(existsSync(path.join(folder, "out"))).toBe(false);

    for (const one of [concept, final, keep, kit])
      expect(await run(one)).toMatchObject({ code: 0 });
    const made = path.join(folder, "out/2024-Q1/voortgangsrapportage");
    const html = readFileSync(path.join(made, "voortgangsrapportage-2024-Q1.html"), "utf8");
    expect(html).toContain("We hielpen dit kwartaal meer gezinnen.");
    expect(html).not.toContain("Waar is dit onderdeel voor?");
    expect(existsSync(path.join(folder, "snapshots/2024-Q1/voortgangsrapportage"))).toBe(true);

    const kitFiles = readdirSync(`${made}-publicatie`);
    expect(kitFiles).toContain("LEESMIJ-voortgangsrapportage-2024-Q1.md");

    expect(await run(next)).toMatchObject({ code: 0 });
    const later = path.join(folder, "content/2024-Q2/voortgangsrapportage");
    expect(readdirSync(later)).toEqual(readdirSync(texts));
    expect(readFileSync(path.join(later, "inleiding.md"), "utf8")).toContain(
      "[//]: # (We hielpen dit kwartaal meer gezinnen.",
    );
    expect(await run(["check", "2024-Q2"])).toMatchObject({ code: 0 });
    expect(await run(["generate", "2024-Q2"])).toMatchObject({ code: 0 });
  }, 120_000);
});
