import { describe, expect, it } from "vitest";

import type { PrintableBrowser } from "../../src/browser/browser.ts";
import { withImages } from "../../src/pipeline/assemble-report.ts";
import { failureOf } from "../failure-of.ts";

/** A browser that cannot draw a file of one byte. */
const BROWSER: PrintableBrowser = {
  version: "Chrome/1",
  origin: "carried",
  print: () => Promise.reject(new Error("not asked")),
  encodeImage: ({ bytes }) =>
    Promise.resolve(bytes.length === 1 ? null : { bytes: bytes.subarray(1), width: 2, height: 3 }),
  takePictures: () => Promise.reject(new Error("not asked")),
  close: () => Promise.resolve(),
};
const TEXTS = [
  { name: "een", markdown: "![a](a.webp)", isSample: false },
  { name: "twee", markdown: "Tekst.", isSample: false },
];
const imageOf = (file: string, bytes: string) => ({
  narrative: "een",
  file,
  entry: file,
  bytes: Buffer.from(bytes),
  sha256: "",
  mediaType: "image/webp" as const,
  keptAs: "image/jpeg" as const,
});

describe("the images of texts", () => {
  it("are added to their texts, encoded again", async () => {
    const images = [imageOf("a.webp", "xab"), imageOf("b.webp", "xc")];
    const browser = Promise.resolve(BROWSER);
    const made = { mediaType: "image/jpeg", width: 2, height: 3 };
    expect(await withImages(TEXTS, images, { browser })).toEqual([
      {
        ...TEXTS[0],
        images: [
          { file: "a.webp", ...made, base64: Buffer.from("ab").toString("base64") },
          { file: "b.webp", ...made, base64: Buffer.from("c").toString("base64") },
        ],
      },
      TEXTS[1],
    ]);
  });

  it("wait for no browser if there are none", async () => {
    const browser = new Promise<never>(() => undefined);
    expect(await withImages(TEXTS, [], { browser })).toBe(TEXTS);
  });

  it("are all named if the browser cannot draw them", async () => {
    const images = ["a.webp", "b.webp", "a.webp"].map((file) => imageOf(file, "x"));
    const browser = Promise.resolve(BROWSER);
    const failure = await failureOf(withImages(TEXTS, images, { browser }));
    expect(failure).toMatch(
      /^input: De afbeelding a\.webp kan niet .*De afbeelding b\.webp kan niet [^\n]*$/s,
    );
    expect(failure.match(/De afbeelding/g)).toHaveLength(2);
  });
});
