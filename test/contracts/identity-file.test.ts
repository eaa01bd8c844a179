import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { decodeAddressFile, decodeIdentityFile, IDENTITY_TAG } from '../../contracts/identity-file.ts';
import { IdentityValues } from '../../contracts/identity.ts';
import { encodeTlv } from '../../contracts/tlv.ts';
import { encodeUtf8 } from '../../contracts/utf8.ts';
import { CITIZEN_IDS, loadCard } from '../../simulator/cards.ts';
import { CITIZENS } from '../../simulator/citizens.ts';

const file = (values: Readonly<Record<number, string | Uint8Array>>): Uint8Array =>
  encodeTlv(
    Object.entries(values).map(([tag, value]) => [Number(tag), typeof value === 'string' ? encodeUtf8(value) : value]),
  );
const decoded = (values: Parameters<typeof file>[0]): unknown => decodeIdentityFile(file(values));

describe('the identity file', () => {
  it.each(CITIZEN_IDS)('of %s says what the citizen is', async (id) => {
    const { files, citizen } = await loadCard(id);
    const { address, ...others } = citizen;
    const result = decodeIdentityFile(files.identity);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const { photoHash, ...values } = result.value;
    expect(values).toEqual(others);
    expect(Buffer.from(photoHash ?? [])).toEqual(createHash(CITIZENS[id].photoHash).update(files.photo).digest());
    expect(v.is(IdentityValues, values)).toBe(true);
    expect(decodeAddressFile(files.address)).toEqual({ ok: true, value: address });
  });

  it.each([
    ['M', 'M'],
    ['F', 'F'],
    ['V', 'F'],
    ['W', 'F'],
    ['X', undefined],
    ['m', undefined],
    ['', undefined],
  ])('sex %j is %s', (text, sex) => {
    expect(decoded({ [IDENTITY_TAG.sex]: text })).toEqual({ ok: true, value: sex === undefined ? {} : { sex } });
  });

  it('has no field that is empty, blank or zeros', () => {
    expect(
      decoded({
        [IDENTITY_TAG.surname]: '',
        [IDENTITY_TAG.givenNames]: '  ',
        [IDENTITY_TAG.birthPlace]: '\0\0\0',
        [IDENTITY_TAG.birthDate]: '31 FEB 1990',
        [IDENTITY_TAG.validFrom]: '01.03.2023',
        [IDENTITY_TAG.photoHash]: new Uint8Array(),
      }),
    ).toEqual({ ok: true, value: {} });
  });

  it('keeps the initial of the third given name, and blanks off', () => {
    const names = { [IDENTITY_TAG.givenNames]: 'Maëlys Zoë ', [IDENTITY_TAG.thirdGivenNameInitial]: 'Ü' };
    expect(decoded(names)).toEqual({ ok: true, value: { givenNames: 'Maëlys Zoë Ü' } });
    expect(decoded({ [IDENTITY_TAG.thirdGivenNameInitial]: 'Ü' })).toEqual({ ok: true, value: { givenNames: 'Ü' } });
  });

  it('with one bad byte shows where it is and keeps the rest', () => {
    const surname = Uint8Array.of(0x41, 0xc3, 0x42);
    expect(decoded({ [IDENTITY_TAG.surname]: surname, [IDENTITY_TAG.sex]: 'M' })).toEqual({
      ok: true,
      value: { surname: 'A\ufffdB', sex: 'M' },
    });
  });

  it.each([
    [Uint8Array.of(7, 9, 0x41), 'truncated'],
    [Uint8Array.of(7, 1, 0x41, 7, 1, 0x42), 'duplicate-tag'],
  ])('that is damaged is told as that', (damaged, error) => {
    expect(decodeIdentityFile(damaged)).toEqual({ ok: false, error });
    expect(decodeAddressFile(damaged)).toEqual({ ok: false, error });
  });

  it('of any bytes never throws, and gives only what the schema knows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const result = decodeIdentityFile(bytes);
        if (!result.ok) return true;
        const { photoHash: _hash, ...values } = result.value;
        return v.is(IdentityValues, values);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('the address file', () => {
  it('without any line is no address', () => {
    expect(decodeAddressFile(new Uint8Array(117))).toEqual({ ok: false, error: 'no-address' });
    expect(decodeAddressFile(file({ 1: ' ', 2: '', 3: '\0' }))).toEqual({ ok: false, error: 'no-address' });
  });

  it('with one line only keeps the others empty', () => {
    expect(decodeAddressFile(file({ 3: 'Exempleville' }))).toEqual({
      ok: true,
      value: { streetAndNumber: '', postalCode: '', municipality: 'Exempleville' },
    });
  });
});
