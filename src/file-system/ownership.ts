import { createHash, randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { isErrorCode } from "./file-errors.ts";

/** The process that makes something, and the machine it runs on. */
export interface Owner {
  readonly processId: number;
  readonly hostName: string;
}

const OWNED_NAME = /^(.+)\.(\d+)-(\d+)-[\da-f]{8}-([\da-f]{6})$/;

/**
 * A name for something that a process makes and removes again, from which a later start can see
 * whether its maker still lives: "making.17-4711-a3f09c1e-5d21c0" is of the process 17 that was
 * started at tick 4711 of the machine whose name hashes to 5d21c0. The rest is random.
 */
export async function ownedName(prefix: string, owner: Owner): Promise<string> {
  const started = (await startOf(owner.processId)) ?? "0";
  const random = randomBytes(4).toString("hex");
  return `${prefix}.${owner.processId}-${started}-${random}-${hostMark(owner)}`;
}

/** The names in `folder` that `ownedName` gave `prefix`, and whose makers are gone. */
export async function leftoversIn(folder: string, prefix: string, owner: Owner): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const left: string[] = [];
  for (const name of names) {
    const [, prefixPart, processId, started, host] = OWNED_NAME.exec(name) ?? [];
    // Of another machine that shares the folder we cannot tell.
    if (prefixPart !== prefix || host !== hostMark(owner)) continue;
    if ((await startOf(Number(processId))) !== started) left.push(name);
  }
  return left;
}

function hostMark(owner: Owner): string {
  return createHash("sha256").update(owner.hostName).digest("hex").slice(0, 6);
}

/**
 * When a process was started, as a number that tells it from a later one with the same id; "0"
 * where the system does not say so. Undefined where there is no such process.
 */
async function startOf(processId: number): Promise<string | undefined> {
  try {
    process.kill(processId, 0);
  } catch (error) {
    // Another user's process lives too.
    if (!isErrorCode(error, "EPERM")) return undefined;
  }
  const status = await readFile(`/proc/${processId}/stat`, "latin1").catch(() => "");
  // The second field is the program's name, which may hold spaces and brackets; this is the 22nd.
  return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
}
