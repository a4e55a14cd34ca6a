import { describe, expect, it } from "vitest";

import { srgbProfile } from "../../../src/pdf/parts/embedded.ts";

describe("the profile of sRGB", () => {
  const profile = Buffer.from(srgbProfile());
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, index) => {
    const at = 132 + 12 * index;
    const offset = profile.readUInt32BE(at + 4);
    const data = profile.subarray(offset, offset + profile.readUInt32BE(at + 8));
    return [profile.toString("latin1", at, at + 4), data] as const;
  });
  const tag = (name: string): Buffer => {
    const found = tags.find(([one]) => one === name)?.[1];
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const numbers = (data: Buffer, start: number): readonly number[] =>
    [0, 4, 8].map((offset) => data.readInt32BE(start + offset) / 65_536);

  it("contains its length, and all required tags of a display profile", () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString("latin1", 36, 40)).toBe("acsp");
    expect(profile.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
    expect(tags.map(([name]) => name)).toEqual(
      "desc cprt wtpt rXYZ gXYZ bXYZ rTRC gTRC bTRC".split(" "),
    );
    for (const [, data] of tags) expect(data.length).toBeGreaterThan(8);
  });

  it("has primaries that add up to the white of the connection space, D50", () => {
    const primaries = ["rXYZ", "gXYZ", "bXYZ"].map((name) => numbers(tag(name), 8));
    const white = numbers(profile, 68);
    white.forEach((part, index) => {
      const sum = primaries.reduce((total, primary) => total + (primary[index] ?? 0), 0);
      expect(sum).toBeCloseTo(part, 3);
    });
  });

  it("has the curve of IEC 61966-2-1", () => {
    const curve = tag("rTRC");
    const points = curve.readUInt32BE(8);
    const light = (stored: number): number =>
      curve.readUInt16BE(12 + 2 * Math.round(stored * (points - 1))) / 65_535;
    expect(light(0)).toBe(0);
    expect(light(1)).toBe(1);
    // Two values of the standard's formula, one from each of its pieces.
    expect(light(0.02)).toBeCloseTo(0.02 / 12.92, 4);
    expect(light(0.5)).toBeCloseTo(0.214, 3);
  });
});
