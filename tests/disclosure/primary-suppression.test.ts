import { describe, expect, it } from "vitest";

import { hiddenIn, publicationOf } from "./protected.ts";

const supported = (cells: Readonly<Record<string, number>>): string =>
  hiddenIn(publicationOf("2024-Q1", { "people.bySupported": { cells } }), "people.bySupported");

describe("primary suppression", () => {
  it("withholds a small count of a sensitive figure", () => {
    const published = publicationOf("2024-Q1", {
      "children.placedNow": { value: [3, 3] },
      "children.total": { value: [3, 3] },
    });
    expect(hiddenIn(published, "children.placedNow")).toBe("niet getoond");
    expect(hiddenIn(published, "children.total")).toBe("");
  });

  it("withholds a sum of children from few families", () => {
    const published = publicationOf("2024-Q1", {
      "children.byMeasure": {
        cells: {
          met_maatregel: [40, 20],
          zonder_maatregel: [12, 3],
          met_en_zonder_maatregel: [30, 15],
        },
      },
    });
    expect(hiddenIn(published, "children.byMeasure")).toBe(
      "zonder_maatregel met_en_zonder_maatregel",
    );
  });

  it("shows the zeros of an empty total", () => expect(supported({})).toBe(""));

  it("withholds a whole line with a small total, zeros too", () =>
    expect(supported({ moeder: 3, vader: 1 })).toBe(
      "moeder vader beide_ouders kinderen nog_niet_in_beeld",
    ));

  it("withholds a line in which all cases gave one answer", () =>
    expect(supported({ moeder: 40 })).toBe("moeder vader beide_ouders kinderen nog_niet_in_beeld"));

  it("shows a line without any known answer", () =>
    expect(supported({ nog_niet_in_beeld: 40 })).toBe(""));

  it("withholds nothing at threshold 0", () => {
    const cells = { moeder: 3, vader: 1 };
    const figures = { "people.bySupported": { cells } };
    const published = publicationOf("2024-Q1", figures, [], { threshold: 0 });
    expect(hiddenIn(published, "people.bySupported")).toBe("");
    expect(published.disclosure).toBeUndefined();
  });
});

describe("quantiles of few rows", () => {
  it.each([
    [0, undefined],
    [9, ["median", "p90"]],
    [10, ["p90"]],
    [49, ["p90"]],
    [50, undefined],
  ])("of %i rows withhold %s", (n, withheld) => {
    const published = publicationOf("2024-Q1", { "responseTimes.firstContactDays": { days: n } });
    const figure = published.figures["responseTimes.firstContactDays"];
    expect(figure).toMatchObject({ n, ...(withheld === undefined ? {} : { withheld }) });
    expect(figure !== undefined && "withheld" in figure).toBe(withheld !== undefined);
  });
});
