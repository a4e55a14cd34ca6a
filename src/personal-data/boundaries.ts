/** A hit has no letter (its accent may be a character of its own), digit, `-` or `_` before it. */
export const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_-])`;

/** A hit has none of these directly after it. */
export const NO_WORD_AFTER = String.raw`(?![\p{L}\p{M}\p{N}_-])`;
