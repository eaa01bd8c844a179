import { describe, expect, it } from '@jest/globals';
import { shownOrigin } from '../../../main/prompt/shown-origin.ts';
import type { Origin } from '../../../native-bridge/origin.ts';

describe('a site’s address for people', () => {
  it.each([
    ['https://www.commune.example.be', 'https://www.commune.', 'example.be', '', null],
    ['https://example.be:8443', 'https://', 'example.be', ':8443', null],
    // A hosting service's customers are not the service.
    ['https://evil.github.io', 'https://', 'evil.github.io', '', null],
    ['https://belgium.be.evil.co.uk', 'https://belgium.be.', 'evil.co.uk', '', null],
    ['http://localhost:8080', 'http://', 'localhost', ':8080', null],
    ['https://127.0.0.1:8443', 'https://', '127.0.0.1', ':8443', null],
    ['https://[::1]', 'https://', '[::1]', '', null],
    ['https://xn--lige-6oa.be', 'https://', 'xn--lige-6oa.be', '', 'liège.be'],
    // Cyrillic letters that look Latin: the address itself stays punycode.
    ['https://www.xn--80ak6aa92e.com', 'https://www.', 'xn--80ak6aa92e.com', '', 'www.аррӏе.com'],
  ])('%s', (origin, before, registrable, after, unicode) => {
    const shown = shownOrigin(origin as Origin);
    expect(shown).toEqual({ text: origin, before, registrable, after, unicode });
    expect(shown.before + shown.registrable + shown.after).toBe(origin);
  });
});
