import { describe, expect, it } from "vitest";

import { yamlFaults } from "../../src/messages/settings-and-yaml.ts";
import { decodeYaml, type Keys, parsePlacedYaml } from "../../src/yaml/placed-yaml.ts";

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
    const { content: found, faults } = parsePlacedYaml(text);
    expect(faults).toEqual([]);
    expect(found).toEqual(content);
  });
});

describe("the line of the entry at some keys", () => {
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

  it("counts Windows line ends", () => {
    const windows = parsePlacedYaml(TEXT.replaceAll("\n", "\r\n"));
    expect(windows.lineOf(["leden", 1, 1])).toBe(11);
  });

  it("is the line of the reference for an entry behind a reference", () => {
    const { content, lineOf: placeOf } = parsePlacedYaml("a: &x { b: 1 }\nc: *x\n");
    expect(content).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(placeOf(["c", "b"])).toBe(2);
  });
});

/** The faults of a text, as "line: message". */
function faultsIn(text: string): readonly string[] {
  const { content, faults } = parsePlacedYaml(text);
  expect(content).toBeUndefined();
  return faults.map(({ line, message }) => `${line}: ${message}`);
}

describe("a text that is no YAML", () => {
  it.each([
    ["a: b: c", `1: ${yamlFaults.colon}`],
    ["a: 1\ncontact: Vragen: bel ons\n", `2: ${yamlFaults.colon}`],
    ["a: 1\n  b: 2\n", `2: ${yamlFaults.indentation}`],
    ["a:\n  b: 1\n   c: 2\n", `3: ${yamlFaults.indentation}`],
    ["  a: 1\nb: 2\n", `2: ${yamlFaults.indentation}`],
    ["a: 1\nb: [1, 2\n", `2: ${yamlFaults.bracketUnclosed}`],
    ['a: 1\nb: "open\n', `2: ${yamlFaults.quoteUnclosed}`],
    ["a: 'auto's'\n", `1: ${yamlFaults.textAfterQuote}`],
    ["a: 1\nb: 2\na: 3\n", `3: ${yamlFaults.repeated("a", 1)}`],
    ["a: { b: 1, b: 2 }", `1: ${yamlFaults.repeated("b", 1)}`],
    ["a: 1\n---\nb: 2\n", `2: ${yamlFaults.documents}`],
    ["a:\n\tb: 1\n", `2: ${yamlFaults.tab}`],
    ["a: 1\norganisation Team\n", `2: ${yamlFaults.colonMissing}`],
    ["a: 1\norganisation:Team\n", `2: ${yamlFaults.spaceMissing}`],
    ["a: @team\n", `1: ${yamlFaults.reserved("@")}`],
    ["a: !Let op\n", `1: ${yamlFaults.reserved("!")}`],
    ['a: "C:\\map"\n', `1: ${yamlFaults.escape}`],
    ["a: - b\n", `1: ${yamlFaults.listOnLine}`],
    ["a:\n\u{a0}\u{a0}b: 1\n", `2: ${yamlFaults.hardSpace}`],
    ["a: *weg", `1: ${yamlFaults.reference}`],
  ])("%j is said to be so by its own fault", (text, fault) => {
    expect(faultsIn(text)[0]).toBe(fault);
  });

  it("gets all its faults reported, one on each line", () => {
    expect(faultsIn("a: 1\na: 2\nb: c: d\n\tq: 1\n")).toEqual([
      `2: ${yamlFaults.repeated("a", 1)}`,
      `3: ${yamlFaults.colon}`,
      `4: ${yamlFaults.tab}`,
    ]);
  });

  it("still has the lines of the entries before the error", () => {
    expect(parsePlacedYaml("a:\n  b: 1\nc: d: e\n").lineOf(["a", "b"])).toBe(2);
  });

  it.each(["a: *weg", "a: &a [*a, *b]"])("has no content if a reference fails: %j", (text) => {
    expect(faultsIn(text)).toHaveLength(1);
  });
});

describe("a missing value", () => {
  const { absenceAt } = parsePlacedYaml("a: #0a425c\nb:\nc: ~\nd: 1\ne: [#x\n ]\n");

  it.each<readonly [Keys, string | null]>([
    [["a"], "comment"],
    [["b"], "empty"],
    [["c"], "empty"],
    [["d"], null],
    [["e", 0], null],
    [["d", "f"], null],
  ])("%j is %j", (keys, absence) => expect(absenceAt(keys)).toBe(absence));

  it("is distinguished from a value that a comment cuts off", () => {
    const text = "a: Team #1 van\nb: Team # twee\nc: 'Team #3'\nd:\n  e: x\t#y\n";
    expect(parsePlacedYaml(text).cuts).toEqual([
      { line: 1, position: 9 },
      { line: 5, position: 8 },
    ]);
  });
});

describe("the bytes of a YAML file", () => {
  const lineOfFault = (bytes: Buffer): readonly unknown[] => {
    const decoded = decodeYaml(bytes);
    return "fault" in decoded ? [decoded.fault.line, decoded.fault.message] : [decoded.text];
  };
  const positionOfFault = (bytes: Buffer): unknown => {
    const decoded = decodeYaml(bytes);
    return "fault" in decoded ? decoded.fault.position : undefined;
  };

  it("are UTF-8, with a byte order mark or without", () => {
    expect(lineOfFault(Buffer.from("a: Café\n"))).toEqual(["a: Café\n"]);
    expect(lineOfFault(Buffer.from("\u{feff}a: 1"))).toEqual(["\u{feff}a: 1"]);
    expect(lineOfFault(Buffer.alloc(0))).toEqual([""]);
  });

  it.each([
    ["\u{feff}a: 1\n", "utf16le"],
    ["a: 1\n", "utf16le"],
  ] as const)("%j in %s are reported as UTF-16", (text, encoding) => {
    const bytes = Buffer.from(text, encoding);
    expect(lineOfFault(bytes)).toEqual([null, yamlFaults.utf16]);
    expect(lineOfFault(bytes.swap16())).toEqual([null, yamlFaults.utf16]);
  });

  it("in another encoding, or with a NUL, are reported with the line", () => {
    const latin = Buffer.from("a: 1\nb: Café\nc: é", "latin1");
    expect(lineOfFault(latin)).toEqual([2, yamlFaults.notUtf8]);
    expect(lineOfFault(Buffer.from("a: é", "latin1"))).toEqual([1, yamlFaults.notUtf8]);
    expect(lineOfFault(Buffer.from("a: 1\nb: 2\nc: \0\n"))).toEqual([3, yamlFaults.nul]);
  });

  it("are reported with the wrong character", () => {
    const odd = Buffer.concat([Buffer.from("a: 1\nb: één "), Buffer.from("é\n", "latin1")]);
    expect(positionOfFault(odd)).toBe(8);
    expect(positionOfFault(Buffer.from("a: é", "latin1"))).toBe(4);
    expect(positionOfFault(Buffer.from("a: 1\nb: é\0\n"))).toBe(5);
  });
});

describe("control characters in a YAML text", () => {
  it("are removed from values and keys, raw and escaped, and reported with their lines", () => {
    const { content, faults, takenOut } = parsePlacedYaml(
      'a: een\u000Btwee\n"b\\e": "x\\a\\0\\uFFFE\\uD800y"\nc: |\n  z\u0007\n  \u001Bz\nd: rest\n',
    );
    expect(faults).toEqual([]);
    expect(content).toEqual({ a: "een twee", b: "xy", c: "z\nz\n", d: "rest" });
    expect(takenOut).toEqual([
      { line: 1, position: 7, codePoint: "U+000B" },
      { line: 2, position: 1, codePoint: "U+001B" },
      { line: 4, position: 4, codePoint: "U+0007" },
      { line: 5, position: 3, codePoint: "U+001B" },
    ]);
  });

  it("are not found in an ordinary text", () => {
    expect(parsePlacedYaml(TEXT).takenOut).toEqual([]);
  });
});

it("reports the lines of thousands of faults in little time", () => {
  const begin = process.cpuUsage();
  const { faults } = parsePlacedYaml("naam: x\n".repeat(30_000));
  const { user } = process.cpuUsage(begin);
  expect(faults).toHaveLength(29_999);
  // A pass over the whole text for each fault takes more than ten seconds at this length.
  expect(user / 1e6).toBeLessThan(4);
});

it.each([
  ["names on one line", `a:\n  ${"label: ".repeat(9000)}\n b\n`],
  ["names that are maps", `a: 1\n${"? ".repeat(2000)}\n`],
  ["lists", `a:\n  ${"- ".repeat(2000)}b\n`],
])("quickly reports very many levels: %s", (_, text) => {
  const begin = process.cpuUsage();
  const { content, faults } = parsePlacedYaml(text);
  const { user } = process.cpuUsage(begin);
  expect(content).toBeUndefined();
  expect(faults.map(({ message }) => message)).toEqual([yamlFaults.tooDeep]);
  expect(user / 1e6).toBeLessThan(2);
});
