import { spawn } from "node:child_process";

/** The program of each system that opens an address, without a shell in between. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the user's browser. Resolves to true if the program started. */
export async function openAddress(address: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...words] = OPENERS[platform] ?? ["xdg-open"];
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.once("error", () => resolve(false));
  child.once("spawn", () => resolve(true));
  child.unref();
  return await promise;
}
