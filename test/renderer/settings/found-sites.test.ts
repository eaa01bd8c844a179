import { describe, expect, it } from '@jest/globals';
import { foundSites } from '../../../renderer/settings/found-sites.ts';

const site = (origin: string) => ({ origin, approvedBy: 'citizen' as const, connected: false });
const sites = ['https://a.exempleville.example', 'https://b.voorbeeldegem.example:8443'].map(site);

describe('search in trusted sites', () => {
  it.each([
    ['', 2],
    ['  ', 2],
    ['EXEMPLEVILLE', 1],
    ['b 8443', 1],
    ['a 8443', 1],
    ['musterdorf', 0],
  ])('%p finds %d', (search, count) => {
    expect(foundSites(sites, search)).toHaveLength(count);
  });
});
