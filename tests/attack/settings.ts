import { CHECK, LISTENER, settings, type Attack } from "./attack.ts";

/** Settings that must be refused. */
function refused(name: string, ...lines: readonly string[]): Attack {
  return {
    name: `settings with ${name}`,
    words: CHECK,
    files: { "report.config.yaml": settings(...lines) },
    allowed: [2],
  };
}

/** Settings whose report, if there is one, must be sound. */
function tried(name: string, ...lines: readonly string[]): Attack {
  return { ...refused(name, ...lines), alsoAsReport: true, allowed: [0, 2] };
}

/** A name that ends a line of a message, and begins another. */
function forging(name: string, ...lines: readonly string[]): Attack {
  return { ...refused(`a line end in ${name}`, ...lines), never: ["\nfout: nep"] };
}

/** A file that is not a settings file. */
function file(name: string, content: string | Uint8Array, allowed = [2]): Attack {
  const files = { "report.config.yaml": content };
  return { name: `a settings file that ${name}`, words: CHECK, files, allowed };
}

const deep = (open: string, close: string, levels: number): string =>
  open.repeat(levels) + close.repeat(levels);
const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"]
  .concat(
    ["b", "c", "d", "e", "f", "g", "h", "i"].map((name, index) => {
      const before = "abcdefgh"[index] ?? "";
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join()}]`;
    }),
  )
  .join("\n");

/** One of each kind of control character, as YAML may write it. */
const CONTROLS = String.raw`a\va\fa\x01a\x1b[31ma\x7fa\x9ba\0a\uFFFEa`;
const HOSTILE = `</style><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}}"'`;

export const SETTINGS: readonly Attack[] = [
  refused("a prototype", "__proto__: {x: 1}"),
  refused("a constructor", "constructor: {prototype: {x: 1}}"),
  refused("a prototype among the colours", 'colors: {__proto__: "#112233"}'),
  refused("a prototype among the fonts", "fonts: {__proto__: {regular: x}}"),
  refused("a merge", "<<: {organisation: x}"),
  refused("references that multiply", bomb),
  refused("a reference to itself", "events: &a [*a]"),
  refused("a reference to nothing", "organisation: *nope"),
  refused("20,000 nested lists", `events: ${deep("[", "]", 20_000)}`),
  refused("20,000 nested maps", `events: ${"{a: ".repeat(20_000)}1${"}".repeat(20_000)}`),
  refused(
    "2,000 nested blocks",
    Array.from({ length: 2000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  ),
  refused("a key twice", "organisation: a", "organisation: b"),
  refused("two documents", "---", "organisation: x"),
  refused("a key that is a reference", "a: &x 1", "? *x", ": 2"),
  refused("a threshold", "threshold: 1"),
  refused("rows to skip", "skipInvalid: true"),
  refused("a document above its folder", "document: ../../etc"),
  refused("a document by its whole path", "document: /etc"),
  refused("a document called __proto__", "document: __proto__"),
  refused("a document that is a page of ours", "document: vergelijking"),
  refused("a document with an escape", String.raw`document: "\e[31mx"`),
  ...["content", "out", "snapshots", "document", "codebook", "encoding", "logo"].map((key) =>
    forging(key, String.raw`${key}: "a\nfout: nep"`),
  ),
  forging("a font", String.raw`fonts: {regular: "a\nfout: nep", italic: b, bold: c}`),
  forging("a key", String.raw`"a\nfout: nep": x`),
  forging("a key within another", String.raw`colors: {"a\nfout: nep": x}`),
  ...[String.raw`\u200B`, String.raw`\u00AD`, String.raw`\u2060\uFEFF`].flatMap((nothing) => [
    refused(`a name that shows nothing (${nothing})`, `organisation: "${nothing}"`),
    refused(`contact that shows nothing (${nothing})`, `contact: "${nothing}"`),
    refused(
      `an event that shows nothing (${nothing})`,
      `events: [{date: 2023-09-19, label: "${nothing}"}]`,
    ),
  ]),
  refused("a website that is a script", "website: javascript:alert(1)"),
  refused("a website that is data", "website: data:text/html,x"),
  refused("a website that is a file", "website: file:///etc/passwd"),
  refused("a website with user info", "website: https://overheid.nl@evil.example/"),
  refused("a website with a password", "website: https://a:b@evil.example/"),
  refused("a website with a blank", "website: https://a.nl/x y"),
  refused("a web page of no secure site", "webpage: http://a.nl/{period}"),
  refused("a web page of a site that the period names", "webpage: https://{period}.nl/"),
  refused("a web page with other braces", "webpage: https://a.nl/{constructor}"),
  refused("a statement that is a script", "accessibility: {statement: javascript:alert(1)}"),
  refused("a statement with user info", "accessibility: {statement: https://overheid.nl@evil.nl/}"),
  refused("a mail with headers", 'accessibility: {contact: "a@b.nl?bcc=c@d.nl"}'),
  refused("a mail to more than one", 'accessibility: {contact: "a@b.nl,c@d.nl"}'),
  refused("a telephone number with a pause", 'accessibility: {contact: "088 123 45 67,,1"}'),
  refused("a contact that is a script", 'accessibility: {contact: "javascript:alert(1)"}'),
  refused("a contact of 100 kB", `accessibility: {contact: ${"1".repeat(100_000)}a}`),
  refused("a colour that ends its rule", 'colors: {accent: "#112233;}"}'),
  refused("a colour that fetches", `colors: {accent: "url(${LISTENER}/c)"}`),
  refused("an archive standard above its folder", "pdfStandard: ../3a"),
  refused("an encoding called __proto__", "encoding: __proto__"),
  refused("a size without end", "maxSize: 1e400"),
  refused("a delimiter with an escape", String.raw`delimiter: "\e"`),
  refused("an unknown key with an escape", String.raw`"\e[31morg": x`),
  refused("an unknown key with a bell and a line end", String.raw`"a\a\r\nfout: alles": x`),
  refused("an unknown key of C1", String.raw`"a\x9b31m": x`),
  refused("a key that is a list", "? [a, b]", ": c"),
  refused("a key that is a map", "? {a: b}", ": c"),
  refused("a day that is none", "events: [{date: 2024-02-31, label: x}]"),
  refused("a day beyond all years", "events: [{date: 99999-01-01, label: x}]"),
  refused("a publication that is none", "publishedOn: 9999999999"),
  refused("an event with a key more", "events: [{date: 2024-01-01, label: x, url: y}]"),
  refused("an event that is a list", "events: [[2024-01-01, x]]"),
  refused("events that are a map", "events: {a: b}"),
  refused("a list for a name", "organisation: [a, b]"),
  refused("a map for a name", "organisation: {a: b}"),
  refused("5,000 events", `events: [${"{date: 2024-01-01, label: x},".repeat(5000)}]`),
  refused("a name of 1 MB", `organisation: ${"a".repeat(1_000_000)}`),
  refused("contact of 5,000 words", `contact: ${"woord ".repeat(5000)}`),
  refused("a name of 5,000 letters", `organisation: ${"a".repeat(5000)}`),
  refused(
    "a description of the logo of 1 MB",
    "logo: logo.svg",
    `logoAlt: ${"a".repeat(1_000_000)}`,
  ),
  refused("a website of 100 kB", `website: https://a.nl/${"a".repeat(100_000)}`),
  refused("a logo that is a device", "logo: /dev/zero"),
  { ...refused("a logo that is another's file", "logo: /etc/passwd"), never: ["root:x"] },
  {
    ...refused(
      "a font that is another's file",
      "fonts: {regular: /etc/passwd, italic: /etc/passwd, bold: /etc/passwd}",
    ),
    never: ["root:x"],
  },
  {
    ...refused("an input that is another's file", "input: /etc/shadow"),
    files: { "report.config.yaml": "input: /etc/shadow\n" },
    allowed: [3],
    never: ["root:", "daemon:"],
  },
  {
    ...refused("an input that never ends", ""),
    files: { "report.config.yaml": "input: /dev/zero\n" },
    allowed: [3],
  },
  {
    ...refused("an input that is a folder", ""),
    files: { "report.config.yaml": "input: /etc\n" },
    allowed: [3],
  },
  { ...refused("texts that are the system's", "content: /etc"), allowed: [0, 2, 3] },
  {
    ...refused("a codebook that is another's file", "codebook: /etc/shadow"),
    allowed: [3],
    never: ["daemon", "root"],
  },
  {
    ...refused("a codebook that is a list of users", "codebook: /etc/passwd"),
    allowed: [3],
    never: ["root:x", "/bin/"],
  },

  tried("HTML in the name", `organisation: ${JSON.stringify(HOSTILE)}`),
  tried(
    "HTML in every text",
    `organisation: ${JSON.stringify(HOSTILE)}`,
    `contact: ${JSON.stringify(HOSTILE)}`,
    `events: [{date: 2023-09-19, label: ${JSON.stringify(HOSTILE)}}]`,
  ),
  tried("a quote in the website", `website: https://a.nl/"onclick="alert(1)`),
  tried(
    "a chart's expression as an event",
    `events: [{date: 2023-09-19, label: "datum.x; signal: alert(1)"}]`,
  ),
  tried("the end of a style as contact", "contact: '} body { background: url(//evil.example/) }'"),
  tried("all control characters in the name", `organisation: "${CONTROLS}"`),
  tried("Word's line break in the name", String.raw`organisation: "Team\vThuis"`),
  tried("all control characters in contact", `contact: "${CONTROLS}"`),
  tried(
    "Word's line break in an event",
    String.raw`events: [{date: 2023-09-19, label: "Brieven\vverstuurd"}]`,
  ),
  tried("all control characters in an event", `events: [{date: 2023-09-19, label: "${CONTROLS}"}]`),
  tried("control characters in the website", String.raw`website: "https://a.nl/a\x01b\x7fc"`),
  tried("half of a surrogate pair in the name", String.raw`organisation: "Team \uD800 Thuis"`),
  tried("text that turns around in the name", String.raw`organisation: "Team \u202Esiuht"`),
  tried("what XML forbids in the name", String.raw`organisation: "a]]>b&#0;c<!--d-->"`),
  tried(
    "Word's own hyphen and marks of direction in every text",
    String.raw`organisation: "Co\u2011ouders \u200E12\u2010"`,
    String.raw`contact: "co\u2011ouder \u200Fen meer"`,
    String.raw`events: [{date: 2023-09-19, label: "Co\u2011ouders\u200E"}]`,
  ),
  tried("a name of emoji", `organisation: "👨‍👩‍👧‍👦🏳️‍🌈"`),
  tried("a name that is a formula", "organisation: '=HYPERLINK(\"http://evil.example\")'"),
  tried("a name of 200 signs on one letter", `organisation: "e${"\u0301".repeat(200)}"`),
  tried("folders called __proto__", "out: __proto__", "snapshots: constructor"),

  file("is 20 MB of a comment", `# ${"x".repeat(20_000_000)}\n`, [0, 2, 3]),
  file("is empty", "", [0, 2, 3]),
  file("is a list", "- a\n- b\n"),
  file("is a number", "42\n"),
  file("is a null byte", "\0"),
  file(
    "is random bytes",
    Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251),
  ),
  file("has an escape where its fault is", "organisation: x\n\x1B[31m: [\n"),
  file("has a function", 'organisation: !!js/function "function(){}"\n', [2, 3]),
  file("has a directive", "%TAG ! tag:evil.example,2000:\n---\norganisation: !x y\n", [2, 3]),
  file("is half of UTF-16", Buffer.from("organisation: x\n", "utf16le"), [2, 3]),
  {
    name: "a settings file that is a folder",
    words: CHECK,
    files: { "report.config.yaml": null, "report.config.yaml/x/y": "" },
    allowed: [2],
  },
  ...["/dev/zero", "/dev/urandom", "/proc/self/mem"].map((device): Attack => ({
    name: `a settings file that is a link to ${device}`,
    words: CHECK,
    shell: { before: `ln -sf ${device} report.config.yaml;` },
    allowed: [2],
  })),
  {
    name: "a settings file that is a pipe",
    words: CHECK,
    shell: { before: "rm report.config.yaml; mkfifo report.config.yaml;" },
    allowed: [2],
  },
  ...["constructor", "__proto__"].map((key): Attack => ({
    name: `settings in package.json with ${key}`,
    words: CHECK,
    files: { "package.json": `{"report": {"${key}": {"x": 1}}}` },
    shell: { before: "rm report.config.yaml;" },
    allowed: [2],
  })),
  {
    name: "settings in a package.json that is broken",
    words: CHECK,
    files: { "report.config.yaml": null, "package.json": '{"report": {"organisation": \x1B' },
    allowed: [2],
  },
];
