import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** The real path of an empty folder that is removed after the test. Also for `beforeEach`. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "peildatum-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
