import { describe, expect, it } from "vitest";

import type { PrintableBrowser } from "../../src/browser/browser.ts";
import { ReportError } from "../../src/errors.ts";
import { namingHouseStyle } from "../../src/pipeline/render-report.ts";
import type { HouseStyle } from "../../src/settings/house-style.ts";

const BROWSER: PrintableBrowser = {
  version: "Chrome/1",
  origin: "carried",
  print: () => Promise.reject(new Error("not asked")),
  encodeImage: () => Promise.reject(new Error("not asked")),
  takePictures: () => Promise.reject(new Error("not asked")),
  close: () => Promise.resolve(),
};
const NONE: HouseStyle = { logo: null, fonts: [] };
const LOGO: HouseStyle = {
  logo: { file: "a.svg", mediaType: "image/svg+xml", bytes: Buffer.of(), sha256: "", alt: "" },
  fonts: [],
};

const NO_TEMPLATES = Promise.resolve({ ownFiles: [] });

const failed = (kind: "browser" | "input"): Promise<never> => {
  const failing = Promise.reject(new ReportError(kind, "Het ging mis."));
  failing.catch(() => undefined);
  return failing;
};

describe("a report that a browser cannot print", () => {
  it("names the logo, which may be the cause", async () => {
    const naming = namingHouseStyle(
      failed("browser"),
      LOGO,
      Promise.resolve(BROWSER),
      NO_TEMPLATES,
    );
    await expect(naming).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(/^Het ging mis\.\nHet kan ook aan .* \(a\.svg\)\./) as string,
    });
  });

  it("names the templates of its type, which may be the cause", async () => {
    const templates = Promise.resolve({ ownFiles: ["t/print.hbs", "t/print.css"] });
    const naming = namingHouseStyle(failed("browser"), NONE, Promise.resolve(BROWSER), templates);
    await expect(naming).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringMatching(
        /^Het ging mis\.\n.*\(t\/print\.hbs, t\/print\.css\)/,
      ) as string,
    });
  });

  it.each([
    ["there is none", failed("browser"), NONE, Promise.resolve(BROWSER)],
    ["the browser did not even start", failed("browser"), LOGO, failed("browser")],
    ["a text is what is wrong", failed("input"), LOGO, Promise.resolve(BROWSER)],
  ])("is not so because of the logo where %s", async (_, rendering, style, browser) => {
    const naming = namingHouseStyle(rendering, style, browser, NO_TEMPLATES);
    await expect(naming).rejects.toMatchObject({
      message: "Het ging mis.",
    });
  });
});
