import { writeFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/with-browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { BROKEN_FILES } from "./broken-files.ts";
import { BROKEN_STRUCTURES } from "./broken-structures.ts";
import type { Broken } from "./broken.ts";
import { controlPdf } from "./control-pdf.ts";
import { newFolder } from "./finished-files.ts";
import { damaged } from "./opened-pdf.ts";
import { verdictsOf, type Flavour, type Verdict } from "./verapdf.ts";

/** Opened and written again as the broken ones are, so that only the damage is between them. */
const UNBROKEN: Broken = { name: "nothing", breaks: {} };
const CONTROLS = [UNBROKEN, ...BROKEN_FILES, ...BROKEN_STRUCTURES];

/** What a checker passes says something only where it refuses the same when that is broken. */
describe("veraPDF", () => {
  const verdicts = new Map<string, ReadonlyMap<Flavour, Verdict>>();
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    const good = await withBrowser(contextOfThisMachine(), async (browser) =>
      controlPdf(await browser),
    );
    const fileOf = (control: Broken): string =>
      path.join(folder, `broken-${CONTROLS.indexOf(control)}.pdf`);
    for (const control of CONTROLS) await writeFile(fileOf(control), await damaged(good, control));

    const ask = async (flavour: Flavour, controls: readonly Broken[]) =>
      await verdictsOf(flavour, controls.map(fileOf));
    const [ua1, twoA, threeA] = await Promise.all([
      ask("ua1", CONTROLS),
      ask("2a", CONTROLS.filter(claims2a)),
      ask(
        "3a",
        CONTROLS.filter((control) => !claims2a(control)),
      ),
    ]);
    for (const control of CONTROLS) {
      const found = (
        [
          ["ua1", ua1],
          ["2a", twoA],
          ["3a", threeA],
        ] as const
      ).flatMap(([flavour, all]): [Flavour, Verdict][] => {
        const verdict = all.get(fileOf(control));
        return verdict === undefined ? [] : [[flavour, verdict]];
      });
      verdicts.set(control.name, new Map(found));
    }
  }, 480_000);

  afterAll(() => removeFolder());

  it("passes the PDF of which nothing is broken", () => {
    for (const flavour of ["ua1", "3a"] as const) {
      const verdict = verdicts.get(UNBROKEN.name)?.get(flavour);
      expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
    }
  });

  it.each([...BROKEN_FILES, ...BROKEN_STRUCTURES])("refuses $name", ({ name, breaks, claims }) => {
    const flavours: readonly Flavour[] = ["ua1", claims ?? "3a"];
    expect(Object.keys(breaks).length).toBeGreaterThan(0);
    for (const flavour of flavours) {
      const expected = breaks[flavour] ?? [];
      const verdict = verdicts.get(name)?.get(flavour);
      expect({ flavour, broken: verdict?.broken }).toEqual({ flavour, broken: expected });
      expect(verdict?.compliant).toBe(expected.length === 0);
    }
  });
});

function claims2a({ claims }: Broken): boolean {
  return claims === "2a";
}
