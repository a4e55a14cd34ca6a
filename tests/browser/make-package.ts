import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { CarriedPackage } from "../../src/browser/find-browser.ts";

/** A tar archive of `entries`: regular files, or entries of another `type`. */
export function tarOf(
  entries: readonly { name: string; content?: string; type?: string; mode?: string }[],
): Buffer {
  const blocks = entries.map(({ name, content = "", type = "0", mode = "0000644" }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(mode, 100);
    header.write(Buffer.byteLength(content).toString(8).padStart(11, "0"), 124);
    header.write(type, 156);
    header.write("ustar\0", 257);
    header.write("00", 263);
    header.fill(" ", 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    body.write(content);
    return Buffer.concat([header, body]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Makes a package like @sparticuz/chromium in `folder`, with a program that contains `text`. */
export async function makePackage(
  folder: string,
  { version = "1.0.0", text = "een", machine = 0x3e } = {},
): Promise<CarriedPackage> {
  await mkdir(folder, { recursive: true });
  const program = Buffer.alloc(64 + text.length);
  program.write("\u007fELF", 0, "latin1");
  program.writeUInt16LE(machine, 18);
  program.write(text, 64);
  const files = {
    "chromium.br": program,
    "fonts.tar.br": tarOf([
      { name: "fonts/", type: "5" },
      { name: "fonts/a.ttf", content: "x" },
    ]),
    "al2023.tar.br": tarOf([{ name: "lib/libnss3.so", content: "y", mode: "0000755" }]),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), brotliCompressSync(content));
  }
  return { version, folder };
}
