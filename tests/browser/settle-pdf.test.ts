import { expect, test } from "vitest";
import { settlePdf } from "../../src/browser/settle-pdf.ts";

const NO_INDEX = "";

/** A piece of what Chromium writes: the elements `ids`, and the index of them that goes with it. */
const printOf = (ids: readonly string[], index: string, title = "Titel"): Uint8Array => {
  const date = "D:20261121230458+00'00'";
  const elements = ids.map((id) => `/Headers [(node${id})] /ID (node${id})\n`).join("");
  return Buffer.from(
    `%PDF-1.4\n<</Title (${title})\n/CreationDate (${date})\n/ModDate (${date})>>\n${elements}${index}`,
  );
};
const settledText = (pdf: Uint8Array): string =>
  Buffer.from(settlePdf(pdf, { created: 1_711_929_600 })).toString();

test("gives both dates", () => {
  expect(settledText(printOf([], NO_INDEX)).match(/D:20240401000000\+00'00'/g)).toHaveLength(2);
});

test("numbers the elements in the order of the file and sorts their index", () => {
  const one = printOf(
    ["00000004", "00000024", "00000007"],
    "<</Limits [(node00000004) (node00000024)]\n/Names [(node00000004) 5 0 R (node00000007) 13 0 R (node00000024) 9 0 R]>>",
  );
  const other = printOf(
    ["00000016", "00000019", "00000028"],
    "<</Limits [(node00000016) (node00000028)]\n/Names [(node00000016) 5 0 R (node00000019) 9 0 R (node00000028) 13 0 R]>>",
  );
  expect(settledText(one)).toBe(settledText(other));
  expect(settledText(one)).toContain(
    "<</Limits [(node00000001) (node00000003)]\n/Names [(node00000001) 5 0 R (node00000002) 9 0 R (node00000003) 13 0 R]>>",
  );
  expect(settledText(one)).toHaveLength(one.length);
});

test("leaves what the document itself says as it is", () => {
  const title = String.raw`over \(node00000037\) en D:20261121230458`;
  expect(settledText(printOf([], NO_INDEX, title))).toContain(`(${title})`);
});

test("says a heading of the outline once, in as many bytes", () => {
  const text = String.raw`Vragen \(en\) hulp`;
  const twice = printOf([], NO_INDEX, `${text}${text}`);
  expect(settledText(twice)).toContain(`/Title (${text})${" ".repeat(text.length)}\n`);
  expect(settledText(twice)).toHaveLength(twice.length);
  const hex = "004A006500750067";
  const inHex = Buffer.from(
    printOf([], NO_INDEX).toString().replace("(Titel)", `<FEFF${hex}${hex}>`),
  );
  expect(settledText(inHex)).toContain(`/Title <FEFF${hex}>${" ".repeat(hex.length)}\n`);
  expect(settledText(printOf([], NO_INDEX, "Bonbon"))).toContain("(Bonbon)");
});

test("refuses a form that it does not know, and a moment that PDF cannot write", () => {
  expect(() => settlePdf(Buffer.from("%PDF-1.4"), { created: 0 })).toThrow(
    "Deze browser schrijft de PDF anders",
  );
  expect(() => settlePdf(printOf(["00000037"], NO_INDEX), { created: 0 })).toThrow(
    "Deze browser schrijft de PDF anders",
  );
  expect(() => settlePdf(printOf([], NO_INDEX), { created: 1e12 })).toThrow(RangeError);
});
