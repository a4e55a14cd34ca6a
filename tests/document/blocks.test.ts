import { describe, expect, it } from "vitest";

import { isHeldBack, withGround } from "../../src/document/blocks.ts";
import type { Block } from "../../src/model/blocks.ts";
import { plainText } from "../../src/model/text.ts";

const PUBLIC = { id: "openbaar", mark: null };
const INTERNAL = { id: "intern", mark: "INTERN" };
const SECTION = { editions: ["intern"], ground: "grond" };
const OWN: Block = { type: "subheading", title: "Wat niet naar buiten gaat" };
const fieldsOf = (value: string) => [{ id: "grond", label: "Grond", value, shown: false }];

function saidBy(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => (block.type === "paragraph" ? plainText(block.text) : block.type));
}

describe("a section that some editions leave out", () => {
  it("names the ground in the editions that leave it out, and does not build its blocks", () => {
    const blocks = withGround(SECTION, PUBLIC, fieldsOf("artikel 5.2"), () => {
      throw new Error("built");
    });
    expect(saidBy(blocks)).toEqual([
      "De tekst van dit onderdeel maken we niet openbaar. De grond daarvoor is artikel 5.2.",
    ]);
  });

  it("contains its blocks and the ground in the other editions", () => {
    const blocks = withGround(SECTION, INTERNAL, fieldsOf("artikel 5.2"), () => [OWN]);
    expect(saidBy(blocks)).toEqual([
      "subheading",
      "De grond om dit niet openbaar te maken, is artikel 5.2.",
    ]);
  });

  it.each([PUBLIC, INTERNAL])(
    "says in edition $id that nothing is left out, if that is so",
    (edition) => {
      for (const none of ["geen", " Geen "]) {
        expect(saidBy(withGround(SECTION, edition, fieldsOf(none), () => [OWN]))).toEqual([
          "Er is geen informatie die zich niet leent voor openbaarmaking.",
        ]);
      }
    },
  );

  it("is not built for an edition that leaves it out, even without a ground", () => {
    expect(withGround(SECTION, PUBLIC, [], () => [OWN])).toEqual([]);
    expect(withGround({ editions: null, ground: null }, null, null, () => [OWN])).toEqual([OWN]);
  });

  it("is left out if no edition is named", () => {
    expect(isHeldBack(SECTION, null)).toBe(true);
    expect(isHeldBack(SECTION, PUBLIC)).toBe(true);
    expect(isHeldBack(SECTION, INTERNAL)).toBe(false);
    expect(isHeldBack({ editions: null }, null)).toBe(false);
  });
});
