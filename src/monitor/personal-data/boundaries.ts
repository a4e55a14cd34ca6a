/** A hit has no letter, digit, `-` or `_` directly before it. */
export const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{N}_-])`;

/** A hit has no letter, digit, `-` or `_` directly after it. */
export const NO_WORD_AFTER = String.raw`(?![\p{L}\p{N}_-])`;
