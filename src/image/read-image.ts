import {
  type Fault,
  type Image,
  isPng,
  type IsTooLarge,
  isWebP,
  measurePng,
  measureWebP,
  type Size,
  sizeFault,
} from "./image.ts";
import { type Codes, codesOf, type Component, type Frame, JpegScan } from "./jpeg-scan.ts";

// Images of any format, and the format JPEG.

/**
 * The format and size of an image, by its content and not its name. Null if it is no PNG, JPEG or
 * WebP.
 */
export function readImage(bytes: Buffer, isTooLarge: IsTooLarge): Image | Fault | null {
  if (isPng(bytes)) {
    const found = measurePng(bytes, isTooLarge);
    return "fault" in found ? found : { ...found, mediaType: "image/png", keptAs: "image/png" };
  }
  if (isJpeg(bytes)) {
    const found = measureJpeg(bytes, isTooLarge);
    return "fault" in found ? found : { ...found, mediaType: "image/jpeg", keptAs: "image/jpeg" };
  }
  if (!isWebP(bytes)) return null;
  const found = measureWebP(bytes, isTooLarge);
  if ("fault" in found) return found;
  const { isExact, ...size } = found;
  return { ...size, mediaType: "image/webp", keptAs: isExact ? "image/png" : "image/jpeg" };
}

// JPEG.

/** The markers that matter here (ITU T.81, table B.1). */
const SOF_BASELINE = 0xc0;
const SOF_PROGRESSIVE = 0xc2;
const SOF_LAST = 0xcf;
const DHT = 0xc4;
const JPG = 0xc8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DRI = 0xdd;
const APP_0 = 0xe0;
const APP_15 = 0xef;
const COM = 0xfe;

/** A progressive image has about ten scans. Each scan takes a pass over all its blocks. */
const MOST_SCANS = 64;

const DAMAGED: Fault = { fault: "damaged", format: "JPEG" };

/** The facts about an image that were read so far. */
interface State {
  readonly isTooLarge: IsTooLarge;
  frame: Frame | null;
  restartInterval: number;
  readonly quantisers: Set<number>;
  readonly codes: Map<number, Codes>;
  /** The components that have pixels. */
  readonly seen: Set<Component>;
  scans: number;
}

/** Ends the reading with a fault. */
class Problem extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.fault);
    this.fault = fault;
  }
}

/** True for a file that begins as a JPEG. */
export function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/**
 * The size of a JPEG, or the reason why it cannot be shown. Reads each code of its pixels, so that
 * a browser never draws half of a truncated or overwritten image.
 */
export function measureJpeg(bytes: Buffer, isTooLarge: IsTooLarge): Size | Fault {
  try {
    const { width, height } = walk(bytes, isTooLarge);
    return { width, height };
  } catch (error) {
    if (error instanceof Problem) return error.fault;
    // Reading went past the end, in a segment or among the codes of pixels.
    if (error instanceof RangeError) return DAMAGED;
    throw error;
  }
}

/** Reads all segments, and the codes of each scan. Returns the frame of the image. */
function walk(bytes: Buffer, isTooLarge: IsTooLarge): Frame {
  const state: State = {
    isTooLarge,
    frame: null,
    restartInterval: 0,
    quantisers: new Set(),
    codes: new Map(),
    seen: new Set(),
    scans: 0,
  };
  for (let at = 2; ;) {
    assertWhole(bytes[at] === 0xff);
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at] ?? 0;
    if (marker === EOI) break;
    const end = at + 1 + bytes.readUInt16BE(at + 1);
    assertWhole(end >= at + 3 && end <= bytes.length);
    const segment = bytes.subarray(at + 3, end);
    at = end;
    if (marker === SOS) at = readScan(bytes, at, segment, state);
    else readSegment(marker, segment, state);
  }
  const { frame, seen } = state;
  assertWhole(frame !== null && frame.components.every((one) => seen.has(one)));
  return frame;
}

function readSegment(marker: number, segment: Buffer, state: State): void {
  if (marker === DHT) readCodes(segment, state);
  else if (marker === DQT) readQuantisers(segment, state);
  else if (marker === DRI) state.restartInterval = segment.readUInt16BE(0);
  else if (marker >= SOF_BASELINE && marker <= SOF_PROGRESSIVE) readFrame(marker, segment, state);
  // Lossless, hierarchical and arithmetic JPEG: no browser shows these.
  else if (marker >= SOF_BASELINE && marker <= SOF_LAST && marker !== JPG) refuseKind();
  else assertWhole(marker === COM || (marker >= APP_0 && marker <= APP_15));
}

function readFrame(marker: number, segment: Buffer, state: State): void {
  const [height, width] = [segment.readUInt16BE(1), segment.readUInt16BE(3)];
  const count = segment.readUInt8(5);
  if (segment[0] !== 8 || ![1, 3, 4].includes(count)) refuseKind();
  assertWhole(state.frame === null && segment.length === 6 + 3 * count);
  const fault = sizeFault("JPEG", { width, height }, state.isTooLarge);
  if (fault !== null) throw new Problem(fault);
  const parts = Array.from({ length: count }, (_, index) => {
    const [id = 0, factors = 0, quantiser = 0] = segment.subarray(6 + 3 * index);
    return { id, across: factors >> 4, down: factors & 15, quantiser };
  });
  const isPossible = (factor: number): boolean => factor >= 1 && factor <= 4;
  assertWhole(parts.every(({ across, down }) => isPossible(across) && isPossible(down)));
  assertWhole(new Set(parts.map(({ id }) => id)).size === count);
  const isProgressive = marker === SOF_PROGRESSIVE;
  const mostAcross = Math.max(...parts.map(({ across }) => across));
  const mostDown = Math.max(...parts.map(({ down }) => down));
  const unitsAcross = Math.ceil(width / (8 * mostAcross));
  const unitsDown = Math.ceil(height / (8 * mostDown));
  const components = parts.map(({ quantiser, ...part }) => {
    const blocksAcross = unitsAcross * part.across;
    return {
      ...part,
      quantiser,
      blocksAcross,
      ownAcross: Math.ceil(Math.ceil((width * part.across) / mostAcross) / 8),
      ownDown: Math.ceil(Math.ceil((height * part.down) / mostDown) / 8),
      filled: new Uint8Array(isProgressive ? 64 * blocksAcross * unitsDown * part.down : 0),
    };
  });
  state.frame = { width, height, isProgressive, unitsAcross, unitsDown, components };
}

function readCodes(segment: Buffer, { codes }: State): void {
  for (let at = 0; at < segment.length;) {
    const counts = [...segment.subarray(at + 1, at + 17)];
    const total = counts.reduce((sum, count) => sum + count, 0);
    const symbols = segment.subarray(at + 17, at + 17 + total);
    const table = codesOf(counts, symbols);
    assertWhole(counts.length === 16 && symbols.length === total && table !== null);
    codes.set(segment.readUInt8(at), table);
    at += 17 + total;
  }
}

function readQuantisers(segment: Buffer, { quantisers }: State): void {
  let at = 0;
  while (at < segment.length) {
    const form = segment.readUInt8(at);
    quantisers.add(form & 15);
    at += 1 + (form >> 4 === 0 ? 64 : 128);
  }
  assertWhole(at === segment.length);
}

/** Reads the codes after the head of a scan. Returns the offset of their end. */
function readScan(bytes: Buffer, start: number, head: Buffer, state: State): number {
  const { frame, codes, quantisers, seen } = state;
  const count = head.readUInt8(0);
  state.scans += 1;
  assertWhole(frame !== null && state.scans <= MOST_SCANS);
  assertWhole(count >= 1 && count <= 4 && head.length === 4 + 2 * count);
  const [first = 0, last = 0, precision = 0] = head.subarray(1 + 2 * count);
  const parts = Array.from({ length: count }, (_, index) => {
    const [id, tables = 0] = head.subarray(1 + 2 * index);
    const component = frame.components.find((one) => one.id === id);
    assertWhole(component !== undefined && quantisers.has(component.quantiser));
    seen.add(component);
    const [dc, ac] = [codes.get(tables >> 4), codes.get(0x10 | (tables & 15))];
    return { component, dc: dc ?? null, ac: ac ?? null };
  });
  const blocks = parts.map(({ component: { across, down } }) => across * down);
  assertWhole(count === 1 || blocks.reduce((sum, one) => sum + one, 0) <= 10);
  if (frame.isProgressive) {
    assertWhole(first <= last && last <= 63 && (first === 0 ? last === 0 : count === 1));
  }
  const isFirst = precision >> 4 === 0;
  const scan = new JpegScan(bytes, start, { first, last, isFirst });
  return scan.read(frame, parts, state.restartInterval);
}

function refuseKind(): never {
  throw new Problem({ fault: "kind", format: "JPEG" });
}

function assertWhole(isWhole: boolean): asserts isWhole {
  if (!isWhole) throw new Problem(DAMAGED);
}
