import { fuzz } from "./fuzz-run.ts";

/**
 * `npm run fuzz -- SECONDS SEED` sends random hostile input through the doors of the tool, for ten
 * minutes by default. `npm run fuzz -- 0 SEED NUMBER` repeats one case.
 */
const [seconds = "600", seed = String(Math.floor(Math.random() * 2 ** 31)), only] =
  process.argv.slice(2);

process.stdout.write(`fuzz: seed ${seed}\n`);
const { read, sent, reports, failures, folder } = await fuzz(
  Number(seconds),
  Number(seed),
  only === undefined ? undefined : Number(only),
);
for (const { number, door, faults } of failures) {
  process.stdout.write(
    `fuzz: ${door}: ${faults.join("; ")}\nfuzz: again by: npm run fuzz -- 0 ${seed} ${number}\n`,
  );
}
process.stdout.write(
  `fuzz: ${read} cases read, ${sent} sent, ${reports} reports made: ${failures.length} failed\n`,
);
if (folder !== null) {
  process.stdout.write(`fuzz: their inputs are in ${folder}\n`);
  process.exitCode = 1;
}
