import { CHECK, LISTENER, TEXTS_FOLDER, type Attack } from "./attack.ts";
import type { Chance } from "./random.ts";
import { textAttack } from "./texts.ts";

const refused = (name: string, content: string, never?: string[]): Attack =>
  textAttack(name, content, "refused", never);
const accepted = (name: string, content: string, never?: string[]): Attack =>
  textAttack(name, content, "accepted", never);

const TOTAL = '{{cijfer "registrations.total"}}';
const IF = '{{#als "registrations.total" groter="0"}}';

/** Figure calls in a text, and attacks through them. */
export const CALLS: readonly Attack[] = [
  refused(
    "a call that makes code",
    "{{constructor.constructor 'alert(1)'}} {{#with this}}x{{/with}}\n",
  ),
  refused("a raw block", "{{{{raw}}}}x{{{{/raw}}}} {{> document}} {{lookup this 'a'}}\n"),
  refused("a call of the prototype", "{{__proto__}} {{toString}} {{hasOwnProperty 'x'}}\n"),
  refused("a call of all that the engine knows", "{{@root}} {{this}} {{.}} {{../x}} {{log 1}}\n"),
  refused("a partial by a path", "{{> ../../../../etc/passwd}}\n", ["root:"]),
  refused("a partial by an address", `{{> (lookup "${LISTENER}/x")}}\n`),
  refused("a call with three braces", `{{{cijfer "registrations.total"}}}\n`),
  refused("a figure of the prototype", '{{cijfer "__proto__"}} {{cijfer "constructor"}}\n'),
  refused("a category of the prototype", '{{cijfer "status.byCategory" "__proto__"}}\n'),
  refused("a form of the prototype", '{{cijfer "registrations.total" "toString"}}\n'),
  refused("a name of the prototype", '{{cijfer "registrations.total" __proto__="x"}}\n'),
  refused(
    "a noun of the prototype",
    '{{cijfer "registrations.total" zelfstandig="constructor"}}\n',
  ),
  refused("a month of the prototype", '{{maand "length"}} {{maand "-1"}} {{maand "0"}}\n'),
  refused(
    "a comparison with an address",
    `{{#als "registrations.total" groter="${LISTENER}/x"}}a{{/als}}\n`,
  ),
  refused(
    "a noun with HTML",
    '{{cijfer "registrations.total" zelfstandig="<b>gezin</b>/<b>gezinnen</b>"}}\n',
  ),
  refused(
    "a noun with a script",
    `{{cijfer "registrations.total" zelfstandig="<script>/<script>"}}\n`,
  ),
  refused("a call in an address", `[uitleg](${LISTENER}/{{peildatum}})\n`),
  refused("a call as a scheme", "[uitleg]({{periode}}:alert(1))\n"),
  refused("HTML around a call", `<img src=x onerror="${TOTAL}">\n`),
  refused(
    "HTML that a condition puts together",
    `${IF}<scr{{/als}}${IF}ipt>alert(1)</script>{{/als}}\n`,
  ),
  refused("an image that a condition puts together", `${IF}![a]({{/als}}${LISTENER}/x.png)\n`),
  refused("a section that a condition begins", `${IF}\n## Kop\n{{/als}}\n`),
  refused("a block that does not end", `${IF}x\n`),
  refused("20,000 blocks that do not end", IF.repeat(20_000)),
  refused("20,000 openings of calls", "{{".repeat(20_000)),
  refused("20,000 ends of calls", `{{${"}}".repeat(20_000)} {{x\n`),
  refused("60,000 braces", "{".repeat(60_000)),
  refused("conditions a hundred deep", `${IF.repeat(100)}x${"{{/als}}".repeat(100)}\n`),
  refused("6,000 calls", `${TOTAL} `.repeat(6_000)),
  refused("a word of 100,000 letters", `{{cijfer "${"a".repeat(100_000)}"}}\n`),
  refused(
    "a call within a call a hundred deep",
    `{{cijfer ${"(cijfer ".repeat(100)}"x"${")".repeat(100)}}}\n`,
  ),
  accepted("a control character in a call", '{{cijfer "registrations.total\u0001"}}\n'),
  refused("marks of our own", "\u0001{{1}}\u00025\u0002 {{peildatum}}\n"),
  refused("a word that steers a terminal", '{{cijfer "\u001B[2J"}}\n', ["\u001B[2J"]),
  refused(
    "a personal number in a call",
    '{{cijfer "111222333"}} {{#als "a.b" groter="111222333"}}{{/als}}\n',
    ["111222333"],
  ),
  refused(
    "an IBAN as a noun",
    '{{cijfer "registrations.total" zelfstandig="NL91ABNA0417164300/x"}}\n',
    ["NL91ABNA0417164300"],
  ),
  accepted("calls that are text", "Zo typ je het: \\{{cijfer}}, \\{{0}} en } } of { {.\n"),
  accepted("500 calls", "{{peildatum}} ".repeat(500)),
  accepted(
    "a call in every kind of place",
    `### ${TOTAL}\n\n- ${TOTAL}\n\n> **${TOTAL}**\n\n| ${TOTAL} | a |\n|---|---|\n| b | ${TOTAL} |\n\nNoot.[^1]\n\n[^1]: ${TOTAL}\n`,
  ),
  accepted(
    "conditions that say nothing",
    `Tekst.\n\n${IF}{{/als}}{{#getoond "registrations.total"}}{{anders}}{{/getoond}}\n`,
  ),
  refused(
    "a noun that looks like Markdown",
    '{{cijfer "registrations.total" zelfstandig="**a**/](x"}}\n',
  ),
  refused(
    "a noun with a number of its own",
    '{{cijfer "registrations.total" zelfstandig="2e kind/2e kinderen"}}\n',
  ),
  accepted("a list that a condition ends", `- een\n${IF}\n- twee\n{{anders}}\n1. drie\n{{/als}}\n`),
  {
    ...refused("a withheld number, guessed at", guesses()),
    words: CHECK,
    // Nothing reveals the result of a guess: each is refused for its question.
    inspect: (_place, { stdout, stderr }) => {
      const output = `${stdout.toString("utf8")}${stderr.toString("utf8")}`;
      const faults = output.split("\n").filter((line) => line.includes(TEXTS_FOLDER));
      const kinds = new Set(faults.map((line) => line.replace(/^.*?teken \d+: /, "")));
      return kinds.size > 1 ? [`distinguishes guesses: ${[...kinds].join(" | ")}`] : [];
    },
  },
];

/** A small number compared with every possible value. */
function guesses(): string {
  const lines = [0, 1, 2, 3, 4, 5, 100].map(
    (guess) =>
      `{{#als "results.inPeriodByResult" "schulden_aangepakt" gelijk="${guess}"}}${guess}{{/als}}`,
  );
  return `Tekst.\n\n${lines.join("\n\n")}\n`;
}

const FIGURES = [
  '"registrations.total"',
  '"registrations.inPeriod" "afgerond"',
  '"status.byCategory" "lopend"',
  '"status.byCategory"',
  '"responseTimes.contactWithin2Days"',
  '"waitingTimes.daysToStart" "median"',
  '"people.bySupported" "vader"',
  '"results.byTheme" "overig" "vorige"',
  '"regions.byRegion" "Zeeland"',
  '"registrations.totl"',
  "'children.total'",
  "toString",
];
const MORE = [
  "",
  "",
  ' "verschil"',
  ' "breuk"',
  ' "vorige"',
  ' zelfstandig="gezin"',
  ' zelfstandig="a/b"',
];
const TESTS = [
  ' groter="1"',
  ' kleiner="vorige"',
  ' gelijk="registrations.total"',
  ' groter="x"',
  "",
];
const WORDS = [
  "Tekst ",
  "\n",
  "\n\n",
  "- ",
  "### ",
  "> ",
  "| a | ",
  "|---|---|\n",
  "**",
  "[",
  "](https://a.nl)",
  "::: kader a\n",
  "\n:::\n",
  "`",
  "[^1]",
  "\\",
  "{",
  "}}",
  "{{0}}",
  "<",
];

/** A text with calls. Most can be read. */
export function textWithCalls(chance: Chance): string {
  let text = "Een tekst met ";
  for (let left = 1 + chance.whole(12); left > 0; left -= 1) text += pieceOf(chance, 0);
  return text;
}

function pieceOf(chance: Chance, depth: number): string {
  const kind = chance.whole(depth > 3 ? 6 : 9);
  if (kind < 2) return chance.one(WORDS);
  if (kind < 4) return `{{cijfer ${chance.one(FIGURES)}${chance.one(MORE)}}} `;
  if (kind === 4) return `{{aandeel ${chance.one(FIGURES)}${chance.one(MORE)}}} `;
  if (kind === 5) {
    return chance.one([
      "{{peildatum}}",
      '{{periode "vorige"}}',
      '{{maand "laatste"}}',
      "{{maand}}",
    ]);
  }
  const name = kind === 6 ? "getoond" : "als";
  const test = name === "als" ? chance.one(TESTS) : "";
  const inner = Array.from({ length: chance.whole(4) }, () => pieceOf(chance, depth + 1)).join("");
  const otherwise = chance.whole(2) === 0 ? `{{anders}}${pieceOf(chance, depth + 1)}` : "";
  const end = chance.whole(20) === 0 ? "" : `{{/${name}}}`;
  return `{{#${name} ${chance.one(FIGURES)}${test}}}${inner}${otherwise}${end}`;
}
