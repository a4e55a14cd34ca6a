import type { ChildProcess } from "node:child_process";

import type { Page } from "puppeteer-core";

import { finish, type Outcome, startReport } from "../cli/run-report.ts";

/** A running preview. */
export interface Running {
  readonly child: ChildProcess;
  readonly address: string;
  readonly outcome: Promise<Outcome>;
}

/** Starts a preview of the sample's period. */
export async function start(
  words: readonly string[],
  folder: string,
  temporary: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = startReport(["preview", "--period", "2024-Q1", ...words], {
    folder,
    environment: { TMPDIR: temporary, ...environment },
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout?.on("data", (data: Buffer) => resolve(data.toString().trim()));
  const outcome = finish(child);
  outcome.then(({ stderr }) => reject(new Error(stderr)), reject);
  return { child, address: await promise, outcome };
}

/** In the page: the text of the shown report, or of an element of it. */
export const SHOWN = `document.querySelector("iframe:not(.coming)")?.contentDocument`;

export const until = (page: Page, expression: string): Promise<unknown> =>
  page.waitForFunction(expression, { polling: 20, timeout: 20_000 });
export const untilShown = (page: Page, text: string): Promise<unknown> =>
  until(page, `${SHOWN}?.body?.textContent.includes(${JSON.stringify(text)})`);
