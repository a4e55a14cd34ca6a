import { describe, expect, it } from "vitest";
import * as zod from "zod";

import * as built from "../../packaging/zod.ts";

describe("what the build checks data with", () => {
  it("is the package as it is, which compiles nothing", () => {
    expect(Object.keys(built).toSorted()).toEqual(Object.keys(zod).toSorted());
    expect(zod.config().jitless).toBe(true);
    expect(built.z.strictObject({ a: zod.number() }).safeParse({ a: "1", b: 2 }).success).toBe(
      false,
    );
  });
});
