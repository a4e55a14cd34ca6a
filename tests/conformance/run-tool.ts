import { execFile } from "node:child_process";

/** The output of a tool, and its exit code. */
export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a tool of this machine to its end, with any output. Throws if there is no such tool: what
 * was not checked has not passed.
 */
export async function runTool(tool: string, words: readonly string[]): Promise<ToolRun> {
  return await new Promise((resolve, reject) => {
    execFile(tool, words, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === "number") resolve({ code: error.code, stdout, stderr });
      else {
        const why = error.code === "ENOENT" ? "is not installed" : `failed: ${error.message}`;
        reject(new Error(`conformance cannot be checked: ${tool} ${why}`, { cause: error }));
      }
    });
  });
}

/**
 * Runs a program in Java. The tools run for only seconds, beside other tests. A second compiler and a
 * collector with threads of its own would cost more time than they save.
 */
export async function runJava(words: readonly string[]): Promise<ToolRun> {
  // The code of the first compiler needs more stack for nested calls.
  const options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss16m"];
  return await runTool("java", [...options, ...words]);
}

/** The output of a tool of this machine. Throws if there is no such tool, or if it failed. */
export async function outputOf(tool: string, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runTool(tool, words);
  if (code === 0) return stdout;
  throw new Error(`conformance cannot be checked: ${tool} ended with ${code}\n${stdout}${stderr}`);
}
