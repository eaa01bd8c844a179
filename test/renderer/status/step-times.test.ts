import { describe, expect, it } from '@jest/globals';
import { stepTime } from '../../../renderer/status/step-times.ts';
import { cardDate } from '../../../renderer/shared/dates.ts';
import { STATUS_TEXTS } from '../../../renderer/texts/status-texts.ts';

const NOON = Date.UTC(2026, 2, 3, 12);
const step = { step: 'certificate', state: 'ok', detail: null, time: NOON } as const;

describe('times of a step', () => {
  it('say what they are', () => {
    expect(stepTime({ ...step, finding: 'certificate-valid' }, STATUS_TEXTS.fr, 'fr')).toBe('Jusqu’au 3 mars 2026');
    expect(stepTime({ ...step, finding: 'certificate-expired' }, STATUS_TEXTS.nl, 'nl')).toBe('Sinds 3 maart 2026');
    expect(stepTime({ ...step, finding: 'browser-connected' }, STATUS_TEXTS.en, 'en')).toMatch(
      /^Last on 3 March 2026/u,
    );
    expect(stepTime({ ...step, finding: 'certificate-valid', time: null }, STATUS_TEXTS.fr, 'fr')).toBeNull();
  });

  it('dates of the card are as precise as on the card', () => {
    expect(cardDate('1985-03-14', 'fr')).toBe('14 mars 1985');
    expect(cardDate('1985-03', 'de')).toBe('März 1985');
    expect(cardDate('1979', 'nl')).toBe('1979');
  });
});
