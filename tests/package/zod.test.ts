import { describe, expect, it } from "vitest";
import * as zod from "zod";

import * as built from "../../packaging/zod.ts";

describe("the zod of the build", () => {
  it("has all of the package, and compiles no code", () => {
    expect(Object.keys(built).toSorted()).toEqual(Object.keys(zod).toSorted());
    expect(zod.config().jitless).toBe(true);
    expect(built.z.strictObject({ a: zod.number() }).safeParse({ a: "1", b: 2 }).success).toBe(
      false,
    );
  });
});
