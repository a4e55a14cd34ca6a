import { describe, expect, it } from "vitest";

import { parsePlacedYaml, type Keys } from "../../src/yaml/placed-yaml.ts";

const TEXT = `# Een bestand
team:
  naam: Team Thuis
  dagen: [maandag,
    dinsdag]

leden:
  - naam: A
    sinds: 2024-01-01
  - - x
    - y
18: volwassen
"met: dubbelepunt":
  ja: nee
`;

describe("the content of a YAML text", () => {
  it("is data, with dates as text", () => {
    expect(parsePlacedYaml(TEXT).content).toEqual({
      team: { naam: "Team Thuis", dagen: ["maandag", "dinsdag"] },
      leden: [{ naam: "A", sinds: "2024-01-01" }, ["x", "y"]],
      "18": "volwassen",
      "met: dubbelepunt": { ja: "nee" },
    });
  });

  it.each([
    ["ja: [yes, no, on, off]", { ja: ["yes", "no", "on", "off"] }],
    ["dag: 2024-01-01T10:00:00Z", { dag: "2024-01-01T10:00:00Z" }],
    ["getal: 0123", { getal: 123 }],
    ["niets: ~", { niets: null }],
    ["waar: true", { waar: true }],
    ["a: &x Thuis\nb: *x", { a: "Thuis", b: "Thuis" }],
    ["<<: { a: 1 }", { "<<": { a: 1 } }],
    ['{ "a": [1, "2"] }', { a: [1, "2"] }],
    ["\u{feff}a: 1", { a: 1 }],
    ["a: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
    ["", null],
  ])("of %j is %j", (text, content) => {
    const { content: found, brokenLines } = parsePlacedYaml(text);
    expect(brokenLines).toEqual([]);
    expect(found).toEqual(content);
  });
});

describe("the line of what keys lead to", () => {
  const { lineOf } = parsePlacedYaml(TEXT);

  it.each<readonly [Keys, number]>([
    [["team"], 2],
    [["team", "naam"], 3],
    [["team", "dagen"], 4],
    [["team", "dagen", 0], 4],
    [["team", "dagen", 1], 5],
    [["leden"], 7],
    [["leden", 0], 8],
    [["leden", 0, "sinds"], 9],
    [["leden", 1], 10],
    [["leden", 1, 1], 11],
    [["leden", "1", "1"], 11],
    [[18], 12],
    [["18"], 12],
    [["met: dubbelepunt", "ja"], 14],
  ])("%j is %d", (keys, line) => expect(lineOf(keys)).toBe(line));

  it.each<readonly [Keys, number]>([
    [[], 1],
    [["bestuur"], 1],
    [["team", "plaats"], 2],
    [["team", "naam", "voornaam"], 3],
    [["leden", 5, "naam"], 7],
    [["leden", 0, "naam", "voor"], 8],
    [["leden", -1], 7],
    [["leden", "eerste"], 7],
    [["constructor", "name"], 1],
  ])("%j is that of the last that is there: %d", (keys, line) => expect(lineOf(keys)).toBe(line));

  it("counts lines that end as in Windows", () => {
    const windows = parsePlacedYaml(TEXT.replaceAll("\n", "\r\n"));
    expect(windows.lineOf(["leden", 1, 1])).toBe(11);
  });

  it("is that of the reference where what it leads to has none of its own", () => {
    const { content, lineOf: placeOf } = parsePlacedYaml("a: &x { b: 1 }\nc: *x\n");
    expect(content).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(placeOf(["c", "b"])).toBe(2);
  });
});

describe("a text that is no YAML", () => {
  it.each([
    ["a: b: c", [1]],
    ["a: 1\nb: [1, 2\n", [3]],
    ['a: 1\nb: "open\n', [3]],
    ["a: 1\nb: 2\na: 3\n", [3]],
    ["a: { b: 1, b: 2 }", [1]],
    ["a: 1\n  b: 2\n", [1]],
    ["a: 1\n---\nb: 2\n", [2]],
    ["a:\n\tb: 1\n", [2]],
  ])("%j is broken in the lines %j", (text, lines) => {
    const { content, brokenLines } = parsePlacedYaml(text);
    expect([...new Set(brokenLines)]).toEqual(lines);
    expect(content).toBeUndefined();
  });

  it("still tells the lines of what comes before the break", () => {
    expect(parsePlacedYaml("a:\n  b: 1\nc: d: e\n").lineOf(["a", "b"])).toBe(2);
  });

  it.each(["a: *weg", "a: &a [*a, *b]"])("has no content where a reference fails: %j", (text) => {
    const { content, brokenLines } = parsePlacedYaml(text);
    expect([content, brokenLines]).toEqual([undefined, [1]]);
  });
});
