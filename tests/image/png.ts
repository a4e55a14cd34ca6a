import { crc32, deflateSync } from "node:zlib";

interface PngForm {
  /** The unpacked pixels, if they differ from the size in the header. */
  readonly unpacked?: Buffer;
  readonly colourType?: number;
  readonly interlace?: number;
  /** Chunks between the header and the pixels. */
  readonly between?: readonly Buffer[];
}

/** A black PNG in 8-bit grey, or one with a wrong property. */
export function pngOf(width: number, height: number, form: PngForm = {}): Buffer {
  const { unpacked = Buffer.alloc(height * (1 + width)), colourType = 0, interlace = 0 } = form;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
    pngPart("IHDR", header),
    ...(form.between ?? []),
    pngPart("IDAT", deflateSync(unpacked)),
    pngPart("IEND", Buffer.alloc(0)),
  ]);
}

export function pngPart(name: string, content: Buffer): Buffer {
  const part = Buffer.alloc(12 + content.length);
  part.writeUInt32BE(content.length, 0);
  part.write(name, 4, "latin1");
  content.copy(part, 8);
  part.writeUInt32BE(crc32(part.subarray(4, 8 + content.length)), 8 + content.length);
  return part;
}
