/** All that makes a workbook: loaded at once, and only where one is made. */
export { buildWorkbook } from "./build-workbook.ts";
export { writeOds } from "./ods.ts";
export { writeXlsx } from "./xlsx.ts";
