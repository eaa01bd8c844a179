import { describe, expect, it } from '@jest/globals';
import { createOriginApprovals, type OriginApprovals } from '../../../native-bridge/consent/origin-approvals.ts';
import type { Origin } from '../../../native-bridge/origin.ts';

const ADMIN = 'https://admin.example' as Origin;
const SITE = 'https://e-counter.example' as Origin;
const OTHER = 'https://other.example' as Origin;

function create(remembered: readonly string[] = [], onlyPreApproved = false) {
  const saved: (readonly string[])[] = [];
  const store = { load: () => remembered, save: (origins: readonly string[]) => saved.push(origins) };
  const approvals: OriginApprovals = createOriginApprovals({ preApproved: [ADMIN], onlyPreApproved, store });
  return { approvals, saved };
}

describe('approved origins', () => {
  it('are those of the administrator and those the citizen approved', () => {
    const { approvals, saved } = create([SITE]);
    expect([ADMIN, SITE, OTHER].map((origin) => approvals.isApproved(origin))).toEqual([true, true, false]);
    expect([ADMIN, SITE, OTHER].map((origin) => approvals.isAllowed(origin))).toEqual([true, true, true]);
    expect(saved).toEqual([]);
  });

  it('are remembered once, and told apart by every character', () => {
    const { approvals, saved } = create();
    approvals.remember(SITE);
    approvals.remember(SITE);
    approvals.remember(ADMIN);
    expect(saved).toEqual([[SITE]]);
    expect(approvals.list()).toEqual([SITE]);
    for (const similar of [`${SITE}:8443`, 'https://e-counter.example.evil.example', 'https://E-counter.example']) {
      expect(approvals.isApproved(similar as Origin)).toBe(false);
    }
  });

  it('are forgotten when revoked, and listeners are told', () => {
    const { approvals, saved } = create([SITE, OTHER]);
    const revoked: Origin[] = [];
    approvals.onRevoked((origin) => revoked.push(origin));
    approvals.revoke(SITE);
    approvals.revoke(SITE);
    expect(saved).toEqual([[OTHER]]);
    expect(revoked).toEqual([SITE]);
    expect(approvals.isApproved(SITE)).toBe(false);
  });

  it('of the administrator cannot be revoked', () => {
    const { approvals } = create([SITE]);
    const revoked: Origin[] = [];
    approvals.onRevoked((origin) => revoked.push(origin));
    approvals.revoke(ADMIN);
    expect(approvals.isApproved(ADMIN)).toBe(true);
    expect(revoked).toEqual([]);
  });

  it('are the administrator’s alone where he says so, whatever was remembered', () => {
    const { approvals } = create([SITE], true);
    expect([ADMIN, SITE].map((origin) => approvals.isApproved(origin))).toEqual([true, false]);
    expect([ADMIN, SITE].map((origin) => approvals.isAllowed(origin))).toEqual([true, false]);
  });
});
