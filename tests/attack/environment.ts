import { CHECK, FIXTURES, GENERATE, type Attack } from "./attack.ts";

/** Environment variables, and the allowed outcomes of a check. */
function variables(
  name: string,
  environment: Readonly<Record<string, string>>,
  allowed: readonly number[],
  words: readonly string[] = CHECK,
): Attack {
  return { name: `an environment with ${name}`, words, environment, allowed };
}

/** A codebook that must be refused, or one that may be accepted. */
function codebook(name: string, content: string, allowed = [3], never: string[] = []): Attack {
  return {
    name: `a codebook with ${name}`,
    words: ["check", "--codebook", "codeboek.yaml"],
    files: { "codeboek.yaml": content },
    allowed,
    never,
  };
}

const manyAnswers = Array.from({ length: 3000 }, (_, at) => `      - a${at}: {label: b${at}}`).join(
  "\n",
);
const HOSTILE = `</style><script>alert(1)</script>{{constructor}}`;

export const ENVIRONMENT: readonly Attack[] = [
  codebook(
    "Word's own hyphen",
    'columns: {aanmeldroute: {answers: {rechtstreeks: {label: "Co\u2011ouder, e\u2010mail"}}}}\n',
    [0],
  ),
  ...["true", "/bin/cat", "/etc/passwd", "/nowhere/chrome", "/etc"].map((program) =>
    variables(`${program} for a browser`, { REPORT_BROWSER: program }, [4], GENERATE),
  ),
  variables(
    "a browser with an escape in its name",
    { REPORT_BROWSER: "/x/\x1B[31mchrome" },
    [4],
    GENERATE,
  ),
  ...["REPORT_BROWSER", "TMPDIR"].map((name): Attack => ({
    ...variables(`a line end in ${name}`, { [name]: "/nowhere/a\nfout: nep" }, [4], GENERATE),
    never: ["\nfout: nep"],
  })),
  ...[["diff", "\nfout: nep", "\nfout: nep"], ["\nfout: nep"], ["help", "\nfout: nep"]].map(
    (words): Attack => ({
      ...variables(`a line end in words of ${words.length}`, {}, [2], words),
      never: ["\nfout: nep"],
    }),
  ),
  variables("a threshold", { REPORT_THRESHOLD: "0" }, [0, 2]),
  variables("rows to skip", { REPORT_SKIP_INVALID: "1" }, [0, 2]),
  variables("an unknown setting with an escape", { "REPORT_\x1B[31mX": "1" }, [0, 2]),
  variables("an input with an escape", { REPORT_INPUT: "\x1B[31mx.csv" }, [2]),
  variables("an encoding with an escape", { REPORT_ENCODING: "\x1B[31mx" }, [2]),
  variables("texts in a folder with an escape", { REPORT_CONTENT: "\x1B]0;x\x07" }, [0, 2, 3]),
  ...["99999999999", "253402300800", "-1", "1e30", "abc", "9".repeat(400)].map((value) =>
    variables(
      `a date of source of ${value.slice(0, 20)}`,
      { SOURCE_DATE_EPOCH: value },
      [0, 2],
      GENERATE,
    ),
  ),
  variables("no home", { HOME: "" }, [0], GENERATE),
  variables(
    "a home that is a device",
    { HOME: "/dev/null", XDG_CACHE_HOME: "/dev/null" },
    [0, 4],
    GENERATE,
  ),
  variables("a cache that is relative", { XDG_CACHE_HOME: "../x" }, [0, 4], GENERATE),
  variables("a cache in /proc", { XDG_CACHE_HOME: "/proc/self" }, [0, 4], GENERATE),
  variables("a terminal that is odd", { TERM: "\x1B[31m", COLUMNS: "-5", LANG: "../../x" }, [0]),
  variables("an odd time zone and language", { TZ: "../../etc/passwd", LC_ALL: "__proto__" }, [0]),
  {
    ...variables(
      "a folder for temporary files that is not there",
      { TMPDIR: "/nowhere/at/all" },
      [0, 3, 4],
      GENERATE,
    ),
  },
  {
    ...variables(
      "a folder for temporary files that is relative",
      { TMPDIR: "tijdelijk" },
      [0, 3, 4, 5],
      GENERATE,
    ),
  },
  {
    ...variables(
      "a folder for temporary files that is a device",
      { TMPDIR: "/dev/null" },
      [0, 3, 4, 5],
      GENERATE,
    ),
  },

  codebook(
    "references that multiply",
    `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h", "i"].map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[at] ?? ""}`).join()}]`).join("\n")}\n`,
  ),
  codebook("a prototype", "columns: {__proto__: {label: x}}\n"),
  codebook("a column called toString", "columns: {toString: {label: x}}\n"),
  codebook(
    "an answer called constructor",
    "columns: {aanmeldroute: {answers: {constructor: {label: x}}}}\n",
    [0, 3],
  ),
  codebook("a reference to nothing", "columns: *nope\n"),
  codebook("a reference to itself", "columns: &a {aanmeldroute: *a}\n"),
  codebook("deep lists", `columns: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`),
  codebook("an escape in a label", 'columns: {aanmeldroute: {label: "a\\e[31mb"}}\n', [0, 3]),
  codebook("an escape in a key", '"\\e[31mcolumns": x\n'),
  codebook("a name of a person for a key", "Aaltje Jansen: moeder\n", [3], ["Aaltje"]),
  codebook("a row of an export", "T-0001;2022-04-04;Aaltje Jansen;x: 1\n", [3], ["Aaltje"]),
  codebook("3,000 answers", `columns:\n  aanmeldroute:\n    answers:\n${manyAnswers}\n`),
  codebook("a label of 60 kB", `columns: {aanmeldroute: {label: "${"a".repeat(60_000)}"}}\n`),
  codebook("64 kB of brackets", "[".repeat(65_000)),
  codebook("64 kB of commas and colons", "a: , ? : - ".repeat(5900)),
  codebook("a pattern for a name", 'regions: [{name: "(a+)+$", aliases: ["(a+)+b"]}]\n', [0, 3]),
  codebook("a list of regions of one name", `regions: [${"{name: x},".repeat(3000)}]\n`),
  {
    ...codebook(
      "HTML in its labels",
      `columns: {aanmeldroute: {label: ${JSON.stringify(HOSTILE)}}}\nthemes: {emotioneel_herstel: {label: ${JSON.stringify(HOSTILE)}}}\n`,
      [0, 3],
    ),
    words: [...GENERATE, "--codebook", "codeboek.yaml"],
  },
  {
    ...codebook(
      "HTML in a redefinition",
      `redefinitions:\n  - figure: children.byMeasure\n    from: 2024-01-01\n    before: ${JSON.stringify(HOSTILE)}\n    change: "[klik](javascript:alert(1)) <img src=x onerror=alert(1)>"\n`,
      [0, 3],
    ),
    words: [...GENERATE, "--codebook", "codeboek.yaml"],
  },
  {
    ...codebook(
      "control characters in a redefinition",
      String.raw`redefinitions: [{figure: children.byMeasure, from: 2024-01-01, before: "a\vb\x01c", change: "d\fe\x7f"}]`,
      [0, 3],
    ),
    words: [...GENERATE, "--codebook", "codeboek.yaml"],
  },
  {
    ...codebook(
      "control characters in an answer",
      String.raw`columns: {aanmeldroute: {answers: {professional: {label: "een\vprofessional"}}}}`,
      [0, 3],
    ),
    words: [...GENERATE, "--codebook", "codeboek.yaml"],
  },
  ...["/dev/zero", "/proc/kmsg", FIXTURES].map((file): Attack => ({
    name: `a codebook that is ${file === FIXTURES ? "a folder" : file}`,
    words: ["check", "--codebook", file],
    // A file that the system generates while reading counts as empty.
    allowed: file === "/proc/kmsg" ? [0] : [3],
  })),
];
