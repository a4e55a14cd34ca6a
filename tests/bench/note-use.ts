import { writeFileSync } from "node:fs";

/**
 * Loaded before a script that is measured. At the end it notes the peak memory (KiB) and the CPU
 * time (microseconds, all threads) of this process, without its children.
 */
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const noted = { peakKibibytes: maxRSS, cpuMicroseconds: userCPUTime + systemCPUTime };
  writeFileSync(process.env["NOTED_USE"] ?? "", JSON.stringify(noted));
});
