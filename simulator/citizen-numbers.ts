import type { Citizen } from './citizens.ts';

/** Last two digits: 97 less the remainder by 97; births from 2000 count with a 2 before the number. */
export function nationalNumber(citizen: Citizen): string {
  const counted = BigInt(`${citizen.bornFrom2000 === true ? '2' : ''}${citizen.nationalNumberStart}`);
  return citizen.nationalNumberStart + String(97n - (counted % 97n)).padStart(2, '0');
}

/** Last two digits: the remainder by 97, where 0 is written 97. */
export function cardNumber(citizen: Citizen): string {
  const remainder = BigInt(citizen.cardNumberStart) % 97n;
  return citizen.cardNumberStart + String(remainder === 0n ? 97n : remainder).padStart(2, '0');
}
