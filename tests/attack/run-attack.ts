import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  BASE_FILES,
  LISTENER,
  PROJECT,
  writeFiles,
  type Attack,
  type Ending,
  type Place,
} from "./attack.ts";

const ENTRY = path.join(PROJECT, "dist/entry.js");

/**
 * How many seconds a command may take. \`generate\` prints a report, other commands only read. Most
 * take one second, but other tests run at the same time, and a command that hangs never ends.
 */
const LIMITS = { generate: 60, other: 30 } as const;

/** A server on this machine that should never be called. */
export interface Listener {
  readonly address: string;
  readonly calls: readonly string[];
  readonly close: () => void;
}

/** Starts a server on a free port of this machine. */
export async function startListener(): Promise<Listener> {
  const calls: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    calls.push(url);
    response.end();
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { address: `http://127.0.0.1:${port}`, calls, close: () => server.close() };
}

/** New folders for one attack. */
export function newPlace(listener: string): Place {
  const home = mkdtempSync(path.join(tmpdir(), "peildatum-attack-"));
  const place = { folder: path.join(home, "work"), temporary: path.join(home, "tmp"), listener };
  mkdirSync(place.folder);
  mkdirSync(place.temporary);
  return place;
}

/** Runs an attack in a place, until it ends or its time is over. */
export async function runAttack(attack: Attack, place: Place): Promise<Ending> {
  writeFiles(place, { ...BASE_FILES, ...attack.files });
  attack.prepare?.(place);
  const words = attack.words.map((word) => word.replaceAll(LISTENER, place.listener));
  const { before = "", after = "" } = attack.shell ?? {};
  const [program, ...rest] =
    attack.shell === undefined
      ? [process.execPath, ENTRY, ...words]
      : ["bash", "-c", `${before} "$0" "$@" ${after}`, process.execPath, ENTRY, ...words];
  const child = spawn(program ?? "", rest, {
    cwd: place.folder,
    env: { ...process.env, TMPDIR: place.temporary, ...attack.environment },
    // A separate process group, so that nothing is left when its time is over.
    detached: true,
  });
  const collected: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (piece: Buffer) => collected[name].push(piece));
  }
  child.stdin.on("error", () => undefined);
  child.stdin.end(attack.stdin);
  let isTimedOut = false;
  const seconds = attack.seconds ?? LIMITS[words[0] === "generate" ? "generate" : "other"];
  const timer = setTimeout(() => {
    isTimedOut = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, seconds * 1000);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  const code = await promise;
  clearTimeout(timer);
  const { stdout, stderr } = collected;
  return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr), isTimedOut };
}
