import { describe, expect, it } from "vitest";

import { keepLast, keyOf } from "../../src/pipeline/preview-inputs.ts";

describe("a kept value", () => {
  it("is made once for a key, even for a request during the making", async () => {
    const keep = keepLast<number>(2);
    let made = 0;
    const make = async (): Promise<number> => (made += 1);
    expect(await Promise.all([keep("a", make), keep("a", make)])).toEqual([1, 1]);
    expect(await keep("a", make)).toBe(1);
    expect(await keep("b", make)).toBe(2);
  });

  it("is one of the last used; the making of others is ended", async () => {
    const keep = keepLast<string>(1);
    const signals: AbortSignal[] = [];
    const endless = (signal: AbortSignal): Promise<string> => {
      signals.push(signal);
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new Error("ended")));
      });
    };
    const first = keep("a", endless);
    const second = keep("b", async () => "b");
    await expect(first).rejects.toThrow("ended");
    expect(await second).toBe("b");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("is made again if making it failed", async () => {
    const keep = keepLast<string>(1);
    await expect(keep("a", () => Promise.reject(new Error("mis")))).rejects.toThrow("mis");
    expect(await keep("a", async () => "goed")).toBe("goed");
  });

  it("has different keys for different maps", () => {
    const one = { words: new Map([["a", "b"]]) };
    const other = { words: new Map([["a", "c"]]) };
    expect(keyOf(one)).not.toBe(keyOf(other));
    expect(keyOf(one)).toBe(keyOf({ words: new Map([["a", "b"]]) }));
  });
});
