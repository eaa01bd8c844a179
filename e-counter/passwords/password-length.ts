/** Lengths in characters. NIST SP 800-63B section 5.1.1.1: long ones must be taken, no rules of composition. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

export type PasswordFault = 'missing' | 'too-short' | 'too-long';

/** What is wrong with a new password. */
export function newPasswordFault(password: string): PasswordFault | null {
  if (password === '') return 'missing';
  const length = Array.from(password).length;
  if (length < PASSWORD_LENGTH.least) return 'too-short';
  return length > PASSWORD_LENGTH.most ? 'too-long' : null;
}
