import { layoutCases } from "../layout/cases.ts";
import { THEMES } from "../themes.ts";
import { testFinishedPdf } from "./test-finished-pdf.ts";

testFinishedPdf(THEMES.standaard, await layoutCases());
