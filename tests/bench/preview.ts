import { spawn } from "node:child_process";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { startReader } from "../preview/browser-on-network.ts";
import { median, show } from "./run.ts";

const SAVES = 21;
const PROJECT = path.join(import.meta.dirname, "../..");
const TEXT = "content/2024-Q1/voortgangsrapportage/samenwerking.md";

/** In the page: resolves at the first frame that shows a text. */
const untilSeen = (text: string): string => `
  new Promise((resolve) => {
    const look = () => {
      const report = document.querySelector("iframe:not(.coming)")?.contentDocument;
      const isThere = report?.body?.textContent.includes(${JSON.stringify(text)});
      if (isThere) requestAnimationFrame(() => resolve());
      else requestAnimationFrame(look);
    };
    look();
  })`;

/** How long it takes from the save of a text until a browser shows it. */
export async function benchPreview(folder: string): Promise<void> {
  const content = path.join(folder, "content");
  cpSync(path.join(PROJECT, "fixtures/content"), content, { recursive: true });
  const words = ["preview", "--period", "2024-Q1"];
  const inputs = [`--input=${path.join(PROJECT, "fixtures/monitor.csv")}`, `--content=${content}`];
  const entry = path.join(PROJECT, "dist/entry.js");
  const child = spawn(process.execPath, [entry, ...words, ...inputs], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { promise: told, resolve } = Promise.withResolvers<string>();
  child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim()));
  const reader = await startReader();
  try {
    const page = await reader.newPage();
    await page.goto(await told);
    const file = path.join(folder, TEXT);
    const text = readFileSync(file, "utf8").trimEnd();
    await page.evaluate(untilSeen("Niet overal gaat het zo goed"));
    const times: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      // A writer does not save as soon as the page has loaded.
      await sleep(500);
      const seen = page.evaluate(untilSeen(`Zin ${save} van vandaag.`));
      await sleep(50);
      const start = performance.now();
      writeFileSync(`${file}.new`, `${text}\n\nZin ${save} van vandaag.\n`);
      renameSync(`${file}.new`, file);
      await seen;
      times.push(performance.now() - start);
    }
    const most = `at most ${Math.max(...times).toFixed(0)} ms of ${SAVES}`;
    show("report preview: from save to screen", median(times), most);
  } finally {
    await reader.close();
    child.kill("SIGINT");
  }
}
