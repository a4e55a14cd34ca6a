import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { measureJpeg } from "../../src/image/read-image.ts";

const read = (name: string): Buffer =>
  readFileSync(path.join(import.meta.dirname, "../conformance/logos", name));
const COLOUR = read("colour.jpg");
/** An image of 33 by 21 pixels in ten scans, with first codes and refinements. */
const PROGRESSIVE = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAVACEDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAMEBQL/xAAYAQADAQEAAAAAAAAAAAAAAAACAwQFBv/aAAwDAQACEAMQAAAB4dtdjVkrrqOhidAuidgeXrUVoeguj//EABgQAQEBAQEAAAAAAAAAAAAAAAEAAhIh/9oACAEBAAEFAs4jEYjFxGPDNxGbiCCCC5L/xAAYEQEBAQEBAAAAAAAAAAAAAAAAAwERE//aAAgBAwEBPwGdk7PZPU9d1//EABoRAAMAAwEAAAAAAAAAAAAAAAABAhARIRP/2gAIAQIBAT8BVSpKtHob4jfMf//EABQQAQAAAAAAAAAAAAAAAAAAADD/2gAIAQEABj8Cf//EABwQAAICAgMAAAAAAAAAAAAAAAABEVEQYSGBkf/aAAgBAQABPyGUTUiaQmiFHsNIsGFC46E8bFsSaD//2gAMAwEAAgADAAAAEGzg4gP/AP/EABkRAQACAwAAAAAAAAAAAAAAAAABYRExcf/aAAgBAwEBPxCXO1zpMmXP/8QAHhEAAQMEAwAAAAAAAAAAAAAAAQARIRAxQfBRocH/2gAIAQIBAT8QEIlcZa1k67j1kSIl8nq1P//EACAQAAICAgICAwAAAAAAAAAAAAABESExYUHwUYGRodH/2gAIAQEAAT8QpUcHY8IQur5+yQ3CFo7YKijZ6JY4ZSZilM5Y9nbA8q048sdbQvTA2SVLGCE3Va0dyX4f/9k=",
  "base64",
);
const SIZE = { width: 32, height: 32 };
const END = Buffer.from([0xff, 0xd9]);
const DAMAGED = { fault: "damaged", format: "JPEG" };
const measure = (bytes: Buffer) => measureJpeg(bytes, ({ height }) => height > 4000);

/** The image with another marker for its frame. */
function withFrame(marker: number): Buffer {
  const copy = Buffer.from(COLOUR);
  copy.writeUInt8(marker, copy.indexOf(Buffer.from([0xff, 0xc0])) + 1);
  return copy;
}

/** The image with another byte at an offset from the marker of its frame. */
function withFrameByte(offset: number, value: number): Buffer {
  const copy = Buffer.from(COLOUR);
  copy.writeUInt8(value, copy.indexOf(Buffer.from([0xff, 0xc0])) + offset);
  return copy;
}

describe("a JPEG", () => {
  it.each([
    ["in colour", COLOUR],
    ["in grey", read("grey.jpg")],
    ["in four inks", read("four-inks.jpg")],
    ["progressive", PROGRESSIVE],
  ])("is measured where it is %s", (name, bytes) => {
    const isSmall = name === "progressive";
    expect(measure(bytes)).toEqual(isSmall ? { width: 33, height: 21 } : SIZE);
  });

  it.each([
    ["cut off", COLOUR.subarray(0, COLOUR.length / 2)],
    ["cut off and ended", Buffer.concat([COLOUR.subarray(0, COLOUR.length / 2), END])],
    ["progressive and cut off", Buffer.concat([PROGRESSIVE.subarray(0, -60), END])],
    ["garbage", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 0x5a)])],
    ["nothing but its beginning", Buffer.from([0xff, 0xd8, 0xff])],
    ["without pixels", Buffer.concat([Buffer.from([0xff, 0xd8]), END])],
    ["of codes of the wrong kind", withFrame(0xc2)],
  ])("is refused if it is %s", (_, bytes) => {
    expect(measure(bytes)).toEqual(DAMAGED);
  });

  it.each([
    ["lossless", withFrame(0xc3)],
    ["in arithmetic codes", withFrame(0xc9)],
    ["of 12 bits", withFrameByte(4, 12)],
    ["of two layers", withFrameByte(9, 2)],
  ])("is refused where it is %s, which not every browser shows", (_, bytes) => {
    expect(measure(bytes)).toEqual({ fault: "kind", format: "JPEG" });
  });

  it("is refused by its size before its codes are read", () => {
    expect(measure(withFrameByte(5, 0xff))).toMatchObject({ fault: "tooLarge" });
    const none = withFrameByte(5, 0);
    none.writeUInt8(0, none.indexOf(Buffer.from([0xff, 0xc0])) + 6);
    expect(measure(none)).toEqual({ fault: "noSize", format: "JPEG" });
  });

  it("never causes an exception, for any changed byte", () => {
    const outcomes = Array.from(PROGRESSIVE.keys()).map((at) => {
      const copy = Buffer.from(PROGRESSIVE);
      copy.writeUInt8((copy[at] ?? 0) ^ 0x55, at);
      return "fault" in measure(copy);
    });
    expect(new Set(outcomes)).toEqual(new Set([true, false]));
  });
});
