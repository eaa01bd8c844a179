/** Inside the product failures are values; exceptions exist only at public edges. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Makes a forgotten case of a union a compile error; throws if untyped data slips through at run time. */
export function unreachable(value: never): never {
  throw new Error(`unexpected variant of type ${typeof value}`);
}
