import type { Chance } from "./random.ts";

/** The words of lines that "·" separates. */
export function wordsOf(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split("·"));
}

type BytesChange = (bytes: Buffer, chance: Chance) => Buffer;

/** Ways in which a file gets damaged or forged. */
const BYTE_CHANGES: readonly BytesChange[] = [
  function flipOne(bytes, chance) {
    const at = chance.whole(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.whole(8));
    return bytes;
  },
  function setOne(bytes, chance) {
    bytes[chance.whole(bytes.length)] = chance.one([0, 1, 0x0b, 0x1b, 0x7f, 0x80, 0xff]);
    return bytes;
  },
  function flipNearTheStart(bytes, chance) {
    bytes[chance.whole(Math.min(bytes.length, 64))] = chance.whole(256);
    return bytes;
  },
  function cutTheEnd(bytes, chance) {
    return bytes.subarray(0, chance.whole(bytes.length));
  },
  function leaveAPieceOut(bytes, chance) {
    const from = chance.whole(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + chance.whole(200))]);
  },
  function doubleAPiece(bytes, chance) {
    const from = chance.whole(bytes.length);
    const piece = bytes.subarray(from, from + chance.whole(400));
    return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]);
  },
  function blankAPiece(bytes, chance) {
    const from = chance.whole(bytes.length);
    return bytes.fill(
      chance.one([0, 0xff]),
      from,
      Math.min(bytes.length, from + chance.whole(300)),
    );
  },
  function largeNumber(bytes, chance) {
    const at = chance.whole(Math.max(1, bytes.length - 4));
    if (bytes.length >= 4) bytes.writeUInt32BE(chance.one([0, 0xffffffff, 0x7fffffff, 65_536]), at);
    return bytes;
  },
];

/** A copy of a file with some bytes changed. */
export function mutatedBytes(bytes: Uint8Array, chance: Chance): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  for (let left = 1 + chance.whole(4); left > 0 && changed.length > 0; left -= 1) {
    changed = Buffer.from(chance.one(BYTE_CHANGES)(changed, chance));
  }
  return changed;
}

const CONTROLS = [
  "\0",
  "\x01",
  "\x07",
  "\b",
  "\t",
  "\v",
  "\f",
  "\r",
  "\x1B[31m",
  "\x7F",
  "\x85",
  "\x9B",
];
const ODD = [
  ...CONTROLS,
  ...wordsOf(
    "\u00ad\u00b7\u200b\u00b7\u200d\u00b7\u2028\u00b7\u202e\u00b7\u2066\u00b7\ufeff",
    "\ufffe\u00b7\udbff\udfff\u00b7\u0301\u00b7\udb40\udc41",
    "\u05e9\u05dc\u05d5\u05dd\u00b7\u0645\u0631\u062d\u0628\u0627",
    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u00b7\ufb01\u00b7\u0130",
    "\u00df\u00b7\ud800\u00b7\uff1d",
  ),
];
const NUMBERS = ["-1", "0", "1e309", "9007199254740993", "NaN", "0x10", "1_000", "1.", ".5", "٣"];

/** A text with some places changed, by the words of its kind of file. */
export function mutatedText(text: string, words: readonly string[], chance: Chance): string {
  let changed = text;
  for (let left = 1 + chance.whole(6); left > 0; left -= 1) {
    const at = chance.whole(changed.length + 1);
    const upTo = at + chance.whole(chance.one([1, 3, 20, 200]));
    const piece = changed.slice(at, upTo);
    changed = chance.one([
      () => changed.slice(0, at) + chance.one(words) + changed.slice(at),
      () => changed.slice(0, at) + chance.one(words) + changed.slice(upTo),
      () => changed.slice(0, at) + chance.one(ODD) + changed.slice(at),
      () => changed.slice(0, at) + changed.slice(upTo),
      () => changed.slice(0, at) + piece.repeat(2 + chance.whole(4)) + changed.slice(upTo),
      () =>
        changed.slice(0, at) +
        chance.one(words).repeat(chance.whole(chance.one([60, 60, 60, 3000]))) +
        changed.slice(at),
      () => changed.replace(chance.one([/\d+/, /true|false|null/, /"[^"]*"/]), chance.one(NUMBERS)),
      () =>
        changed.slice(0, at) +
        chance.one(["\n", "\r", "\r\n", "\n\n", " ", "\t"]) +
        changed.slice(at),
      () => changed.slice(at) + changed.slice(0, at),
    ])();
  }
  return changed;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Values in the place of something else. */
const VALUES: readonly Json[] = [
  null,
  true,
  "",
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  [],
  {},
  "x".repeat(3000),
  "\v",
  "a\x1B[31m",
  ...wordsOf(
    "../../../etc/passwd·/etc/passwd·http://127.0.0.1:9/·__proto__·<script>·{{x}}",
    "2024-13-45·constructor·javascript:alert(1)·\u202Ex·=1+1",
  ),
];
const KEYS = ["__proto__", "constructor", "toString", "x", "", "\x1B", "url", "spec", "href"];

/** A text of JSON with some values or keys of it changed. */
export function mutatedJson(text: string, chance: Chance): string {
  const content = JSON.parse(text) as Json;
  for (let left = 1 + chance.whole(3); left > 0; left -= 1) changeWithin(content, chance);
  return JSON.stringify(content);
}

function changeWithin(content: Json, chance: Chance): void {
  if (typeof content !== "object" || content === null) return;
  const keys = Object.keys(content);
  const holder = content as Record<string, Json>;
  if (keys.length === 0) {
    holder[chance.one(KEYS)] = structuredClone(chance.one(VALUES));
    return;
  }
  const key = chance.one(keys);
  const inner = holder[key];
  if (typeof inner === "object" && inner !== null && chance.whole(8) > 0) {
    changeWithin(inner, chance);
    return;
  }
  const change = chance.whole(4);
  if (change === 0) Reflect.deleteProperty(holder, key);
  else if (change === 1) {
    Object.defineProperty(holder, chance.one(KEYS), {
      value: structuredClone(chance.one(VALUES)),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else if (change === 2 && typeof inner === "string") {
    holder[key] = mutatedText(inner, ["<b>", "\v", "../", "http://127.0.0.1:9/"], chance);
  } else holder[key] = structuredClone(chance.one(VALUES));
}
