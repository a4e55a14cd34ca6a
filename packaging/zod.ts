import { config } from "zod";

export * from "zod";
export { default } from "zod";

// By itself it compiles code of its own for each schema, which takes twice as long as checking once.
config({ jitless: true });
