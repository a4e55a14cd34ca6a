import { describe, expect, it } from "vitest";

import { remarkOf } from "../../src/pictures/words.ts";
import { chartOf, valueOf } from "../charts/made-charts.ts";

const withRemark = (...remark: readonly { text: string; target?: string }[]) =>
  remarkOf(chartOf("bars", { a: null }, { Aantal: [valueOf(3)] }, { remark: [...remark] }));

describe("the remark below a chart in a picture", () => {
  it("leaves out a sentence that refers to another place of the report", () => {
    const reference = { text: "Zo telden we", target: "zo-telden-we" };
    const seen = withRemark({ text: "Niet getoond. Zie " }, reference, { text: ". Dat is alles." });
    expect(seen).toBe("Niet getoond. Dat is alles.");
    expect(withRemark({ text: "Zie " }, reference, { text: "." })).toBe("");
  });

  it("keeps the full stops within numbers", () => {
    const seen = withRemark({ text: "Aantallen per 1.000 inwoners (CC BY 4.0)." });
    expect(seen).toBe("Aantallen per 1.000 inwoners (CC BY 4.0).");
  });
});
