import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { operatorsOf } from "./operators-of.ts";
import { readPage } from "../../../src/pdf/content/read-page.ts";
import { writePage } from "../../../src/pdf/finish-pdf.ts";

const HEIGHT = 600;
const textAt = (y: number): string => `BT /F1 9 Tf 1 0 0 1 50 ${y} Tm <0001> Tj ET`;
const rewritten = (stream: string, ...artifacts: readonly number[]): string =>
  writePage(readPage(stream), new Set(artifacts), HEIGHT);

const PAINTS = new Set(["f", "S", "Do", "Tj", "sh"]);

/** The marks around each painting operator: their tags and MCIDs. */
function ownersIn(stream: string): readonly (readonly string[])[] {
  const open: string[] = [];
  const owners: string[][] = [];
  for (const { name, operands } of operatorsOf(stream)) {
    if (name === "BDC") open.push(operands.join(" "));
    else if (name === "EMC") open.pop();
    else if (PAINTS.has(name)) owners.push([...open]);
  }
  expect(open).toEqual([]);
  return owners;
}

describe("a page's content, written again", () => {
  it("has loose paint as artifacts, with footer and header as such", () => {
    const stream = `0 0 9 9 re f 1 1 9 9 re f ${textAt(30)} ${textAt(40)} ${textAt(570)} /P <</MCID 0>> BDC ${textAt(300)} EMC 5 5 m 6 6 l S`;
    const LAYOUT = "/Artifact <</Type /Layout>>";
    const FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>>";
    const HEADER = "/Artifact <</Type /Pagination /Subtype /Header>>";
    const written = rewritten(stream);
    expect(ownersIn(written)).toEqual([
      [LAYOUT],
      [LAYOUT],
      [FOOTER],
      [FOOTER],
      [HEADER],
      ["/P <</MCID 0>>"],
      [LAYOUT],
    ]);
    // Consecutive paint of one kind is one artifact.
    expect(written.match(/\/Artifact/g)).toHaveLength(4);
  });

  it("has layout marks as artifacts, and other marks unchanged", () => {
    const stream = `/TR <</MCID 0>> BDC 0 0 9 1 re f EMC /TD <</MCID 1>> BDC ${textAt(9)} EMC`;
    expect(ownersIn(rewritten(stream, 0))).toEqual([
      ["/Artifact <</Type /Layout>>"],
      ["/TD <</MCID 1>>"],
    ]);
  });

  it("paints the same, with one owner for everything", () => {
    const paint = fc.oneof(
      fc.integer({ min: 0, max: HEIGHT }).map(textAt),
      fc.constantFrom("1 2 3 4 re f", "1 2 m 3 4 l S", "/X1 Do", "/S1 sh", "0 0 5 5 re W n"),
    );
    const state = fc.constantFrom("q 1 0 0 1 5 5 cm", "0 0 0 rg", "/G3 gs");
    const piece = fc.oneof(
      { weight: 3, arbitrary: paint.map((content) => ({ content, isMarked: false })) },
      { weight: 1, arbitrary: state.map((content) => ({ content, isMarked: false })) },
      {
        weight: 3,
        arbitrary: fc
          .array(fc.oneof(paint, state), { maxLength: 3 })
          .map((parts) => ({ content: parts.join("\n"), isMarked: true })),
      },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), fc.func(fc.boolean()), (pieces, isLayout) => {
        const stream = pieces
          .map(({ content, isMarked }, id) =>
            isMarked ? `/P <</MCID ${id}>> BDC ${content} EMC` : content,
          )
          .join("\n");
        const layout = pieces.flatMap(({ isMarked }, id) => (isMarked && isLayout(id) ? [id] : []));
        const written = rewritten(stream, ...layout);
        const marking = /^(?:BDC|EMC)$/;
        const others = (text: string) =>
          [...operatorsOf(text)]
            .filter(({ name }) => !marking.test(name))
            .map(({ name, operands }) => [...operands, name].join(" "));
        expect(others(written)).toEqual(others(stream));
        for (const owners of ownersIn(written)) {
          expect(owners).toHaveLength(1);
          const mayOwn = pieces.flatMap(({ isMarked }, id) =>
            isMarked && !layout.includes(id) ? [`/P <</MCID ${id}>>`] : [],
          );
          expect(mayOwn.includes(owners[0] ?? "") || owners[0]?.startsWith("/Artifact ")).toBe(
            true,
          );
        }
      }),
    );
  });
});
