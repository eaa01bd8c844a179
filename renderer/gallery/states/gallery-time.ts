/** The gallery's clock stands still: 3 March 2026, noon. Milliseconds since 1970. */
export const GALLERY_NOW = Date.UTC(2026, 2, 3, 11);
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
