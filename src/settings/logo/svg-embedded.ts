import { houseStyleMessages } from "../../messages/house-style.ts";
import { bitmapOf, type Bitmap } from "./bitmap.ts";

const DATA = /^data:/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;
const IN_BASE64 = /^data:[^,]*;\s*base64\s*,/i;

/** The image that an address holds itself; null where it holds none. */
export function embeddedImage(address: string): Bitmap | null {
  if (!DATA.test(address) || FONT.test(address)) return null;
  const [head] = IN_BASE64.exec(address) ?? [];
  const bytes = head === undefined ? null : Buffer.from(address.slice(head.length), "base64");
  const image = bytes === null ? null : bitmapOf(bytes);
  return image ?? { problem: houseStyleMessages.logoEmbedded };
}
