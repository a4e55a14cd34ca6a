import { convertIndexedToRgb, decode, encode } from "fast-png";

/** A painted image: red, green, blue and opacity of each pixel. */
export interface Painted {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An image of at most 16 colours, with two pixels in a byte. Each row starts at a new byte. */
export interface FewColours {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly Colour[];
  readonly data: Uint8Array;
}

/** Red, green and blue. */
type Colour = readonly [number, number, number];

/** The number of values of half a byte. */
const MOST_COLOURS = 16;

/**
 * Edges of letters and lines have hundreds of colours, which take most of the space and matter
 * least. With these between ink and paper, a text is still easy to read.
 */
const MOST_COLOURS_OF_EDGES = 6;

/** A surface has at least this many pixels of one colour that touch; some in letters do. */
const SMALLEST_SURFACE = 24;

/** The precision of red, green and blue, in bits. */
const BITS = 5;
const LEVELS = 1 << BITS;

/** The steps between distinct colours, of 255. Smaller changes may go unseen. */
export const COLOUR_STEP = 255 / (LEVELS - 1);

const levelOf = Uint8Array.from({ length: 256 }, (_, value) => Math.round(value / COLOUR_STEP));

/**
 * Reduces an image to few colours, always in the same way: colours are rounded, those of surfaces
 * such as bars and maps are kept first, then frequent colours that are far from those, such as a
 * thin line in its own colour. Every other pixel gets the nearest colour.
 */
export function withFewColours({ width, height, data }: Painted): FewColours {
  const keys = roundedColours(data);
  const kept = keptColours(keys, width);
  const palette = kept.map(colourOf);
  const places = new Int8Array(LEVELS ** 3).fill(-1);
  const rowLength = Math.ceil(width / 2);
  const packed = new Uint8Array(rowLength * height);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    let place = places[key] ?? -1;
    if (place < 0) places[key] = place = nearest(palette, colourOf(key));
    const column = index % width;
    const byte = Math.floor(index / width) * rowLength + (column >> 1);
    packed[byte] = (packed[byte] ?? 0) | (column % 2 === 0 ? place << 4 : place);
  }
  return { width, height, palette, data: packed };
}

/** The rounded colour of each pixel as one number. */
function roundedColours(data: Uint8Array): Uint16Array {
  const keys = new Uint16Array(data.length / 4);
  const level = (index: number): number => levelOf[data[index] ?? 0] ?? 0;
  for (let pixel = 0; pixel < keys.length; pixel += 1) {
    const start = 4 * pixel;
    keys[pixel] = (level(start) << (2 * BITS)) | (level(start + 1) << BITS) | level(start + 2);
  }
  return keys;
}

function keptColours(keys: Uint16Array, width: number): readonly number[] {
  const counts = new Uint32Array(LEVELS ** 3);
  const inSurface = new Uint32Array(LEVELS ** 3);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
    const touches = index % width > 0 && keys[index - 1] === key && keys[index - width] === key;
    if (touches) inSurface[key] = (inSurface[key] ?? 0) + 1;
  }
  const found = [...counts.keys()].filter((key) => (counts[key] ?? 0) > 0);
  const kept = found
    .filter((key) => (inSurface[key] ?? 0) >= SMALLEST_SURFACE)
    .sort((one, other) => (inSurface[other] ?? 0) - (inSurface[one] ?? 0) || one - other)
    .slice(0, MOST_COLOURS - MOST_COLOURS_OF_EDGES);
  const others = found.map((key) => ({ key, colour: colourOf(key), count: counts[key] ?? 0 }));
  for (let turn = 0; turn < MOST_COLOURS_OF_EDGES; turn += 1) {
    const palette = kept.map(colourOf);
    const wanted = others.map(({ colour, count }) => count * leastDistance(palette, colour) ** 2);
    const most = Math.max(...wanted);
    const next = others[wanted.indexOf(most)];
    if (next !== undefined && most > 0) kept.push(next.key);
  }
  return kept;
}

function colourOf(key: number): Colour {
  const value = (shift: number): number => Math.round(((key >> shift) % LEVELS) * COLOUR_STEP);
  return [value(2 * BITS), value(BITS), value(0)];
}

function nearest(palette: readonly Colour[], colour: Colour): number {
  const distances = palette.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

function leastDistance(palette: readonly Colour[], colour: Colour): number {
  return Math.min(BLACK_TO_WHITE, ...palette.map((one) => distance(one, colour)));
}

/** The squared distance of two colours. */
function distance([r, g, b]: Colour, [red, green, blue]: Colour): number {
  return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
}

const BLACK_TO_WHITE = 3 * 255 ** 2;

/** The image with red, green, blue and opacity of each pixel. */
export function painted(image: FewColours): Painted {
  const rgb = convertIndexedToRgb(pngOf(image));
  const data = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel < rgb.length / 3; pixel += 1) {
    data.set(rgb.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
  }
  return { width: image.width, height: image.height, data };
}

/** The image as the smallest possible PNG. */
export function encodeFewColours(image: FewColours): Uint8Array {
  return encode(pngOf(image), { zlib: { level: 9 } });
}

/** Reads a file that `encodeFewColours` wrote. */
export function decodeFewColours(png: Uint8Array): FewColours {
  const { width, height, palette, depth, data } = decode(png);
  if (palette === undefined || depth !== 4) throw new Error("an image of another kind");
  return { width, height, palette: palette.map(asColour), data: Uint8Array.from(data) };
}

function asColour([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  return [red, green, blue];
}

function pngOf({ width, height, palette, data }: FewColours) {
  const colours = palette.map((colour) => [...colour]);
  return { width, height, data, depth: 4 as const, channels: 1, palette: colours, text: {} };
}
