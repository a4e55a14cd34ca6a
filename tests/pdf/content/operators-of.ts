import { type Operator, OperatorReader } from "../../../src/pdf/file/print-syntax.ts";

/** The operators of a content stream, in order. */
export function* operatorsOf(stream: string): Generator<Operator> {
  const reader = new OperatorReader(stream);
  for (let next = reader.next(); next !== undefined; next = reader.next()) yield next;
}
