import * as openid from 'openid-client';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { accountKey } from '../accounts/account-key.ts';
import { faultEntry, type Log } from '../log.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';
import type { FederalCitizen, FederalLogin, FederalRefusal } from './federal-login.ts';

export interface FederalOptions {
  /** The provider's issuer, `https://…`; its configuration is read from there (OpenID Connect Discovery 1.0). */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim with the national number. The federal authentication service calls it `egovNRN`. */
  readonly nationalNumberClaim?: string;
}

export interface OpenidLoginOptions extends FederalOptions {
  readonly communeKey: Uint8Array;
  /** The e-counter's own origin, known once it listens. */
  readonly origin: () => string;
  readonly log: Log;
}

export const FEDERAL_CALLBACK = '/federal/callback';

/** Seconds until the provider counts as not there. */
const PATIENCE_SECONDS = 10;

/** A log-in by OpenID Connect: authorization code with PKCE, state and nonce. */
export function createOpenidLogin(options: OpenidLoginOptions): FederalLogin {
  const { communeKey, log, nationalNumberClaim = 'egovNRN' } = options;
  let known: Promise<openid.Configuration> | undefined;

  /** Asked for once; a provider that was not there is asked again. */
  const provider = (): Promise<openid.Configuration> => {
    known ??= discover(options).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  const readClaims = (claims: Readonly<Record<string, unknown>>): Result<FederalCitizen, FederalRefusal> => {
    const number = claims[nationalNumberClaim];
    if (typeof number !== 'string' || !/^\d{11}$/.test(number.replace(/[ .-]/g, ''))) {
      log({ event: 'federal-refused', code: 'no-national-number' });
      return fail('refused');
    }
    return ok({ accountKey: accountKey(communeKey, number), identity: identityIn(claims) });
  };

  return {
    begin: async (language) => {
      try {
        const config = await provider();
        const attempt = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          codeVerifier: openid.randomPKCECodeVerifier(),
          language,
        };
        const url = openid.buildAuthorizationUrl(config, {
          redirect_uri: options.origin() + FEDERAL_CALLBACK,
          scope: 'openid profile egovnrn',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
          ui_locales: language,
        });
        return ok({ url: url.href, attempt });
      } catch (error) {
        log({ event: 'federal-refused', code: 'unavailable' });
        log(faultEntry(error));
        return fail('unavailable');
      }
    },
    finish: async (query, attempt) => {
      try {
        const tokens = await openid.authorizationCodeGrant(
          await provider(),
          new URL(`${options.origin()}${FEDERAL_CALLBACK}${query}`),
          { expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.codeVerifier },
        );
        return readClaims(tokens.claims() ?? {});
      } catch (error) {
        if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied') {
          return fail('cancelled');
        }
        log({ event: 'federal-refused', code: 'answer-not-valid' });
        log(faultEntry(error));
        return fail('refused');
      }
    },
  };
}

function discover({ issuer, clientId, clientSecret }: FederalOptions): Promise<openid.Configuration> {
  const server = new URL(issuer);
  // A provider on this computer, for tests and demos, has no certificate; any other must have one.
  const local = server.protocol === 'http:' && server.hostname === 'localhost';
  return openid.discovery(server, clientId, clientSecret, openid.ClientSecretBasic(clientSecret), {
    timeout: PATIENCE_SECONDS,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated to be seen, as openid-client says
    ...(local ? { execute: [openid.allowInsecureRequests] } : {}),
  });
}

/** Standard claims (OpenID Connect Core 1.0 section 5.1). */
function identityIn(claims: Readonly<Record<string, unknown>>): ProvenIdentity {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : null;
  };
  const birthDate = text('birthdate');
  const gender = text('gender');
  return {
    source: 'federal',
    surname: text('family_name'),
    givenNames: text('given_name'),
    birthDate: birthDate !== null && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? birthDate : null,
    sex: gender === 'female' ? 'F' : gender === 'male' ? 'M' : null,
    address: null,
  };
}
