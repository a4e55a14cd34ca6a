import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { inTurn, type Turn } from "../../src/pipeline/generate-several.ts";

type Step = "ask" | "pass" | "end" | "fail";

/** Pieces of work that the test controls, by name, with their events so far. */
function pieces(...names: readonly string[]) {
  const events: string[] = [];
  const steering = new Map<string, Readonly<Record<Step, () => void>>>();
  const work = names.map((name) => async ({ asked, pass }: Turn) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    events.push(`${name} begins`);
    steering.set(name, {
      ask: asked,
      pass: () => void pass().then(() => events.push(`${name} goes on`)),
      end: () => resolve(name),
      fail: () => reject(new Error(name)),
    });
    return await promise;
  });
  /** Gives the events after the step. */
  const on = async (name: string, step: Step): Promise<readonly string[]> => {
    const before = events.length;
    steering.get(name)?.[step]();
    await turn();
    return events.slice(before);
  };
  return { work, events, on };
}

/** Takes all results. An error comes last. */
async function collect(results: AsyncGenerator<string>, events: string[]): Promise<void> {
  try {
    for await (const result of results) events.push(`${result} is given`);
  } catch (error) {
    events.push(`${String(error)} is thrown`);
  }
}

describe("inTurn", () => {
  it("begins a piece when the previous one passes, and never more than the limit", async () => {
    const { work, events, on } = pieces("a", "b", "c");
    const all = collect(inTurn(work, 2), events);
    await turn();
    expect(events).toEqual(["a begins"]);
    expect(await on("a", "pass")).toEqual(["b begins"]);
    expect(await on("b", "ask")).toEqual(["a goes on"]);
    expect(await on("b", "pass")).toEqual([]);
    expect(await on("a", "end")).toEqual(["a is given", "c begins"]);
    expect(await on("c", "ask")).toEqual(["b goes on"]);
    expect(await on("b", "end")).toEqual(["b is given"]);
    expect(await on("c", "end")).toEqual(["c is given"]);
    await all;
  });

  it("begins a piece when the previous one ends without passing", async () => {
    const { work, events, on } = pieces("a", "b");
    const all = collect(inTurn(work, 2), events);
    await turn();
    expect(await on("a", "end")).toEqual(["a is given", "b begins"]);
    expect(await on("b", "end")).toEqual(["b is given"]);
    await all;
  });

  it("gives the results in order, whichever piece ends first", async () => {
    const { work, events, on } = pieces("a", "b");
    const all = collect(inTurn(work, 2), events);
    await turn();
    await on("a", "pass");
    expect(await on("b", "end")).toEqual(["a goes on"]);
    expect(await on("a", "end")).toEqual(["a is given", "b is given"]);
    await all;
  });

  it.each(["end", "fail"] as const)(
    "lets a piece go on if the next one only has to %s",
    async (step) => {
      const { work, events, on } = pieces("a", "b");
      const all = collect(inTurn(work, 2), events);
      await turn();
      await on("a", "pass");
      expect(await on("b", step)).toEqual(["a goes on"]);
      await on("a", "end");
      await all;
    },
  );

  it("lets the last piece go on at once", async () => {
    const { work, events, on } = pieces("a");
    const all = collect(inTurn(work, 2), events);
    await turn();
    expect(await on("a", "pass")).toEqual(["a goes on"]);
    await on("a", "end");
    await all;
  });

  it("waits for the work under way before it throws, and begins nothing more", async () => {
    const { work, events, on } = pieces("a", "b", "c");
    const all = collect(inTurn(work, 2), events);
    await turn();
    await on("a", "pass");
    await on("b", "pass");
    // The third piece never comes, so the second must not wait for it.
    expect(await on("a", "fail")).toEqual(["a goes on", "b goes on"]);
    expect(await on("b", "end")).toEqual(["Error: a is thrown"]);
    await all;
    expect(events).not.toContain("c begins");
  });
});
