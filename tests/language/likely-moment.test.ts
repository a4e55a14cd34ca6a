import { describe, expect, it } from "vitest";

import { likelyMoment } from "../../src/language/likely-moment.ts";
import { parseMoment } from "../../src/period/moment.ts";

describe("a text that is not a valid day", () => {
  it.each([
    ["27-05-2024", "2024-05-27"],
    ["27/5/2024", "2024-05-27"],
    ["27.05.2024", "2024-05-27"],
    ["27 mei 2024", "2024-05-27"],
    ["27 mrt. 2024", "2024-03-27"],
    ["2024/05/27", "2024-05-27"],
    ["20240527", "2024-05-27"],
    ["2024-05-27 10:30", "2024-05-27T10:30"],
    ["27 mei 2024 om 9.30 uur", "2024-05-27T09:30"],
    ["05/27/2024", undefined],
    ["31-02-2024", undefined],
    ["27-05-24", undefined],
    ["27-05-2024 25:00", undefined],
    ["gisteren", undefined],
    ["", undefined],
  ])("%j may mean %j", (text, moment) => {
    expect(likelyMoment(text)).toBe(moment);
    expect(parseMoment(moment ?? "") === undefined).toBe(moment === undefined);
  });

  it("is matched in little time if it is long", () => {
    const begin = performance.now();
    expect(likelyMoment(`${"t,".repeat(60_000)}x`)).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
