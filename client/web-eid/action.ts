type Verb = 'STATUS' | 'AUTHENTICATE' | 'GET_SIGNING_CERTIFICATE' | 'SIGN';
type Ending = '' | '_ACK' | '_SUCCESS' | '_FAILURE';
type Kebab<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}-${Kebab<Tail>}`
  : Lowercase<Name>;
type ActionName = 'WARNING' | `${Verb}${Ending}`;

/** Names of the messages between web-eid.js and its extension. Here for the import's sake: nothing is posted. */
export type Action = `web-eid:${Kebab<ActionName>}`;
export const Action = Object.fromEntries(
  [
    'WARNING',
    ...['STATUS', 'AUTHENTICATE', 'GET_SIGNING_CERTIFICATE', 'SIGN'].flatMap((verb) =>
      ['', '_ACK', '_SUCCESS', '_FAILURE'].map((ending) => verb + ending),
    ),
  ].map((name) => [name, `web-eid:${name.toLowerCase().replaceAll('_', '-')}`]),
) as { readonly [Name in ActionName]: `web-eid:${Kebab<Name>}` };
