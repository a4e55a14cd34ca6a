/** The characters of the bytes 0x80 to 0x9F; a space marks the five bytes without a meaning. */
const SPECIALS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte): [string, number] => {
    const isSpecial = byte >= 0x80 && byte < 0xa0;
    return [isSpecial ? SPECIALS.charAt(byte - 0x80) : String.fromCharCode(byte), byte];
  }).filter(([character, byte]) => character !== " " || byte === 0x20),
);

/** The 251 characters that Windows-1252 defines. */
export const WINDOWS_1252: readonly string[] = [...BYTES.keys()];

/**
 * The bytes of a text in Windows-1252. Throws if it lacks a character, because then the test is
 * wrong.
 */
export function inWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = BYTES.get(character);
    if (byte === undefined) throw new Error(`${JSON.stringify(character)} is not in Windows-1252`);
    return byte;
  });
}

/** The text that comes from reading other bytes of those 251 characters as Windows-1252. */
export function asWindows1252(bytes: Uint8Array): string {
  const characters = new Map([...BYTES].map(([character, byte]) => [byte, character]));
  return Array.from(bytes, (byte) => characters.get(byte) ?? "\u{fffd}").join("");
}
