import { pick, whole, type Draw } from "../../fixtures/sample/deal.ts";

const WORDS =
  "de een wij gezin ouders kinderen school gesprek vertrouwen gemeente jeugdbescherming dat wil soms opnieuw verder ’s-Hertogenbosch coördinatie hulpverleningsgeschiedenis zó én pleegzorgbegeleidingsorganisatie 12 2.345 45% € Ω Жук ≥ één".split(
    " ",
  );

/** Random Markdown: every kind of block that a narrative may contain, in any order and depth. */
export function randomNarrative(draw: Draw, blocks: number): string {
  let notes = 0;
  const noteTexts: string[] = [];

  // Levels may be skipped: a warning, and the report closes the gap.
  const heading = (): string => `${"#".repeat(whole(draw, 3, 6))} ${inline(draw, 2, 8)}`;
  const withNote = (): string => {
    notes += 1;
    const body = Array.from({ length: whole(draw, 1, 3) }, () => block(draw, 1));
    const text = [inline(draw, 3, 12), ...body].join("\n\n").replaceAll("\n", "\n    ");
    noteTexts.push(`[^n${notes}]: ${text}`);
    return `${inline(draw, 5, 30)}[^n${notes}] ${inline(draw, 2, 20)}`;
  };
  const body = Array.from({ length: blocks }, () => {
    const chance = draw();
    if (chance < 0.2) return heading();
    return chance < 0.35 ? withNote() : block(draw, 0);
  });
  // A rule at the very beginning would open front matter.
  return [inline(draw, 5, 20), ...body, ...noteTexts].join("\n\n");
}

/** A block of any kind. Lists and quotes contain others, down to the third level. */
function block(draw: Draw, depth: number): string {
  const makers = [
    () => inline(draw, 10, 60),
    () => `${inline(draw, 3, 10)}\\\n${inline(draw, 3, 10)}`,
    () => `\`\`\`\n${words(draw, 3, 15)}\n\n  ${words(draw, 3, 15)}\n\`\`\``,
    () => table(draw),
    ...(depth < 3 ? [() => list(draw, depth), () => quote(draw, depth)] : []),
    ...(depth === 0 ? [() => "---"] : []),
  ];
  return pick(makers, draw)();
}

function list(draw: Draw, depth: number): string {
  const isOrdered = draw() < 0.4;
  const isLoose = draw() < 0.4;
  const first = whole(draw, 1, 9);
  const items = Array.from({ length: whole(draw, 1, 5) }, (_, index) => {
    const marker = isOrdered ? `${first + index}.` : "-";
    const text = [
      inline(draw, 2, 25),
      ...(draw() < 0.3 ? [block(draw, depth + 1)] : []),
      ...(draw() < 0.2 ? [list(draw, depth + 2)] : []),
    ];
    const indent = " ".repeat(marker.length + 1);
    return `${marker} ${text.join("\n\n").replaceAll("\n", `\n${indent}`)}`;
  });
  return items.join(isLoose ? "\n\n" : "\n");
}

function quote(draw: Draw, depth: number): string {
  const held = Array.from({ length: whole(draw, 1, 3) }, () => block(draw, depth + 1));
  return `> ${held.join("\n\n").replaceAll("\n", "\n> ")}`;
}

function table(draw: Draw): string {
  const columns = whole(draw, 1, 6);
  const row = (cell: () => string): string =>
    `| ${Array.from({ length: columns }, cell).join(" | ")} |`;
  return [
    row(() => inline(draw, 1, 3)),
    row(() => pick(["---", ":---", "---:", ":---:"], draw)),
    ...Array.from({ length: whole(draw, 1, 9) }, () =>
      row(() => (draw() < 0.15 ? "" : inline(draw, 1, 8))),
    ),
  ].join("\n");
}

/** Words with markup around some of them. */
function inline(draw: Draw, fewest: number, most: number): string {
  const parts = Array.from({ length: whole(draw, fewest, most) }, () => {
    const word = pick(WORDS, draw);
    const chance = draw();
    if (chance < 0.03) return `**${words(draw, 1, 4)}**`;
    if (chance < 0.06) return `*${words(draw, 1, 4)}*`;
    if (chance < 0.07) return `***${word}***`;
    if (chance < 0.09) return `~~${words(draw, 1, 3)}~~`;
    if (chance < 0.11) return `\`${words(draw, 1, 3)}\``;
    if (chance < 0.14)
      return `[${words(draw, 1, 12)}](https://voorbeeld.nl/${whole(draw, 1, 999)})`;
    return word;
  });
  return `Zo ${parts.join(" ")}.`;
}

function words(draw: Draw, fewest: number, most: number): string {
  return Array.from({ length: whole(draw, fewest, most) }, () => pick(WORDS, draw)).join(" ");
}
