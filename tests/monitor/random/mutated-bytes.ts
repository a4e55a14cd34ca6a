import * as fc from "fast-check";

/** One change to some bytes; `at` wraps around their length. */
type Mutation =
  | { readonly kind: "flip"; readonly at: number; readonly bits: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "remove"; readonly at: number; readonly count: number }
  | { readonly kind: "repeat"; readonly at: number; readonly count: number }
  | { readonly kind: "cut off"; readonly at: number };

const at = fc.nat();
/** Bytes with a meaning for a reader of CSV, or for a decoder. */
const TELLING = [
  ...[
    '"',
    '""',
    ";",
    ",",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "|",
    "@",
    "sep=;\n",
    "é",
    "\u{feff}",
  ].map((text) => Uint8Array.from(Buffer.from(text))),
  ...[[0xff, 0xfe], [0xfe, 0xff], [0xd8, 0x00], [0x00, 0xd8], [0xc3], [0x80]].map((bytes) =>
    Uint8Array.from(bytes),
  ),
];

const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("flip"), at, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({
    kind: fc.constant("insert"),
    at,
    bytes: fc.oneof(
      fc.constantFrom(...TELLING),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Uint8Array.from(bytes)),
    ),
  }),
  fc.record({ kind: fc.constant("remove"), at, count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant("repeat"), at, count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("cut off"), at }),
);

/** The bytes after some changes. */
export const mutators: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(mutations, { minLength: 1, maxLength: 6 })
  .map((changes) => (bytes) => changes.reduce(mutated, bytes));

function mutated(bytes: Uint8Array, change: Mutation): Uint8Array {
  const place = change.at % (bytes.length + 1);
  const before = bytes.subarray(0, place);
  const after = bytes.subarray(place);
  switch (change.kind) {
    case "flip":
      return Buffer.concat([
        before,
        after.subarray(0, 1).map((byte) => byte ^ change.bits),
        after.subarray(1),
      ]);
    case "insert":
      return Buffer.concat([before, change.bytes, after]);
    case "remove":
      return Buffer.concat([before, after.subarray(change.count)]);
    case "repeat":
      return Buffer.concat([before, after.subarray(0, change.count), after]);
    case "cut off":
      return before;
  }
}
