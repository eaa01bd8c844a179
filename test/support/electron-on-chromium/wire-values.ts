/** JSON in place of structured clone: of what the app sends, only byte arrays need a form of their own. */
export function toWire(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each instanceof Uint8Array ? { $bytes: Buffer.from(each).toString('base64') } : each,
  );
}

export function fromWire(text: string): unknown {
  return JSON.parse(text, (_key, each: unknown) =>
    isBytes(each) ? Uint8Array.from(Buffer.from(each.$bytes, 'base64')) : each,
  );
}

function isBytes(value: unknown): value is { readonly $bytes: string } {
  return typeof value === 'object' && value !== null && '$bytes' in value && typeof value.$bytes === 'string';
}
