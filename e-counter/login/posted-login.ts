import * as v from 'valibot';
import { IdentityEvidence } from '../../contracts/identity.ts';
import { LoginToken } from '../../contracts/login-token.ts';

/** What the log-in page posts: the bridge's answer without the values, which only the evidence can prove. */
export const PostedLogin = v.strictObject({
  authToken: LoginToken,
  chain: v.optional(v.array(v.string())),
  /** The card shall open the account that is logged in already. */
  link: v.optional(v.literal(true)),
  evidence: v.optional(IdentityEvidence),
});
export type PostedLogin = v.InferOutput<typeof PostedLogin>;
