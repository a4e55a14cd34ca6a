import { writeFileSync } from "node:fs";

/** Loaded before a script that is measured: notes its peak memory in KiB when it ends. */
process.on("exit", () => {
  writeFileSync(process.env["PEAK"] ?? "", String(process.resourceUsage().maxRSS));
});
