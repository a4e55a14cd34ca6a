import { once } from "node:events";
import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { PipeTransport } from "../../src/browser/browser-process.ts";

function makePipes(): { transport: PipeTransport; fromBrowser: PassThrough; received: string[] } {
  const fromBrowser = new PassThrough();
  const received: string[] = [];
  const transport = Object.assign(new PipeTransport(new PassThrough(), fromBrowser), {
    onmessage: (message: string) => received.push(message),
    onclose: () => received.push("closed"),
  });
  return { transport, fromBrowser, received };
}

test("joins messages from any pieces, even if a letter is split", async () => {
  const { fromBrowser, received } = makePipes();
  const bytes = Buffer.from('{"a":"één"}\0{"b":2}\0{"c":3}\0');
  let start = 0;
  for (const end of [1, 7, 8, 13, 20, bytes.length]) {
    fromBrowser.write(bytes.subarray(start, end));
    start = end;
    await turn();
  }
  await turn();
  expect(received).toEqual(['{"a":"één"}', '{"b":2}', '{"c":3}']);
});

test("closes once, and then passes no messages", async () => {
  const { transport, fromBrowser, received } = makePipes();
  const arrived = once(fromBrowser, "data");
  fromBrowser.write("{}\0");
  await arrived;
  transport.close();
  fromBrowser.destroy();
  await turn();
  await turn();
  expect(received).toEqual(["closed"]);
  expect(() => transport.send("{}")).not.toThrow();
});
