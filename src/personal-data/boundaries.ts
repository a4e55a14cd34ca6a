/** No letter (or accent as a separate character), digit, `-` or `_` comes directly before a hit. */
export const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_-])`;

/** None of these characters comes directly after a hit. */
export const NO_WORD_AFTER = String.raw`(?![\p{L}\p{M}\p{N}_-])`;
