import { mkdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { emptyFolder, PROJECT, runReport, type Outcome } from "../cli/run-report.ts";

/** Debian's browser, which has another version than the bundled one. */
const OTHER_BROWSER = "/usr/bin/chromium";

const SNAPSHOTS = ["--snapshots", path.join(PROJECT, "fixtures/snapshots")] as const;

/** Checks the sample's snapshots in a folder, home and locale that know nothing of the project. */
function checkElsewhere(environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const own = emptyFolder();
  const folder = path.join(own, "werkmap");
  mkdirSync(folder);
  const around = { TZ: "Pacific/Auckland", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };
  return runReport(["snapshot", "--check", ...SNAPSHOTS], {
    folder,
    environment: { ...around, ...environment },
  });
}

describe("the snapshots of the sample", () => {
  it("come out the same, byte for byte, in another time zone, locale, home and folder", async () => {
    const { code, stdout } = await checkElsewhere({ HOME: emptyFolder() });
    expect(stdout.match(/voortgangsrapportage: gelijk$/gm)).toHaveLength(2);
    expect(stdout).not.toContain("niet vergeleken");
    expect(code).toBe(0);
  });

  it("come out the same except the PDF's bytes in another browser version, and say so", async () => {
    const { code, stdout } = await checkElsewhere({ REPORT_BROWSER: OTHER_BROWSER });
    expect(stdout.match(/voortgangsrapportage: gelijk$/gm)).toHaveLength(2);
    const explained = stdout
      .replaceAll(/\s+/g, " ")
      .match(
        /De bytes van HTML en PDF zijn daarom niet vergeleken\. (?:De tekst en de opbouw wel|De tekst en de opbouw zijn gelijk; alleen beginnen er pagina's op een andere plek)/g,
      );
    expect(explained).toHaveLength(2);
    expect(code).toBe(0);
  });
});
