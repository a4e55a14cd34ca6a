import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { PROJECT } from "../cli/run-report.ts";

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(PROJECT, name), "utf8"));

describe("the Node that comes along", () => {
  it("has an exact version for every platform, is locked by its hash, and runs no script", () => {
    const about = read("package.json") as { optionalDependencies: Record<string, string> };
    const lock = read("package-lock.json") as {
      packages: Record<string, { version: string; integrity?: string; hasInstallScript?: boolean }>;
    };
    expect(Object.keys(about.optionalDependencies)).toHaveLength(5);
    for (const [name, version] of Object.entries(about.optionalDependencies)) {
      const locked = lock.packages[`node_modules/${name}`];
      expect(locked).toMatchObject({
        version,
        integrity: expect.stringMatching(/^sha512-/) as string,
      });
      expect(locked?.hasInstallScript).toBeUndefined();
    }
  });
});
