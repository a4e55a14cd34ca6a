import { houseStyleMessages } from "../../messages/house-style.ts";

/** The part before the root element: a declaration, comments, a document type. */
const PROLOGUE = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;
const ROOT = /^<(?:[\w-]+:)?svg[\s/>]/;

export type MediaType = "image/svg+xml" | "image/png" | "image/jpeg";

/**
 * Recognises an image by its content, whatever its name is. Returns the media type, or why the
 * image cannot be in a report, in Dutch.
 */
export async function recognise(
  bytes: Buffer,
): Promise<{ readonly mediaType: MediaType } | { readonly problem: string }> {
  // Most reports have no logo and need not load the readers of images.
  const { bitmapOf } = await import("./bitmap.ts");
  const bitmap = bitmapOf(bytes);
  if (bitmap !== null) return bitmap;
  if (!beginsAsSvg(bytes.toString("utf8"))) {
    // In UTF-16, each ASCII letter has a NUL beside it.
    const isOther = beginsAsSvg(bytes.toString("latin1").replaceAll(/^(?:ÿþ|þÿ)|\0/g, ""));
    return {
      problem: isOther ? houseStyleMessages.logoNotUtf8 : houseStyleMessages.logoUnknownKind,
    };
  }
  const text = decodedUtf8(bytes);
  if (text === null) return { problem: houseStyleMessages.logoNotUtf8 };
  const { svgProblem } = await import("./svg.ts");
  const problem = svgProblem(text, text.length === bytes.length);
  return problem === null ? { mediaType: "image/svg+xml" } : { problem };
}

function beginsAsSvg(text: string): boolean {
  return ROOT.test(text.replace(/^\uFEFF/, "").replace(PROLOGUE, ""));
}

function decodedUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
