/** Answers to reset of Belgian eID cards: value and mask (card manuals; eid-mw's configuration for Windows). */
const CARDS: readonly { readonly atr: string; readonly mask: string; readonly applet: BelgianApplet }[] = [
  { atr: '3B9813400AA503010101AD1311', mask: 'FFFFFFFFFFFFFFFFFFFFFFFFFF', applet: '1.7' },
  { atr: '3B9894400AA503010101AD1310', mask: 'FFFF00FFFFFFFFFFFFFFFFFFF0', applet: '1.7' },
  { atr: '3B989440FFA503010101AD1310', mask: 'FFFF00FFFFFFFFFFFFFFFFFFF0', applet: '1.7' },
  { atr: '3B7F96000080318065B085040120120FFF829000', mask: 'FFFF00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF', applet: '1.8' },
];

/** 1.7 and older: RSA keys, no way to ask for the tries left. 1.8: P-384. */
export type BelgianApplet = '1.7' | '1.8';

/** @returns null where the card is no Belgian eID */
export function belgianApplet(atr: Uint8Array): BelgianApplet | null {
  const found = CARDS.find((card) => {
    const value = Buffer.from(card.atr, 'hex');
    const mask = Buffer.from(card.mask, 'hex');
    return value.length === atr.length && value.every((byte, at) => ((byte ^ (atr[at] ?? 0)) & (mask[at] ?? 0)) === 0);
  });
  return found?.applet ?? null;
}
