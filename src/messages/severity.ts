/** An error refuses, a warning asks for a look, and a hint is advice that `--strict` leaves alone. */
export type Severity = "error" | "warning" | "hint";
