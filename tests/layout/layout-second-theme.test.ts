import { sampleOf } from "../run/sample.ts";
import { THEMES } from "../themes.ts";
import { layoutCases } from "./cases.ts";
import { testLayout } from "./test-layout.ts";

testLayout(THEMES.tweede, sampleOf(await layoutCases(THEMES.tweede), 3));
