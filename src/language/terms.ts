/** The words that stand in the place of a number, in print, alt text and tables alike. */
export const NOT_SHOWN = "niet getoond";
export const NOT_AVAILABLE = "niet beschikbaar";
