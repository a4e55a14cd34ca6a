import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { prepareSpec } from "../../packaging/chart-specs.ts";
import { emptyFolder } from "../cli/run-report.ts";

describe("a spec that names data elsewhere", () => {
  it.each(["http", "file"])("loads nothing over %s", async (kind) => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end('[{"text": "van elders"}]');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const folder = emptyFolder();
    const secret = path.join(folder, "elders.json");
    writeFileSync(secret, '[{"text": "van elders"}]');
    const { port } = server.address() as AddressInfo;
    const url = kind === "http" ? `http://127.0.0.1:${port}/elders.json` : secret;
    const text = { type: "text" };
    const encoding = { text: { field: "text" } };
    const spec = {
      width: 100,
      height: 100,
      padding: 0,
      autosize: "none",
      data: { name: "rows", values: [{ text: "eigen" }] },
      layer: [
        { mark: text, encoding },
        { data: { url }, mark: text, encoding },
      ],
    };
    expect(() => prepareSpec(spec)).toThrow("a chart loads nothing");
    expect(requests).toBe(0);
    server.close();
  });
});
