import { inflateSync } from "node:zlib";

/** The tables of a font by their four letters. */
export type FontTables = ReadonlyMap<string, Buffer>;

/** The tables of a WOFF, uncompressed. */
export function tablesOfWoff(woff: Buffer): FontTables {
  const count = woff.readUInt16BE(12);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = 44 + 20 * index;
      const [offset = 0, compressed = 0, length = 0] = [4, 8, 12].map((at) =>
        woff.readUInt32BE(entry + at),
      );
      const content = woff.subarray(offset, offset + compressed);
      const tag = woff.toString("latin1", entry, entry + 4);
      return [tag, compressed < length ? inflateSync(content) : Buffer.from(content)] as const;
    }),
  );
}

/** Writes a TrueType file of these tables, or an OpenType file with another `beginning`, without checksums. */
export function sfntOf(tables: FontTables, beginning = "\0\x01\0\0"): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.size);
  head.write(beginning, 0, "latin1");
  head.writeUInt16BE(tables.size, 4);
  const parts = [head];
  let offset = head.length;
  for (const [index, [tag, content]] of [...tables].entries()) {
    const entry = 12 + 16 * index;
    head.write(tag, entry, "latin1");
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(content.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

/** A copy of the tables with one table changed. */
export function withTable(
  tables: FontTables,
  tag: string,
  change: (content: Buffer) => void,
): FontTables {
  const content = Buffer.from(tables.get(tag) ?? Buffer.alloc(0));
  change(content);
  return new Map([...tables, [tag, content]]);
}

/** A table with an axis of weight from 400 to 700, which makes a font variable. */
export function fvarTable(): Buffer {
  const fvar = Buffer.alloc(36);
  // Version 1.0, one axis of 20 bytes at 16, no instances.
  [1, 0, 16, 2, 1, 20, 0, 8].forEach((value, index) => fvar.writeUInt16BE(value, 2 * index));
  fvar.write("wght", 16, "latin1");
  [400, 400, 700].forEach((value, index) => fvar.writeInt16BE(value, 20 + 4 * index));
  fvar.writeUInt16BE(256, 34);
  return fvar;
}

/** A table that says which glyph each character has (cmap, format 12). */
export function cmapTable(glyphs: ReadonlyMap<number, number>): Buffer {
  const groups = [...glyphs].toSorted(([one], [other]) => one - other);
  const cmap = Buffer.alloc(12 + 16 + 12 * groups.length);
  // One subtable, for Windows and all of Unicode, at 12.
  [0, 1, 3, 10, 0, 12, 12].forEach((value, index) => cmap.writeUInt16BE(value, 2 * index));
  cmap.writeUInt32BE(16 + 12 * groups.length, 16);
  cmap.writeUInt32BE(groups.length, 24);
  groups.forEach(([code, glyph], index) => {
    [code, code, glyph].forEach((value, place) =>
      cmap.writeUInt32BE(value, 28 + 12 * index + 4 * place),
    );
  });
  return cmap;
}
