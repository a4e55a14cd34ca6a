/** A layer of a JPEG, such as its brightness, in blocks of 8 by 8 pixels. */
export interface Component {
  readonly id: number;
  /**
   * The number of blocks of this layer, across and down, in one unit: the smallest area that
   * contains whole blocks of all layers.
   */
  readonly across: number;
  readonly down: number;
  readonly quantiser: number;
  /** The number of blocks in a row, including those that complete the last unit. */
  readonly blocksAcross: number;
  /** The numbers of blocks that contain pixels of the image. */
  readonly ownAcross: number;
  readonly ownDown: number;
  /** For a progressive image: 64 places for each block, 1 for each coefficient that was given. */
  readonly filled: Uint8Array;
}

/** The layout of a JPEG. */
export interface Frame {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  /** The number of units in a row, and of rows of units. */
  readonly unitsAcross: number;
  readonly unitsDown: number;
  readonly components: readonly Component[];
}

/**
 * A Huffman table: the number of codes of each length, and the symbols in the order of their codes.
 */
export interface Codes {
  readonly counts: readonly number[];
  readonly symbols: Uint8Array;
}

/** The table for these counts per length; null if there are more codes than a length can have. */
export function codesOf(counts: readonly number[], symbols: Uint8Array): Codes | null {
  let room = 1;
  for (const count of counts) {
    room = 2 * room - count;
    if (room < 0) return null;
  }
  return { counts, symbols };
}

interface Part {
  readonly component: Component;
  readonly dc: Codes | null;
  readonly ac: Codes | null;
}

/**
 * The range of the 64 numbers (coefficients) of a block that a scan gives. `isFirst` if it gives
 * them for the first time.
 */
interface Band {
  readonly first: number;
  readonly last: number;
  readonly isFirst: boolean;
}

/**
 * Reads the codes of one scan (ITU T.81, annexes F and G) without making pixels. Throws RangeError
 * if a code does not exist or the codes end too early or too late.
 */
export class JpegScan {
  readonly #bytes: Uint8Array;
  readonly #band: Band;
  #at: number;
  #byte = 0;
  #bits = 0;
  /** The number of following blocks without further numbers. */
  #emptyBlocks = 0;

  constructor(bytes: Uint8Array, at: number, band: Band) {
    this.#bytes = bytes;
    this.#at = at;
    this.#band = band;
  }

  /** Reads all codes. Returns the offset of the next marker. */
  read(frame: Frame, parts: readonly Part[], restartInterval: number): number {
    const [only] = parts;
    const isAlone = parts.length === 1 && only !== undefined;
    const unitsAcross = isAlone ? only.component.ownAcross : frame.unitsAcross;
    const units = unitsAcross * (isAlone ? only.component.ownDown : frame.unitsDown);
    for (let unit = 0; unit < units; unit += 1) {
      if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
        this.#restart(unit / restartInterval - 1);
      }
      const row = Math.floor(unit / unitsAcross);
      const column = unit % unitsAcross;
      for (const part of parts) {
        const { across, down, blocksAcross } = part.component;
        if (isAlone) {
          this.#readBlock(frame, part, row * blocksAcross + column);
          continue;
        }
        for (let index = 0; index < across * down; index += 1) {
          const y = row * down + Math.floor(index / across);
          this.#readBlock(frame, part, y * blocksAcross + column * across + (index % across));
        }
      }
    }
    this.#assert(this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] !== 0);
    return this.#at;
  }

  #restart(number: number): void {
    this.#bits = 0;
    this.#emptyBlocks = 0;
    while (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xff) this.#at += 1;
    this.#assert(this.#bytes[this.#at] === 0xff);
    this.#assert(this.#bytes[this.#at + 1] === 0xd0 + (number % 8));
    this.#at += 2;
  }

  #readBlock({ isProgressive }: Frame, { component, dc, ac }: Part, block: number): void {
    const { first, isFirst } = this.#band;
    if (!isProgressive) {
      this.#skip(this.#symbol(dc));
      this.#readNumbers(ac);
    } else if (first === 0) this.#skip(isFirst ? this.#symbol(dc) : 1);
    else if (isFirst) this.#readBand(ac, component.filled, 64 * block);
    else this.#refineBand(ac, component.filled, 64 * block);
  }

  #readNumbers(ac: Codes | null): void {
    for (let place = 1; place < 64;) {
      const symbol = this.#symbol(ac);
      const size = symbol & 15;
      if (size === 0 && symbol < 0xf0) return;
      place += (symbol >> 4) + 1;
      this.#assert(place <= 64);
      this.#skip(size);
    }
  }

  #readBand(ac: Codes | null, filled: Uint8Array, block: number): void {
    if (this.#emptyBlocks > 0) {
      this.#emptyBlocks -= 1;
      return;
    }
    for (let place = this.#band.first; place <= this.#band.last; place += 1) {
      const symbol = this.#symbol(ac);
      const size = symbol & 15;
      if (size === 0 && symbol < 0xf0) {
        this.#emptyBlocks = this.#run(symbol >> 4) - 1;
        return;
      }
      place += symbol >> 4;
      this.#assert(place <= this.#band.last);
      if (size === 0) continue;
      this.#skip(size);
      filled[block + place] = 1;
    }
  }

  #refineBand(ac: Codes | null, filled: Uint8Array, block: number): void {
    const { first, last } = this.#band;
    let place = first;
    for (; this.#emptyBlocks === 0 && place <= last; place += 1) {
      const symbol = this.#symbol(ac);
      const size = symbol & 15;
      this.#assert(size <= 1);
      if (size === 0 && symbol < 0xf0) {
        this.#emptyBlocks = this.#run(symbol >> 4);
        break;
      }
      this.#skip(size);
      // Each known number gets one bit; only unknown numbers count as skipped.
      for (let others = symbol >> 4; place <= last; place += 1) {
        if (filled[block + place] === 1) this.#skip(1);
        else if (others === 0) break;
        else others -= 1;
      }
      if (size === 0) continue;
      this.#assert(place <= last);
      filled[block + place] = 1;
    }
    if (this.#emptyBlocks === 0) return;
    for (; place <= last; place += 1) if (filled[block + place] === 1) this.#skip(1);
    this.#emptyBlocks -= 1;
  }

  #run(bits: number): number {
    let run = 1;
    for (let index = 0; index < bits; index += 1) run = 2 * run + this.#bit();
    return run;
  }

  #symbol(codes: Codes | null): number {
    this.#assert(codes !== null);
    let code = 0;
    let firstCode = 0;
    let before = 0;
    for (const count of codes.counts) {
      code = 2 * code + this.#bit();
      firstCode *= 2;
      if (code - firstCode < count) return codes.symbols[before + code - firstCode] ?? 0;
      firstCode += count;
      before += count;
    }
    throw new RangeError("the Huffman table lacks this code");
  }

  #skip(bits: number): void {
    this.#assert(bits <= 16);
    for (let index = 0; index < bits; index += 1) this.#bit();
  }

  #bit(): number {
    if (this.#bits === 0) {
      const byte = this.#bytes[this.#at];
      this.#assert(byte !== undefined);
      // Within codes, FF is written as FF 00; FF with another byte is a marker.
      this.#assert(byte !== 0xff || this.#bytes[this.#at + 1] === 0);
      this.#at += byte === 0xff ? 2 : 1;
      this.#byte = byte;
      this.#bits = 8;
    }
    this.#bits -= 1;
    return (this.#byte >> this.#bits) & 1;
  }

  #assert(isRight: boolean): asserts isRight {
    if (!isRight) throw new RangeError("the codes of the image are damaged");
  }
}
