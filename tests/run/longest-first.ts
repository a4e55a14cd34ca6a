import path from "node:path";

import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The slowest files, the slowest first. */
const LONGEST = [
  "attack/attack",
  "attack/crashes",
  "conformance/conformance",
  "disclosure/intruder-wide",
  "cli/working-day",
  "conformance/other-release",
  "package/package",
  "cli/kept-before",
  "cli/hostile-snapshots",
  "cli/generate",
  "monitor/faults.property",
  "readers/installed-readers",
  "screen/axe",
  "screen/reflow",
  "cli/streams",
  "cli/preview",
  "cli/check",
  "cli/signals",
  "visual/snapshots",
  "conformance/snapshot",
  "conformance/year",
  "conformance/corrected-year",
  "conformance/document-types",
  "conformance/several-periods",
  "cli/mistaken-types",
  "cli/own-types",
  "cli/publication",
  "cli/init",
  "conformance/controls",
  "conformance/waiting",
  "conformance/identity",
  "conformance/control-characters",
  "cli/lost-kept-files",
].map((name) => `tests/${name}.test.ts`);
/** Files of one project follow each other, because they share what they import. */
const PROJECTS = ["attack", "conformance", "processes", "tests", "timed"];

/**
 * Starts the slowest files first, so that all cores are busy until the end. It does not learn the
 * order from earlier runs, because a clean checkout has none.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.indexOf(path.relative(this.ctx.config.root, moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    const projectOf = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => projectOf(a) - projectOf(b) || placeOf(a) - placeOf(b));
  }
}
