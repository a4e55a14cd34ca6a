import { CHECK, LISTENER, TEXTS_FOLDER, type Attack } from "./attack.ts";

/** A text that must be refused, may not be, or may be either. */
type Expected = "refused" | "accepted" | "either";

const CODES: Readonly<Record<Expected, readonly number[]>> = {
  refused: [3],
  accepted: [0],
  either: [0, 3],
};

function text(name: string, content: string, expected: Expected, never?: string[]): Attack {
  return {
    name: `a text with ${name}`,
    words: CHECK,
    files: { [`${TEXTS_FOLDER}/inleiding.md`]: content },
    allowed: CODES[expected],
    ...(never === undefined ? {} : { never }),
  };
}

const html = (name: string, content: string): Attack => text(name, content, "refused");
const link = (name: string, address: string): Attack =>
  text(`a link to ${name}`, `Lees [de uitleg](${address}) hier.\n`, "either", [`](${address})`]);
const control = (name: string, character: string): Attack =>
  text(`the control character ${name}`, `Een zin${character}met een teken.\n`, "either");

const ENTITIES = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
  .map((name, index, all) => `${name}: &${name} [${`*${all[index - 1] ?? ""},`.repeat(9)}]`)
  .join("\n")
  .replaceAll("*,", "x,");

export const TEXTS: readonly Attack[] = [
  html("a script", "Tekst <script>alert(1)</script> tekst.\n"),
  html("a script in capitals", "Tekst <SCRIPT SRC=//evil.example>alert(1)</SCRIPT>.\n"),
  html("an image with a handler", "Tekst <img src=x onerror=alert(1)>.\n"),
  html("an image with a handler over three lines", "Tekst <img\nsrc=x\nonerror=alert(1)>.\n"),
  html(
    "an image with a handler after a blank in a list",
    "- a\n- <img\n  src=x onerror=alert(1)>\n",
  ),
  html("an unclosed script", 'Tekst <script src="http://evil.example/x.js"\n'),
  html("a drawing with a slash for a space", "Tekst <svg/onload=alert(1)>\n"),
  html("a drawing that is not closed", "Tekst <svg onload=alert(1)\n"),
  html("a comment", "Tekst <!-- <script>alert(1)</script> --> tekst.\n"),
  html("a comment over lines", "Tekst <!--\n<script>alert(1)\n--> tekst.\n"),
  html("an end of style", "Tekst </style><script>alert(1)</script>\n"),
  html("an end of a title", "Tekst </title><script>alert(1)</script>\n"),
  html("an iframe", `Tekst <iframe src="${LISTENER}/frame"></iframe>\n`),
  html("a form", `Tekst <form action="${LISTENER}/"><input name=q></form>\n`),
  html("a meta that refreshes", `<meta http-equiv=refresh content="0;url=${LISTENER}/">\n`),
  html("a base", `<base href="${LISTENER}/">\n`),
  html("an object", `<object data="${LISTENER}/x"></object>\n`),
  html("a stylesheet", `<link rel=stylesheet href="${LISTENER}/x.css">\n`),
  html("a processing instruction", "Tekst <?php echo 1 ?> tekst.\n"),
  html("a declaration", "Tekst <!DOCTYPE html> tekst.\n"),
  html("a CDATA section", "Tekst <![CDATA[<script>alert(1)</script>]]> tekst.\n"),
  html("HTML in a heading", "### Kop <img src=x onerror=alert(1)>\n\nTekst.\n"),
  html("HTML in a table", "| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | c |\n"),
  html("HTML in a note", "Tekst.[^1]\n\n[^1]: Noot <img src=x onerror=alert(1)>\n"),
  html("HTML in a quote", "> Tekst <b onclick=alert(1)>vet</b>\n"),
  html("an element of a name of its own", "Tekst <x-y onclick=alert(1)>z</x-y>\n"),
  html("a template", "<template><script>alert(1)</script></template>\n"),
  html("mathematics", "<math><mtext><img src=x onerror=alert(1)></mtext></math>\n"),
  html("an element over lines with an empty line", "Tekst <div\n\nonclick=alert(1)>x</div>\n"),
  html("details that open", "<details open ontoggle=alert(1)>x</details>\n"),

  link("a script", "javascript:alert(1)"),
  link("a script in mixed capitals", "JaVaScRiPt:alert(1)"),
  link("a script with a coded colon", "javascript&#58;alert(1)"),
  link("a script with a coded line end", "java&#10;script:alert(1)"),
  link("a script with a coded tab", "java&Tab;script:alert(1)"),
  link("a script after a blank", "%20javascript:alert(1)"),
  link("data", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="),
  link("an image as data", "data:image/svg+xml;base64,PHN2Zy8+"),
  link("a file", "file:///etc/passwd"),
  link("Visual Basic", "vbscript:msgbox(1)"),
  link("a view of source", "view-source:http://example.nl"),
  link("a blob", "blob:http://example.nl/x"),
  link("a program", "ms-word:ofe|u|http://evil.example/x.docx"),
  link("a share", "\\\\evil.example\\share"),
  link("no scheme", "//evil.example/x"),
  link("a scheme with backslashes", "https:\\\\evil.example"),
  text("an automatic link to a script", "Lees <javascript:alert(1)> hier.\n", "either"),
  text("an automatic link to a file", "Lees <file:///etc/passwd> hier.\n", "either"),
  text(
    "a link by reference to a script",
    "Lees [dit][a].\n\n[a]: javascript:alert(1)\n",
    "either",
    ["javascript:alert"],
  ),
  text("a link by reference to data", "Lees [dit].\n\n[dit]: data:text/html,x\n", "either", [
    "data:text/html",
  ]),
  text("a quote in an address", 'Lees [dit](https://a.nl/"onclick="alert(1)).\n', "either"),
  text("a quote in a title", `Lees [dit](https://a.nl 'x" onclick="alert(1)').\n`, "either"),
  text("an address of mail with line ends", "[post](mailto:a@b.nl%0D%0ABcc:c@d.nl)\n", "either"),
  text("an address with a password", "[dit](https://overheid.nl@evil.example/)\n", "either"),
  text("attributes as some Markdown has them", "Tekst {.cls onclick=alert(1)}\n", "accepted"),

  ...[
    ["of a file", "file:///etc/passwd"],
    ["of this machine", `${LISTENER}/image`],
    ["of a cloud's own address", "http://169.254.169.254/latest/meta-data"],
    ["as data", "data:image/png;base64,iVBORw0KGgo="],
    ["of a path upwards", "../../../../etc/passwd"],
  ].map(([name, address]) => text(`an image ${name}`, `![beeld](${address})\n`, "refused")),
  text("an image by reference", `![beeld][b]\n\n[b]: ${LISTENER}/ref\n`, "refused"),
  text("an image in a link", `[![x](${LISTENER}/in)](https://a.nl)\n`, "refused"),

  text(
    "a helper of the templates",
    "{{constructor.constructor 'alert(1)'}} {{#with this}}x{{/with}}\n",
    "accepted",
  ),
  text(
    "a raw block of the templates",
    "{{{{raw}}}}x{{{{/raw}}}} {{> document}} {{lookup this 'a'}}\n",
    "accepted",
  ),
  text("other template languages", "${7*7} <%= 7*7 %> #{7*7} {% x %} [[7*7]]\n", "either"),
  text(
    "a chart's expression",
    `datum.x, {"signal":"alert(1)"}, {"url":"${LISTENER}/v"}\n`,
    "accepted",
  ),

  text("front matter that multiplies", `---\n${ENTITIES}\n---\nTekst.\n`, "refused"),
  text("front matter with a reference to nothing", "---\na: *nope\n---\nTekst.\n", "refused"),
  text("front matter with a reference to itself", "---\na: &a [*a]\n---\nTekst.\n", "refused"),
  text("front matter with a prototype", "---\n__proto__: {x: 1}\n---\nTekst.\n", "refused"),
  text(
    "front matter with a function",
    '---\na: !!js/function "function(){}"\n---\nTekst.\n',
    "refused",
  ),
  text("front matter with a merge", "---\n<<: {a: 1}\n---\nTekst.\n", "refused"),
  text(
    "front matter of 3,000 levels",
    `---\na: ${"[".repeat(3000)}${"]".repeat(3000)}\n---\nTekst.\n`,
    "refused",
  ),
  text("front matter that does not end", "---\nvoorbeeldtekst: true\nTekst.\n", "either"),
  text(
    "front matter with a key twice",
    "---\nvoorbeeldtekst: true\nvoorbeeldtekst: false\n---\nTekst.\n",
    "refused",
  ),
  text(
    "front matter with a directive",
    "---\n%TAG ! tag:evil.example,2000:\n---\nTekst.\n",
    "either",
  ),
  text("front matter with a date", "---\nvoorbeeldtekst: 2024-01-01\n---\nTekst.\n", "either"),
  text("front matter with a key that is a list", "---\n? [a, b]\n: c\n---\nTekst.\n", "refused"),

  control("that ends a text (U+0000)", "\0"),
  control("U+0001", "\x01"),
  control("bell (U+0007)", "\x07"),
  control("backspace (U+0008)", "\b"),
  control("of Word's line break (U+000B)", "\v"),
  control("of a page (U+000C)", "\f"),
  control("escape (U+001B)", "\x1B[31m"),
  control("U+001F", "\x1F"),
  control("delete (U+007F)", "\x7F"),
  control("next line (U+0085)", "\x85"),
  control("of a terminal's commands (U+009B)", "\x9B31m"),
  control("that is none (U+FFFE)", "\uFFFE"),
  control("that is none (U+FFFF)", "\uFFFF"),
  control("of bidirectional text (U+202E)", "\u202Etxet"),
  control("that isolates (U+2066)", "\u2066x"),
  control("of a line (U+2028)", "\u2028"),
  control("of private use", "\uE000"),
  control("that is the last of all", "\u{10FFFF}"),
  control("of a variation", "a\uFE0F\u{E0100}"),
  control("of a tag", "\u{E0041}\u{E007F}"),
  control("that joins", "a\u200D\u200C\u2060\u00AD"),
  control("of a byte order mark", "\uFEFF"),
  text(
    "a control character as an entity",
    "Een zin &#11; met &#x1B; en &#0; en &#xFFFF; erin.\n",
    "either",
  ),
  text("a control character in a heading", "### Kop\x0Bmet\x0Cteken\x01\n\nTekst.\n", "either"),
  text("a control character in a table", "| a\x0B | b |\n|---|---|\n| c\x01 | d |\n", "either"),
  text("a control character in a link", "[a\x0Bb](https://a.nl/\x01x)\n", "either"),
  text("a control character in a note", "Tekst.[^1]\n\n[^1]: Noot\x0Bmet\x07teken.\n", "either"),
  text("a control character in code", "Tekst `a\x0Bb` en:\n\n    c\x01d\n", "either"),
  text(
    "a control character in the name of a note",
    "Tekst.[^a\x1B]\n\n[^a\x1B]: Noot.\n",
    "either",
  ),

  text("5,000 nested quotes", `${"> ".repeat(5000)}diep\n`, "either"),
  text(
    "1,500 nested lists",
    `${Array.from({ length: 1500 }, (_, depth) => `${"  ".repeat(depth)}- diep`).join("\n")}\n`,
    "either",
  ),
  text("200 nested quotes", `${">".repeat(200)} diep\n`, "either"),
  text("60,000 opening brackets", `${"[".repeat(60_000)}\n`, "either"),
  text("40,000 openings of notes", `${"[^".repeat(40_000)}\n`, "either"),
  text("30,000 marks of emphasis", `${"*a **".repeat(30_000)}\n`, "either"),
  text("30,000 underscores between letters", `${"_a__b".repeat(30_000)}\n`, "either"),
  text("3 MB of backticks", "`".repeat(3_000_000), "either"),
  text(
    "backticks of every length",
    Array.from({ length: 1500 }, (_, length) => "`".repeat(length + 1)).join(" "),
    "either",
  ),
  text("9 MB of words", "woord ".repeat(1_500_000), "refused"),
  text("60,000 opening angles", `${"<".repeat(60_000)}\n`, "either"),
  text("40,000 openings of elements", `${"<a ".repeat(40_000)}\n`, "either"),
  text("40,000 openings of comments", `${"<!--".repeat(40_000)}\n`, "either"),
  text("30,000 openings of images", `${"![".repeat(30_000)}\n`, "either"),
  text("20,000 openings of links", `${"[a](".repeat(20_000)}\n`, "either"),
  text("20,000 pairs of brackets", `${"[a]".repeat(20_000)}\n`, "either"),
  text("20,000 references that are the same", `${"[a]: b\n".repeat(20_000)}\n[a]\n`, "either"),
  text("20,000 ampersands", `${"&".repeat(20_000)}${"&amp".repeat(20_000)}\n`, "either"),
  text("50,000 backslashes", `${"\\".repeat(50_000)}\n`, "either"),
  text("50,000 spaces and a letter", `a${" ".repeat(50_000)}b\n`, "either"),
  text("50,000 tabs", `${"\t".repeat(50_000)}b\n`, "either"),
  text("20,000 lines of a bar", "|\n".repeat(20_000), "either"),
  text("20,000 digits of an address of mail", `${"a.".repeat(20_000)}@b\n`, "either"),
  text("40,000 digits", `${"1234 ".repeat(8000)}\n`, "either"),
  text(
    "300 notes",
    `Tekst.${Array.from({ length: 300 }, (_, n) => `[^n${n}]`).join("")}\n\n${Array.from({ length: 300 }, (_, n) => `[^n${n}]: Noot.`).join("\n")}\n`,
    "either",
  ),
  text("a word of 3,000 letters", `${"a".repeat(3000)}\n`, "either"),
  text("3,000 joined signs on one letter", `e${"\u0301".repeat(3000)}\n`, "either"),
  text(
    "a table of 120 columns",
    `|${" a |".repeat(120)}\n|${"---|".repeat(120)}\n|${" b |".repeat(120)}\n`,
    "either",
  ),

  text("a note called __proto__", "Tekst.[^__proto__]\n\n[^__proto__]: Noot.\n", "accepted"),
  text("a note called constructor", "Tekst.[^constructor]\n\n[^constructor]: Noot.\n", "accepted"),
  text(
    "a note called toString twice",
    "Tekst.[^toString][^toString]\n\n[^toString]: Noot.\n",
    "either",
  ),
  text("a reference called __proto__", "[x][__proto__] en [y][hasOwnProperty].\n", "either"),
  text("a note within itself", "Tekst.[^a]\n\n[^a]: Zie [^a].\n", "either"),
  text("notes in a circle", "Tekst.[^a]\n\n[^a]: Zie [^b].\n\n[^b]: Zie [^a].\n", "either"),
  text("half of a surrogate pair in an entity", "Een &#xD800; teken.\n", "either"),
  text("a name of a file in a fence", "```js onclick=alert(1)\nalert(1)\n```\n", "either"),
  text("Arabic and Hebrew between", "Een שלום zin مرحبا met namen.\n", "either"),
  text("emoji of families", "Een 👨‍👩‍👧‍👦 en 🏳️‍🌈 erin.\n", "either"),
];
