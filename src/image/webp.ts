import { sizeFault, type Fault, type IsTooLarge, type Size } from "./fault.ts";

/** The properties of a WebP (RFC 9649): its size, and whether every pixel is exact. */
export interface WebP extends Size {
  /** Lossless, or with transparent pixels: a JPEG can be neither. */
  readonly isExact: boolean;
}

const DAMAGED_WEBP: Fault = { fault: "damaged", format: "WebP" };
/**
 * The head of a file is `RIFF`, the length of the rest and `WEBP`. The head of a chunk is its name
 * and length.
 */
const FILE_HEAD = 12;
const CHUNK_HEAD = 8;
const HAS_ALPHA = 0x10;
const MOVES = 0x02;

export function isWebP(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
}

/**
 * The size of a WebP, or the reason why it cannot be shown. Its chunks must be complete and agree.
 * Only a browser can check whether its pixels can be read.
 */
export function measureWebP(bytes: Buffer, isTooLarge: IsTooLarge): WebP | Fault {
  const chunks = chunksOf(bytes);
  if (chunks === null) return DAMAGED_WEBP;
  const [first] = chunks;
  const canvas = first?.name === "VP8X" ? canvasOf(first.content) : undefined;
  if (canvas === null) return DAMAGED_WEBP;
  if (canvas?.moves === true || chunks.some(({ name }) => name === "ANIM" || name === "ANMF")) {
    return { fault: "moves", format: "WebP" };
  }
  const images = chunks.filter(({ name }) => name === "VP8 " || name === "VP8L");
  const [image, ...others] = images;
  if (image === undefined || others.length > 0) return DAMAGED_WEBP;
  // Without a canvas the image comes first.
  if (canvas === undefined && image !== first) return DAMAGED_WEBP;
  const isLossless = image.name === "VP8L";
  const size = isLossless ? losslessSize(image.content) : lossySize(image.content);
  if (size === null) return DAMAGED_WEBP;
  if (canvas !== undefined && (canvas.width !== size.width || canvas.height !== size.height)) {
    return DAMAGED_WEBP;
  }
  const hasAlpha = canvas?.hasAlpha === true && chunks.some(({ name }) => name === "ALPH");
  return (
    sizeFault("WebP", size, isTooLarge) ?? {
      width: size.width,
      height: size.height,
      isExact: isLossless || hasAlpha,
    }
  );
}

interface Chunk {
  readonly name: string;
  readonly content: Buffer;
}

/** The chunks of a file; null if one is cut off. Bytes after the file are ignored. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  if (bytes.length < FILE_HEAD) return null;
  const end = bytes.readUInt32LE(4) + CHUNK_HEAD;
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = FILE_HEAD; at < end;) {
    if (at + CHUNK_HEAD > end) return null;
    const length = bytes.readUInt32LE(at + 4);
    const start = at + CHUNK_HEAD;
    if (start + length > end) return null;
    chunks.push({
      name: bytes.toString("latin1", at, at + 4),
      content: bytes.subarray(start, start + length),
    });
    // Chunks begin at even offsets.
    at = start + length + (length % 2);
  }
  return chunks;
}

function canvasOf(
  content: Buffer,
): (Size & { readonly hasAlpha: boolean; readonly moves: boolean }) | null {
  if (content.length < 10) return null;
  const [flags = 0] = content;
  return {
    width: content.readUIntLE(4, 3) + 1,
    height: content.readUIntLE(7, 3) + 1,
    hasAlpha: (flags & HAS_ALPHA) !== 0,
    moves: (flags & MOVES) !== 0,
  };
}

/**
 * The size of a key frame of VP8 (RFC 6386, 9.1); null for another frame, or if its first part is
 * cut off.
 */
function lossySize(content: Buffer): Size | null {
  if (content.length < 10) return null;
  const tag = content.readUIntLE(0, 3);
  const isKeyFrame = (tag & 1) === 0;
  const isWhole = content.readUIntBE(3, 3) === 0x9d012a && 10 + (tag >> 5) <= content.length;
  if (!isKeyFrame || !isWhole) return null;
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

/** The size of a lossless image (RFC 9649, 3.4). */
function losslessSize(content: Buffer): Size | null {
  if (content.length < 6 || content[0] !== 0x2f) return null;
  const bits = content.readUInt32LE(1);
  // The version must be 0.
  if (bits >>> 29 !== 0) return null;
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
