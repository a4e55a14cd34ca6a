import { createHash } from "node:crypto";

/** The SHA-256 digest of content, in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return digest("sha256", content);
}

/** The MD5 digest of content, in hexadecimal digits: only for formats that prescribe it. */
export function md5(content: string | Uint8Array): string {
  return digest("md5", content);
}

function digest(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest("hex");
}
