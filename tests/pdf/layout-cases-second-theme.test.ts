import { layoutCases } from "../layout/cases.ts";
import { sampleOf } from "../run/sample.ts";
import { THEMES } from "../themes.ts";
import { testFinishedPdf } from "./test-finished-pdf.ts";

testFinishedPdf(THEMES.tweede, sampleOf(await layoutCases(THEMES.tweede), 3));
