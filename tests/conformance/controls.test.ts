import { writeFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import type { PdfStandard } from "../../src/pdf/parts/metadata.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { BROKEN_FILES } from "./broken-files.ts";
import { BROKEN_PDF_2 } from "./broken-pdf-2.ts";
import { BROKEN_STRUCTURES } from "./broken-structures.ts";
import type { Broken } from "./broken.ts";
import { controlPdfs } from "./control-pdf.ts";
import { newFolder } from "./finished-files.ts";
import { damaged } from "./opened-pdf.ts";
import { verdictsOf, type Flavour, type Verdict } from "./verapdf.ts";

/** Opened and written again like the broken ones, so that only the damage differs. */
const UNBROKEN: readonly Broken[] = [
  { name: "nothing", breaks: {} },
  { name: "nothing of a 4f", breaks: {}, claims: "4f" },
];
const BROKEN = [...BROKEN_FILES, ...BROKEN_STRUCTURES, ...BROKEN_PDF_2];
const CONTROLS = [...UNBROKEN, ...BROKEN];

/** The flavours for checking a control, by the archive standard that it claims. */
const ASKED: Readonly<Record<PdfStandard, readonly Flavour[]>> = {
  "2a": ["ua1", "2a"],
  "3a": ["ua1", "3a"],
  "4": ["ua2", "4"],
  "4f": ["ua2", "4f"],
};

/** A pass of a checker means something only if it refuses the same thing when broken. */
describe("veraPDF", () => {
  const verdicts = new Map<Flavour, ReadonlyMap<string, Verdict>>();
  let folder = "";
  const fileOf = (control: Broken): string =>
    path.join(folder, `broken-${CONTROLS.indexOf(control)}.pdf`);
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const made = await newFolder();
    folder = made.folder;
    removeFolder = made.remove;
    const good = await withBrowser(contextOfThisMachine(), async (browser) =>
      controlPdfs(await browser),
    );
    for (const control of CONTROLS) {
      const whole = good[control.claims === "4f" ? "4f" : "3a"];
      await writeFile(fileOf(control), await damaged(whole, control));
    }

    await Promise.all(
      [...new Set(CONTROLS.flatMap(flavoursOf))].map(async (flavour) => {
        const asked = CONTROLS.filter((control) => flavoursOf(control).includes(flavour));
        verdicts.set(flavour, await verdictsOf(flavour, asked.map(fileOf)));
      }),
    );
  }, 480_000);

  afterAll(() => removeFolder());

  it.each(UNBROKEN)("passes the PDF before its $name is broken", (control) => {
    for (const flavour of flavoursOf(control)) {
      const verdict = verdicts.get(flavour)?.get(fileOf(control));
      expect(verdict).toMatchObject({ compliant: true, failedChecks: 0, broken: [] });
    }
  });

  it.each(BROKEN)("refuses $name", (control) => {
    expect(Object.keys(control.breaks).length).toBeGreaterThan(0);
    for (const flavour of flavoursOf(control)) {
      const expected = control.breaks[flavour] ?? [];
      const verdict = verdicts.get(flavour)?.get(fileOf(control));
      expect({ flavour, broken: verdict?.broken }).toEqual({ flavour, broken: expected });
      expect(verdict?.compliant).toBe(expected.length === 0);
    }
  });
});

function flavoursOf({ claims }: Broken): readonly Flavour[] {
  return ASKED[claims ?? "3a"];
}
