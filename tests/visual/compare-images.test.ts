import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { inNewFolder } from "../browser/machine.ts";
import {
  differingPixels,
  isDifferent,
  MOST_STRAY_PIXELS,
  PIXEL_THRESHOLD,
} from "./compare-images.ts";
import {
  COLOUR_STEP,
  decodeFewColours,
  encodeFewColours,
  withFewColours,
  type FewColours,
  type Painted,
} from "./few-colours.ts";
import { differences, leaveForTheEye, readSnapshots, updateSnapshots } from "./snapshots.ts";

const WIDTH = 61;
const HEIGHT = 40;
const PAPER = 255;
const BAR = 66;

/** A bar on paper, as grey values. `paint` may give another value for a place. */
function drawing(paint: (index: number) => number | undefined = () => undefined): Painted {
  const data = new Uint8Array(4 * WIDTH * HEIGHT).fill(255);
  for (let index = 0; index < WIDTH * HEIGHT; index += 1) {
    const isBar = index >= WIDTH * 10 && index < WIDTH * 20;
    data.fill(paint(index) ?? (isBar ? BAR : PAPER), 4 * index, 4 * index + 3);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

const image = (paint?: (index: number) => number | undefined): FewColours =>
  withFewColours(drawing(paint));
const withStray = (count: number): FewColours =>
  image((index) => (index % 97 === 0 && index / 97 < count ? 128 : undefined));
const withBarOf = (grey: number): FewColours =>
  image((index) => (index >= WIDTH * 10 && index < WIDTH * 20 ? grey : undefined));

describe("two images", () => {
  it("are equal if they are painted the same, even after storing one as a file", () => {
    const kept = decodeFewColours(encodeFewColours(image()));
    expect(differingPixels(kept, image())).toBe(0);
    expect(kept).toEqual(image());
  });

  it("may differ in a few pixels and no more", () => {
    expect(differingPixels(image(), withStray(MOST_STRAY_PIXELS))).toBe(MOST_STRAY_PIXELS);
    expect(isDifferent(image(), withStray(MOST_STRAY_PIXELS))).toBe(false);
    expect(isDifferent(image(), withStray(MOST_STRAY_PIXELS + 1))).toBe(true);
  });

  it("differ if a surface differs by two steps of grey, and not by one", () => {
    expect(isDifferent(image(), withBarOf(BAR + Math.round(COLOUR_STEP)))).toBe(false);
    expect(isDifferent(image(), withBarOf(BAR + Math.round(2 * COLOUR_STEP)))).toBe(true);
    expect(PIXEL_THRESHOLD * 255).toBeGreaterThan(COLOUR_STEP);
  });

  it("differ if their sizes differ", () => {
    const { width, height, data } = drawing();
    const shorter = { width, height: height - 1, data: data.slice(0, 4 * width * (height - 1)) };
    expect(isDifferent(image(), withFewColours(shorter))).toBe(true);
  });
});

it("an image with hundreds of colours keeps those of its surfaces", () => {
  // Every other row consists of edges, in more colours than are kept.
  const busy = image((index) => {
    const row = Math.floor(index / WIDTH);
    return row >= 30 && row % 2 === 0 ? (index * 37) % 256 : undefined;
  });
  const greys = busy.palette.map(([red]) => red);
  expect(greys).toHaveLength(8);
  expect(greys.slice(0, 2).map((grey) => Math.round(grey / COLOUR_STEP))).toEqual([31, 8]);
});

it("an image of many greys keeps the colour of a thin line", () => {
  const { width, height, data } = drawing((index) =>
    index >= WIDTH * 30 && index % 2 === 0 ? (index * 37) % 256 : undefined,
  );
  for (let column = 0; column < width; column += 1) data.set([150, 90, 20], 4 * (WIDTH + column));
  const { palette } = withFewColours({ width, height, data });
  const coloured = palette.filter(([red, , blue]) => red !== blue);
  expect(coloured).toEqual([[148, 90, 16]]);
});

describe("a folder of snapshots", () => {
  const now = new Map([
    ["same", image()],
    ["strayed", withStray(1)],
    ["other", withBarOf(180)],
    ["new", image()],
  ]);
  const writeOld = async (folder: string): Promise<void> => {
    const old = new Map(["same", "strayed", "other", "gone"].map((name) => [name, image()]));
    await updateSnapshots(folder, old, differences(await readSnapshots(folder), old));
  };

  it("lists images that differ, are new, or no longer exist", async () => {
    await inNewFolder(async (folder) => {
      await writeOld(folder);
      const found = differences(await readSnapshots(folder), now);
      expect(found).toEqual({ changed: ["other"], missing: ["new"], leftOver: ["gone"] });
    });
  });

  it("is updated only where images differ", async () => {
    await inNewFolder(async (folder) => {
      await writeOld(folder);
      const strayed = await readFile(path.join(folder, "strayed.png"));
      const found = differences(await readSnapshots(folder), now);
      const done = await updateSnapshots(folder, now, found);
      expect(done).toEqual(["other: rewritten", "new: added", "gone: removed"]);
      expect((await readdir(folder)).sort()).toEqual(
        ["new.png", "other.png", "same.png", "strayed.png"].sort(),
      );
      expect(await readFile(path.join(folder, "strayed.png"))).toEqual(strayed);
      const left = differences(await readSnapshots(folder), now);
      expect(left).toEqual({ changed: [], missing: [], leftOver: [] });
    });
  });

  it("leaves the images for the eye, and says where", async () => {
    await inNewFolder(async (folder) => {
      const kept = path.join(folder, "kept");
      await writeOld(kept);
      const old = await readSnapshots(kept);
      const eye = path.join(folder, "eye");
      const lines = await leaveForTheEye(eye, old, now, differences(old, now));
      expect(lines.slice(0, 3)).toEqual([
        `other looks different: see ${eye}/other.{old,new,difference}.png`,
        `new has no snapshot: see ${eye}/new.new.png`,
        `gone is in the report no more: see ${eye}/gone.old.png`,
      ]);
      expect((await readdir(eye)).sort()).toEqual([
        "gone.old.png",
        "new.new.png",
        "other.difference.png",
        "other.new.png",
        "other.old.png",
      ]);
      const nothing = { changed: [], missing: [], leftOver: [] };
      expect(await leaveForTheEye(eye, old, old, nothing)).toEqual([]);
      await expect(readdir(eye)).rejects.toThrow("ENOENT");
    });
  });
});
