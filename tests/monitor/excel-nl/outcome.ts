import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Finding } from "../../../src/findings/finding.ts";
import { memorySource } from "../../../src/monitor/source.ts";
import { parsePeriod } from "../../../src/period/period.ts";
import { readProtectedFigures } from "../../../src/pipeline/read-export.ts";
import { figuresJson } from "../../../src/publish/figure-files.ts";
import { settleSettings } from "../../../src/settings/settle-settings.ts";
import { STANDARD } from "../../sample-codebook.ts";
import { GOLDEN } from "./clean-export.ts";
import { EMPTY_LEDGER } from "../../../src/snapshots/earlier-reports.ts";

const asked = z
  .object({ period: z.string(), threshold: z.number() })
  .parse(JSON.parse(readFileSync(path.join(GOLDEN, "case.json"), "utf8")));
const period = parsePeriod(asked.period);
const settings = await settleSettings({ threshold: String(asked.threshold) }, {}, "/");

/** The result of reading an export. */
interface Outcome {
  /** The content of figures.json; null if the export is refused. */
  readonly json: string | null;
  /** The findings, if it is refused. */
  readonly errors: readonly Pick<Finding, "code" | "line" | "column">[];
}

/** Reads an export for the period and the threshold of the matrix. */
export async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  if (period === undefined) throw new Error(`${asked.period} is no period`);
  const source = memorySource("export.csv", bytes);
  const { figures, findings } = await readProtectedFigures(
    source,
    [{ period }],
    STANDARD,
    EMPTY_LEDGER,
    settings,
    {},
  );
  const [first] = figures ?? [];
  return {
    json: first === undefined ? null : figuresJson(first),
    errors: findings
      .filter(({ severity }) => severity === "error")
      .map(({ code, line, column }) => ({ code, line, column })),
  };
}

/** The content of figures.json without the hash of the file that it came from. */
export function withoutHash(json: string): string {
  return json.replace(/"sha256": "[0-9a-f]*"/, '"sha256": ""');
}
