import { layoutCases, type LayoutCase } from "../layout/cases.ts";

/** The reports of which the PDFs must conform: what they look like is told by tests/layout. */
export async function conformanceCases(): Promise<readonly LayoutCase[]> {
  return await layoutCases();
}
