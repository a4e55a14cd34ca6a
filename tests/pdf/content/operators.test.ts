import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { operatorsOf } from "./operators-of.ts";

const read = (stream: string) =>
  [...operatorsOf(stream)].map(({ name, operands }) => [...operands, name]);

const name = fc.stringMatching(/^\/[A-Za-z0-9]{1,8}$/);
const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((one) => one.toFixed(3)),
);
const hexString = fc.stringMatching(/^<(?:[0-9A-F]{4}){0,6}>$/);
const plainString = fc.stringMatching(/^\((?:[a-z <>[\]/]|\\[()\\])*\)$/);
const simple = fc.oneof(name, number, hexString);
const array = fc.array(simple, { maxLength: 4 }).map((items) => `[${items.join(" ")}]`);
const dictionary = fc
  .array(fc.tuple(name, fc.oneof(simple, array)), { maxLength: 3 })
  .map((entries) => `<<${entries.flat().join(" ")}>>`);
const operand = fc.oneof(simple, plainString, array, dictionary);
const operator = fc.tuple(
  fc.array(operand, { maxLength: 6 }),
  fc.constantFrom("q", "Q", "BDC", "EMC", "Tj", "f*", "re", "T*", "'", "d0", "BT"),
);
const space = fc.constantFrom(" ", "\n", "\r\n", "\t", "  ");

describe("the operators of a content stream", () => {
  it("are read with their operands, for any separators", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(operator, space), { maxLength: 12 }), (written) => {
        const stream = written
          .map(([[operands, one], gap]) => [...operands, one].join(gap) + gap)
          .join("");
        expect(read(stream)).toEqual(written.map(([[operands, one]]) => [...operands, one]));
      }),
    );
  });

  it("have correct positions", () => {
    const stream = "q\n/P <</MCID 0 /Lang (nl [a)>> BDC 1 0 0 -1 8.5 .25 Tm EMC";
    const pieces = [...operatorsOf(stream)].map(({ start, end }) => stream.slice(start, end));
    expect(pieces).toEqual(["q", "/P <</MCID 0 /Lang (nl [a)>> BDC", "1 0 0 -1 8.5 .25 Tm", "EMC"]);
  });

  it.each([
    ["a string without its end", "(abc Tj"],
    ["an array without its end", "[1 2 TJ"],
    ["operands without an operator", "1 2 3"],
    ["a comment", "q % niet\nQ"],
    ["a bracket too many", "q ] Q >"],
    ["the bytes of an image", "BI /W 1 ID \x80\x81 EI"],
  ])("are refused with %s", (_, stream) => {
    expect(() => read(stream)).toThrow("Deze browser schrijft de PDF anders");
  });
});
