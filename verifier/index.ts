export { BELGIAN_ROOT_PINS, type RootPin } from './belgian-roots.ts';
export { CHALLENGE_LIFETIME_MS, type Challenge, type ChallengeStore } from './challenge-store.ts';
export { createMemoryChallengeStore, type MemoryChallengeStoreOptions } from './create-memory-challenge-store.ts';
export {
  createRedisChallengeStore,
  type RedisChallengeStoreOptions,
  type RedisCommands,
} from './create-redis-challenge-store.ts';
export { createVerifier, type Verifier } from './create-verifier.ts';
export {
  ConfigurationError,
  VERIFICATION_CODES,
  VERIFICATION_ERRORS,
  VerificationError,
  type VerificationCode,
  type VerifierOption,
} from './errors.ts';
export type { VerifierOptions } from './options.ts';
export type { RevocationVerdict } from './revocation/check-revocation.ts';
export type { DesignatedResponder, Revocation, RevocationOptions, RevocationSource } from './revocation/options.ts';
export type { LoginSubject } from './subject.ts';
export type { VerifiedLogin } from './verified-login.ts';
export type { IdentityToVerify, ProvenIdentity } from './verify-identity.ts';
export type { LoginToVerify } from './verify-login.ts';
export type { TokenToVerify } from './verify-token.ts';
export { splitAddress, type SplitAddress } from './split-address.ts';
