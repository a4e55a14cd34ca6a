import { createHash } from "node:crypto";

import { PDFContext, PDFDict, PDFName, PDFParser, PDFRawStream } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compressedStream, deflated, inflated, textString } from "../../../src/pdf/file/objects.ts";
import { writeFile } from "../../../src/pdf/file/write.ts";

/** A context with dictionaries that contain these texts, and a stream for each. */
function contextOf(texts: readonly string[], drop: readonly number[] = []): PDFContext {
  const context = PDFContext.create();
  const refs = texts.map((text) => {
    const stream = compressedStream(context, deflated(Buffer.from(text, "utf8")));
    return context.register(
      context.obj({ Text: textString(text), Stream: context.register(stream) }),
    );
  });
  for (const index of drop) {
    const ref = refs[index];
    if (ref !== undefined) context.delete(ref);
  }
  context.trailerInfo.Root = context.register(context.obj({ Type: "Catalog" }));
  context.trailerInfo.Info = context.register(context.obj({}));
  return context;
}

async function textsIn(file: Uint8Array): Promise<readonly (readonly [string, string])[]> {
  const context = await PDFParser.forBytesWithOptions(file, Infinity, true).parseDocument();
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of("Text"))) return [];
    const text = object.lookup(PDFName.of("Text"));
    const stream = object.lookup(PDFName.of("Stream"));
    if (!(stream instanceof PDFRawStream) || text === undefined) throw new Error("no stream");
    const decoded = "decodeText" in text ? (text as { decodeText(): string }).decodeText() : "";
    return [[decoded, Buffer.from(inflated(stream)).toString("utf8")] as const];
  });
}

describe("a written PDF", () => {
  it("contains all its objects, with any text and any free numbers", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 8 }),
        fc.array(fc.nat(7), { maxLength: 3 }),
        async (texts, drop) => {
          const kept = texts.filter((_, index) => !drop.includes(index));
          const found = await textsIn(writeFile(contextOf(texts, drop), "1.7"));
          expect(found).toEqual(kept.map((text) => [text, text]));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("is PDF 1.7, with an identifier that is the hash of the rest", () => {
    const file = Buffer.from(writeFile(contextOf(["een", "0".repeat(40)]), "1.7"));
    expect(file.toString("latin1", 0, 9)).toBe("%PDF-1.7\n");
    const [, first = "", second] =
      /\/ID \[<([0-9A-F]{32})> <([0-9A-F]{32})>\]/.exec(file.toString("latin1")) ?? [];
    expect(second).toBe(first);
    const blank = Buffer.from(file.toString("latin1").replaceAll(first, "0".repeat(32)), "latin1");
    expect(createHash("sha256").update(blank).digest("hex").slice(0, 32).toUpperCase()).toBe(first);
  });

  it("is PDF 2.0 on request, and then needs no Info dictionary", async () => {
    const context = contextOf(["een"]);
    delete context.trailerInfo.Info;
    const file = Buffer.from(writeFile(context, "2.0"));
    expect(file.toString("latin1", 0, 9)).toBe("%PDF-2.0\n");
    expect(file.toString("latin1")).not.toContain("/Info");
    expect(await textsIn(file)).toEqual([["een", "een"]]);
  });

  it("has another identifier for other content, and the same for the same content", () => {
    const [one, same, other] = [["a"], ["a"], ["b"]].map((texts) =>
      Buffer.from(writeFile(contextOf(texts), "1.7")),
    );
    expect(one?.equals(same ?? Buffer.of())).toBe(true);
    const idOf = (file: Buffer | undefined) =>
      /\/ID \[<(.{32})/.exec(file?.toString("latin1") ?? "")?.[1];
    expect(idOf(one)).toMatch(/^[0-9A-F]{32}$/);
    expect(idOf(other)).not.toBe(idOf(one));
  });
});
