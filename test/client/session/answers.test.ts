import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { isErrorCode } from '../../../client/error-codes.ts';
import { NOTIFICATION_GUARDS, RESULT_GUARDS } from '../../../client/session/answers.ts';
import { ERROR_CODES } from '../../../contracts/errors.ts';
import { METHOD_RESULTS, METHODS, NOTIFICATIONS, OPERATION_STATES } from '../../../contracts/page-messages.ts';
import { RESULTS } from '../../support/fake-bridge/answers.ts';

type Path = readonly (string | number)[];

/** Every place inside a value, the value itself excepted. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => places(item, [...path, index]))
    : Object.entries(value).flatMap(([name, member]) => places(member, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** A copy with something else at that place; `undefined` removes a member. */
function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? replaced(item, rest, by) : (item as unknown)));
  return Object.fromEntries(
    Object.entries(value as object)
      .map(([name, member]): [string, unknown] => [name, name === step ? replaced(member, rest, by) : member])
      .filter(([, member]) => member !== undefined),
  );
}

describe('guards', () => {
  const samples = METHODS.flatMap((method) =>
    places(RESULTS[method]).flatMap((path) =>
      [undefined, null, 42, true, [], {}, 'no such word!'].map((by) => ({
        method,
        path,
        value: replaced(RESULTS[method], path, by),
        by,
      })),
    ),
  );

  it('accept what the contract accepts', () => {
    for (const method of METHODS) {
      expect(v.is(METHOD_RESULTS[method], RESULTS[method])).toBe(true);
      expect([method, RESULT_GUARDS[method](RESULTS[method])]).toEqual([method, true]);
    }
  });

  it('refuse what the contract refuses, wherever in a result', () => {
    // Whether a text is base64 is for those who decode it.
    const textOnly = new Set(['photo', 'certificate', 'chain', 'signature']);
    const isText = (path: Path): boolean =>
      path.some((step) => textOnly.has(String(step))) || path.includes('evidence');
    // valibot takes an empty list for an object whose members are all optional; we do not.
    const compared = samples.filter(
      ({ path, by }) => !(typeof by === 'string' && isText(path)) && !(Array.isArray(by) && path.at(-1) === 'values'),
    );
    expect(compared.length).toBeGreaterThan(300);
    for (const { method, path, by, value } of compared) {
      const where = `${method} ${path.join('.')} = ${by === undefined ? 'nothing' : JSON.stringify(by)}`;
      expect([where, RESULT_GUARDS[method](value)]).toEqual([where, v.is(METHOD_RESULTS[method], value)]);
    }
  });

  it('let members of a newer bridge through', () => {
    expect(RESULT_GUARDS.status({ ...RESULTS.status, weather: 'sunny' })).toBe(true);
  });

  it('know every operation state and event, and no others', () => {
    for (const state of [...OPERATION_STATES, 'juggling', undefined]) {
      expect([state, NOTIFICATION_GUARDS.operation({ state })]).toEqual([
        state,
        v.is(NOTIFICATIONS.operation, { state }),
      ]);
    }
    for (const event of ['added', 'inserted', 'removed', 'painted']) {
      const params = { event, readerId: 'reader' };
      expect(NOTIFICATION_GUARDS.reader(params)).toBe(v.is(NOTIFICATIONS.reader, params));
      expect(NOTIFICATION_GUARDS.card(params)).toBe(v.is(NOTIFICATIONS.card, params));
    }
  });

  it('know every error code, and no others', () => {
    for (const code of ERROR_CODES) expect([code, isErrorCode(code)]).toEqual([code, true]);
    for (const code of ['ERR_EID_REFUSED', 'BUSY', 'ERR_EID_', 'ERR_EID_constructor', 5, null]) {
      expect([code, isErrorCode(code)]).toEqual([code, false]);
    }
  });
});
