import { expect, it } from "vitest";

import { fuzz } from "./fuzz-run.ts";

const SECONDS = 8;
const SEED = 18;

it(
  `finds nothing in ${SECONDS} seconds of random hostile input`,
  async () => {
    const { read, sent, reports, failures } = await fuzz(SECONDS, SEED);
    process.stdout.write(`attack: fuzz: ${read} read, ${sent} sent, ${reports} reports made\n`);
    expect(failures).toEqual([]);
    expect(Math.min(read, sent)).toBeGreaterThan(0);
  },
  (SECONDS + 120) * 1000,
);
