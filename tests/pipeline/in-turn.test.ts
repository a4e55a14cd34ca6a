import { setImmediate as turn } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { inTurn } from "../../src/pipeline/in-turn.ts";

/** Pieces of work that the test steers, by their names, with what has happened to them so far. */
function pieces(...names: readonly string[]) {
  const events: string[] = [];
  const steering = new Map<string, { wait: () => void; end: () => void; fail: () => void }>();
  const work = names.map((name) => async (onWaiting: () => void) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    events.push(`${name} begins`);
    steering.set(name, {
      wait: onWaiting,
      end: () => resolve(name),
      fail: () => reject(new Error(name)),
    });
    return await promise;
  });
  const on = async (name: string, what: "wait" | "end" | "fail") => {
    steering.get(name)?.[what]();
    await turn();
  };
  return { work, events, on };
}

/** Takes all results; errors are thrown as the last. */
async function collect(results: AsyncGenerator<string>, events: string[]): Promise<void> {
  try {
    for await (const result of results) events.push(`${result} is given`);
  } catch (error) {
    events.push(`${String(error)} is thrown`);
  }
}

describe("inTurn", () => {
  it("begins a piece when the one before it waits, and no more than may run at once", async () => {
    const { work, events, on } = pieces("a", "b", "c");
    const all = collect(inTurn(work, 2), events);
    await turn();
    expect(events).toEqual(["a begins"]);
    await on("a", "wait");
    expect(events).toEqual(["a begins", "b begins"]);
    await on("b", "wait");
    expect(events).toEqual(["a begins", "b begins"]);
    await on("a", "end");
    expect(events.slice(2)).toEqual(["a is given", "c begins"]);
    await on("b", "end");
    await on("c", "end");
    await all;
    expect(events.slice(4)).toEqual(["b is given", "c is given"]);
  });

  it("begins a piece when the one before it ends without having waited", async () => {
    const { work, events, on } = pieces("a", "b");
    const all = collect(inTurn(work, 2), events);
    await turn();
    await on("a", "end");
    await on("b", "end");
    await all;
    expect(events).toEqual(["a begins", "a is given", "b begins", "b is given"]);
  });

  it("gives the results in order, whichever piece ends first", async () => {
    const { work, events, on } = pieces("a", "b");
    const all = collect(inTurn(work, 2), events);
    await turn();
    await on("a", "wait");
    await on("b", "end");
    expect(events).toEqual(["a begins", "b begins"]);
    await on("a", "end");
    await all;
    expect(events.slice(2)).toEqual(["a is given", "b is given"]);
  });

  it("waits for the work under way before it throws, and begins nothing more", async () => {
    const { work, events, on } = pieces("a", "b", "c");
    const all = collect(inTurn(work, 2), events);
    await turn();
    await on("a", "wait");
    await on("b", "wait");
    await on("a", "fail");
    await turn();
    expect(events.filter((event) => event.endsWith("thrown"))).toEqual([]);
    await on("b", "end");
    await all;
    expect(events).toEqual(["a begins", "b begins", "Error: a is thrown"]);
  });
});
