/**
 * The PINs that tests type. They occur nowhere else by chance, so that the scan of all transcripts after the tests
 * (scan.ts) can tell a leak; none is anybody's.
 */
export const TEST_PINS = {
  main: '739104',
  other: '58206193',
  wrong: '417263',
  long: '860417295316',
} as const;
