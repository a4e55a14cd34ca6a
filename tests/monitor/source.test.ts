import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReportError } from "../../src/errors.ts";
import { openSource, type MonitorSource } from "../../src/monitor/source.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* stdin(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function textOf(source: MonitorSource): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function refusal(path: string): Promise<ReportError> {
  try {
    await openSource(path, { stdin: stdin(), temporaryFolder: folder });
  } catch (error) {
    if (error instanceof ReportError) return error;
  }
  throw new Error("not refused");
}

describe("a file", () => {
  it("can be read twice", async () => {
    const path = join(folder, "monitor.csv");
    await writeFile(path, "a;b\n");
    const source = await openSource(path, { stdin: stdin(), temporaryFolder: folder });
    expect(source).toMatchObject({ name: path, size: 4 });
    expect([await textOf(source), await textOf(source)]).toEqual(["a;b\n", "a;b\n"]);
  });

  it("of many megabytes is not kept in memory", async () => {
    const path = join(folder, "large.csv");
    await writeFile(path, Buffer.alloc(33 * 1024 ** 2, "x"));
    const source = await openSource(path, { stdin: stdin(), temporaryFolder: folder });
    expect((await textOf(source)).length).toBe(source.size);
    await rm(path);
    await expect(textOf(source)).rejects.toThrow("bestaat niet");
  });

  it("that does not exist is refused in Dutch", async () => {
    const error = await refusal(join(folder, "nergens.csv"));
    expect(error.kind).toBe("input");
    expect(error.message).toContain("nergens.csv bestaat niet");
  });

  it("that is a folder is refused in Dutch", async () => {
    expect((await refusal(folder)).message).toContain("is een map");
  });
});

describe("standard input", () => {
  it("can be read twice", async () => {
    const source = await openSource("-", {
      stdin: stdin("a;b\n", "1;2\n"),
      temporaryFolder: folder,
    });
    expect(source).toMatchObject({ name: "-", size: 8 });
    expect([await textOf(source), await textOf(source)]).toEqual(["a;b\n1;2\n", "a;b\n1;2\n"]);
  });

  it("is kept up to the limit only, so that it shows to be too large", async () => {
    const source = await openSource("-", {
      stdin: stdin("12345", "67890", "x"),
      maxBytes: 7,
      temporaryFolder: folder,
    });
    expect(source.size).toBe(8);
  });
});
