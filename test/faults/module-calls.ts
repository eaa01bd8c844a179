import type { TestCards } from '../contract/test-cards.ts';

/** Every PKCS#11 function that the worker calls in the life of a login; a test compares it with what is called. */
export const MODULE_CALLS = [
  'C_GetFunctionList',
  'C_Initialize',
  'C_GetSlotList',
  'C_GetSlotInfo',
  'C_GetTokenInfo',
  'C_OpenSession',
  'C_FindObjectsInit',
  'C_FindObjects',
  'C_FindObjectsFinal',
  'C_GetAttributeValue',
  'C_GetMechanismList',
  'C_Logout',
  'C_Login',
  'C_SignInit',
  'C_Sign',
  'C_CloseAllSessions',
  'C_Finalize',
] as const;

export type ModuleCall = (typeof MODULE_CALLS)[number];

/** When a call takes place: while the page waits, after it has its answer, or when the worker ends. */
export function timeOf(call: ModuleCall): 'during the login' | 'after the login' | 'at the end' {
  if (call === 'C_Finalize') return 'at the end';
  return call === 'C_CloseAllSessions' ? 'after the login' : 'during the login';
}

/** Nobody watches the readers: every call is made for a page's request, so that a test knows which one it meets. */
export function unwatched<T extends TestCards>(cards: T): T {
  return { ...cards, backend: { ...cards.backend, watch: () => () => undefined } };
}
