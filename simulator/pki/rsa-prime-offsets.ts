/** Where the search of rsa-keys.ts ends for each RSA key of the test PKI (a test repeats the search). */
export const RSA_PRIME_OFFSETS: Readonly<Record<string, readonly [p: number, q: number]>> = {
  'rsa root': [196, 835],
  'rsa citizens CA': [691, 1087],
  'rsa register': [522, 477],
  'fr-rsa authentication': [756, 31],
  'fr-rsa signature': [473, 30],
  'long-names authentication': [227, 572],
  'long-names signature': [1, 1595],
  'expired authentication': [252, 84],
  'expired signature': [383, 229],
  'rekeyed-rsa authentication': [768, 309],
  'rekeyed-rsa signature': [420, 119],
  'nl-rsa authentication': [257, 91],
  'nl-rsa signature': [153, 47],
};
