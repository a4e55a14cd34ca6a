import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReportError } from "../../src/errors.ts";
import { type MonitorSource, openSource } from "../../src/monitor/source.ts";

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

  it.each([
    ["monitr.csv", "Bedoel je <map>monitor.csv?"],
    ["monitor.xlsx", "Bedoel je <map>monitor.csv?"],
    ["schoenmaat.csv", "Controleer de naam"],
  ])("that does not exist is refused with what comes near: %s", async (name, advice) => {
    const near = await mkdtemp(join(folder, "near-"));
    await Promise.all(["monitor.csv", "logo.png"].map((one) => writeFile(join(near, one), "")));
    const { message } = await refusal(join(near, name));
    expect(message).toContain(advice.replace("<map>", `${near}/`));
  });

  it("that is an address must be downloaded first", async () => {
    const { message } = await refusal("https://www.example.nl/monitor.csv");
    expect(message).toContain("Download het bestand eerst");
  });

  it("that is a folder is refused in Dutch, with the names of its exports", async () => {
    const inside = await mkdtemp(join(folder, "inside-"));
    expect((await refusal(inside)).message).toMatch(/is een map\. .* monitor\.$/);
    await Promise.all(["b.csv", "a.CSV", "c.png"].map((one) => writeFile(join(inside, one), "")));
    const { message } = await refusal(inside);
    expect(message).toContain(`Bedoel je ${join(inside, "a.CSV")} of ${join(inside, "b.csv")}?`);
  });

  it("never copies the control characters of its name into the message", async () => {
    const inside = await mkdtemp(join(folder, "hostile-"));
    await writeFile(join(inside, "a\u001b[2J.csv"), "");
    expect((await refusal(inside)).message).not.toContain("\u001b");
  });

  it.skipIf(process.platform === "win32")("that is a device is refused, not read", async () => {
    expect((await refusal("/dev/zero")).message).toContain("is een apparaat");
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

  it("is kept only up to the limit, so that the reader sees that it is too large", async () => {
    const source = await openSource("-", {
      stdin: stdin("12345", "67890", "x"),
      maxBytes: 7,
      temporaryFolder: folder,
    });
    expect(source.size).toBe(8);
  });
});

describe("a long standard input", () => {
  const MEBIBYTE = Buffer.alloc(1024 ** 2, "x");
  async function* long(mebibytes: number) {
    for (let sent = 0; sent < mebibytes; sent += 1) yield MEBIBYTE;
  }
  const lengthOf = async (source: MonitorSource) => {
    let length = 0;
    for await (const chunk of source.open()) length += chunk.length;
    return length;
  };

  it("is kept on disk without a name, and can be read twice", async () => {
    const empty = await mkdtemp(join(folder, "spool-"));
    const source = await openSource("-", { stdin: long(40), temporaryFolder: empty });
    expect(source.size).toBe(40 * 1024 ** 2);
    expect(await readdir(empty)).toEqual([]);
    expect([await lengthOf(source), await lengthOf(source)]).toEqual([source.size, source.size]);
    await source.close();
    await expect(lengthOf(source)).rejects.toThrow("closed");
  });

  it("is kept up to the limit only", async () => {
    const maxBytes = 35 * 1024 ** 2;
    const source = await openSource("-", { stdin: long(60), temporaryFolder: folder, maxBytes });
    expect(source.size).toBe(maxBytes + 1);
    await source.close();
  });

  it("that fails leaves nothing behind", async () => {
    const empty = await mkdtemp(join(folder, "spool-"));
    async function* broken() {
      yield* long(40);
      throw new Error("broken pipe");
    }
    const opening = openSource("-", { stdin: broken(), temporaryFolder: empty });
    await expect(opening).rejects.toThrow("broken pipe");
    expect(await readdir(empty)).toEqual([]);
  });

  it("is refused in Dutch if the disk has no room for it", async () => {
    const context = { stdin: long(40), temporaryFolder: join(folder, "nergens") };
    await expect(openSource("-", context)).rejects.toMatchObject({
      kind: "input",
      message: expect.stringContaining("Sla de export op als bestand") as string,
    });
  });
});
