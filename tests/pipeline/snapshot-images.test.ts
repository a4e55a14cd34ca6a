import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { readLayers } from "../../src/pipeline/remake-snapshot.ts";
import { figuresJson } from "../../src/publish/figure-files.ts";
import { reportLayer } from "../../src/snapshots/report-layer.ts";
import { figuresWith, reportOf } from "../document/report-of.ts";
import { imageFile } from "../image/files.ts";

const PNG = imageFile("halves.png");
const IMAGE = {
  file: "a.png",
  mediaType: "image/png" as const,
  width: 60,
  height: 40,
  base64: PNG.toString("base64"),
};

type Image = typeof IMAGE;

/** A report with such a text and an image, kept and read again. */
async function readAgain(text: {
  readonly markdown?: string;
  readonly images?: readonly Image[];
}): Promise<object> {
  const figures = figuresWith({});
  const block = { markdown: "![A](a.png)", images: [IMAGE], isSample: false, ...text };
  const narrative = { type: "narrative" as const, name: "a", ...block };
  const model = await reportOf(figures);
  const sections = [{ id: "a", title: "A", blocks: [narrative] }];
  const bytes = block.images.map(({ base64 }) => Buffer.from(base64, "base64"));
  const read = readLayers(
    { document: model.document, period: model.period },
    { figures: figuresJson(figures), report: reportLayer({ ...model, sections }) },
    {
      logo: null,
      mediaType: null,
      images: new Map(
        bytes.map((one) => [createHash("sha256").update(one).digest("hex"), one] as const),
      ),
    },
  );
  return "model" in read ? read.model.sections : read;
}

describe("the images in a snapshot", () => {
  it("are read again with their text", async () => {
    expect(await readAgain({})).toMatchObject([{ blocks: [{ images: [IMAGE] }] }]);
  });

  const jpeg = imageFile("halves.jpg").toString("base64");
  it.each([
    ["of another size than the report says", { images: [{ ...IMAGE, width: 61 }] }, "images"],
    ["of another kind", { images: [{ ...IMAGE, base64: jpeg }] }, "images"],
    [
      "cut off",
      { images: [{ ...IMAGE, base64: PNG.subarray(0, -9).toString("base64") }] },
      "images",
    ],
    ["that the text does not show", { markdown: "Tekst." }, "markdown"],
    ["fewer than the text shows", { markdown: "![A](a.png)\n\n![B](b.png)" }, "markdown"],
    ["in a sentence of the text", { markdown: "![A](a.png)\n\nZie ![A](a.png)." }, "markdown"],
    ["held twice", { markdown: "![A](a.png)\n\n![B](b.png)", images: [IMAGE, IMAGE] }, "markdown"],
    ["under a name that is a path", { images: [{ ...IMAGE, file: "../a.png" }] }, "file"],
    ["larger than an image becomes", { images: [{ ...IMAGE, width: 1801 }] }, "width"],
  ])("are refused where they are %s", async (_, text, place) => {
    expect(await readAgain(text)).toMatchObject({
      layer: "report",
      reason: "refused",
      detail: expect.stringContaining(place) as string,
    });
  });
});
