import { expect, test } from "vitest";
import { readTar } from "../../src/browser/unpack.ts";
import { tarOf } from "./make-package.ts";

test("reads files and their executable bit, and derives folders from their names", () => {
  const archive = tarOf([
    { name: "./lib/", type: "5" },
    { name: "./lib/a.so", content: "één", mode: "0000755" },
    { name: "leeg" },
  ]);
  expect(readTar(archive)).toEqual([
    { name: "lib/a.so", executable: true, content: Buffer.from("één") },
    { name: "leeg", executable: false, content: Buffer.alloc(0) },
  ]);
});

test.for(["../uit", "a/../../uit", "/etc/passwd", "C:\\uit", "a\\..\\uit", "."])(
  "refuses the name %s",
  (name) => {
    expect(() => readTar(tarOf([{ name, content: "x" }]))).toThrow("leads outside");
  },
);

test("refuses links and other entries that are not files", () => {
  for (const type of ["1", "2", "3", "x", "L"]) {
    expect(() => readTar(tarOf([{ name: "a", type }]))).toThrow(`type ${type}`);
  }
});

test("refuses a damaged archive", () => {
  const archive = tarOf([{ name: "a", content: "x".repeat(600) }]);
  expect(() => readTar(archive.subarray(0, 1024))).toThrow("ends in the middle");
  expect(() => readTar(Buffer.from(archive).fill("b", 0, 1))).toThrow("damaged");
});
