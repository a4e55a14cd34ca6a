/** The characters that all fonts of the report hold, in hexadecimal; a test compares them. */
const IN_THE_FONTS = `
  20-7e a0-181 186 18a 18d-190 192-194 196-197 19a-19b 19e 1a0-1a1 1af-1b1 1b7 1bf-1c3 1cd-1dd
  1e2-1e7 1ea-1eb 1ee-1f0 1f4-1f5 1f7-201 204-205 208-209 20c-20d 218-220 222-223 226-227 237
  23a-23e 241-245 248-249 250-27b 27d-285 287-292 294-295 298-299 29b-29f 2a1-2a8 2b0-2b4
  2b7-2b9 2bb-2c1 2c6-2cc 2d0-2d7 2da 2dc-2de 2e0-2e4 2ed 300-301 303-304 308-309 323 329 1d25
  1d2c 1d2e 1d30-1d31 1d33-1d3a 1d3c 1d3e-1d43 1d47-1d4b 1d4d 1d4f-1d52 1d56-1d58 1d5b
  1d6f-1d70 1d79 1d7b 1d7f 1d9c 1da0 1dac 1dae 1db0 1dbb 1dbf 1e02-1e03 1e06-1e07 1e0a-1e11
  1e16-1e17 1e1e-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e56-1e63 1e66-1e67 1e6a-1e6f 1e72-1e73
  1e7e-1e85 1e8e-1e97 1e9e-1e9f 1ef2-1ef9 2009 200b 2013-2014 2018-201a 201c-201e 2020 2022
  2026 2032-2033 2039-203a 2044 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2
  20b4-20b5 20b8-20ba 20bd 2113 2122 2191 2193 2212 2215 2c60-2c62 2c65-2c66 2c71 2c7d
  a722-a725 a74e-a74f a75a-a75b a764-a765 a779-a787 a789 a7ad-a7ae a7b3 a7b5 a7f2-a7f4
`;

/** Characters that set no ink, so that no font need hold them. */
const WITHOUT_INK = "9-a ad 200c-200d 2028-2029 202f 2060 feff";

const RANGES = `${IN_THE_FONTS} ${WITHOUT_INK}`
  .trim()
  .split(/\s+/)
  .map((range): readonly [number, number] => {
    const [first = "", last = first] = range.split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

/**
 * Where in a line the first character stands that the report's fonts lack, counted from 0 in UTF-16
 * units; -1 where they hold all. Such a character prints as a box, or not at all.
 */
export function firstUnprintable(line: string): number {
  let index = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    if (!RANGES.some(([first, last]) => code >= first && code <= last)) return index;
    index += character.length;
  }
  return -1;
}
