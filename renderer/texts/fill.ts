/** Puts values in the `{marks}` of a text; a mark without a value is a fault of the program. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}}`);
    return String(value);
  });
}

/** A text that counts: `one` for one, `many` with its `{count}` for the rest. */
export interface Counted {
  readonly one: string;
  readonly many: string;
}

export function fillCount({ one, many }: Counted, count: number): string {
  return count === 1 ? one : fill(many, { count });
}
