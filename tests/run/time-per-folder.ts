import type { Reporter, TestModule } from "vitest/node";

const SLOWEST = 10;

/**
 * Prints at the end the seconds of each folder of tests, in wall time and processor time, and the
 * slowest files.
 */
export class TimePerFolder implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    // Of a few files, Vitest itself prints the times.
    if (modules.length <= SLOWEST) return;
    const files = modules.map(timeOf);
    const folders = Map.groupBy(files, ({ name }) => name.split("/").slice(0, 2).join("/"));
    const perFolder = [...folders].map(([name, inFolder]) => sumOf(name, inFolder));
    process.stdout.write(
      `\nSeconds per folder, of wall time and of the processor:\n${lines([...perFolder, sumOf("all", files)])}` +
        `The slowest files:\n${lines(files, SLOWEST)}`,
    );
  }
}

interface Time {
  readonly name: string;
  readonly seconds: number;
  readonly processor: number;
}

function timeOf(module: TestModule): Time {
  const { prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  const milliseconds = prepareDuration + collectDuration + setupDuration + duration;
  const name = `${module.project.name}: ${module.relativeModuleId}`;
  return { name, seconds: milliseconds / 1000, processor: module.meta().processor ?? 0 };
}

function sumOf(name: string, times: readonly Time[]): Time {
  const total = (of: "seconds" | "processor"): number =>
    times.reduce((sum, time) => sum + time[of], 0);
  return { name, seconds: total("seconds"), processor: total("processor") };
}

function lines(times: readonly Time[], most = times.length): string {
  return times
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, most)
    .map(({ name, seconds, processor }) => {
      const numbers = [seconds, processor].map((one) => one.toFixed(1).padStart(8));
      return `${numbers.join("")}  ${name}\n`;
    })
    .join("");
}
