/** Extended Euclid: x with value * x = 1 (mod modulus), for coprime arguments. */
export function modularInverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, ((value % modulus) + modulus) % modulus];
  let [previousFactor, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % modulus) + modulus) % modulus;
}
