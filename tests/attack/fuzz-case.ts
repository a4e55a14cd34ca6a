import { DOORS } from "./fuzz-doors.ts";
import { chanceOf } from "./random.ts";

/** One case of a fuzz: the input and its door. */
export interface FuzzCase {
  readonly door: (typeof DOORS)[number];
  readonly content: string | Buffer;
}

/** Case `number` of the fuzz with a seed: the same in every run. */
export function caseOf(seed: number, number: number): FuzzCase {
  const door = DOORS[number % DOORS.length];
  if (door === undefined) throw new Error("a fuzz without doors");
  return { door, content: door.make(chanceOf(Math.imul(seed, 1_000_003) + number)) };
}
