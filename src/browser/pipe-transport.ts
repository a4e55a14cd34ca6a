import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer-core/internal/puppeteer-core-browser.js";

/** Carries the DevTools messages over two pipes: each message is JSON, ended by a zero byte. */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #toBrowser: Writable;
  #unfinished: Buffer[] = [];
  #closed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    fromBrowser.on("data", (bytes: Buffer) => this.#take(bytes));
    fromBrowser.on("close", () => this.close());
    // A browser that is killed breaks both pipes; that it is gone is told by its closing.
    fromBrowser.on("error", () => this.close());
    toBrowser.on("error", () => this.close());
  }

  send(message: string): void {
    if (!this.#closed) this.#toBrowser.write(`${message}\0`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unfinished = [];
    this.onclose?.();
  }

  #take(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const message = Buffer.concat([...this.#unfinished, bytes.subarray(start, end)]).toString();
      this.#unfinished = [];
      start = end + 1;
      // One message a turn, so that what waits for the first runs before the second arrives.
      setImmediate(() => {
        if (!this.#closed) this.onmessage?.(message);
      });
    }
    if (start < bytes.length) this.#unfinished.push(bytes.subarray(start));
  }
}
