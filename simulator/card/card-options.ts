import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { CardCommand } from './control-messages.ts';
import { isProfile, PROFILES, type Profile } from './profiles.ts';

export type CardOptions = { readonly do: 'up'; readonly profile: Profile } | CardCommand;

export const CARD_HELP = `Usage: npm run card -- COMMAND [--reader 2]

A virtual Belgian eID in a virtual reader of the real PC/SC daemon. PIN 1234.

  up [PROFILE]     start two readers; the card of PROFILE is in the first (default: ec-fr)
  insert PROFILE   put a card in
  swap PROFILE     take the card out and put another in
  remove           take the card out
  pin-tries N      tries left of the card's PIN, 0 to 3
  latency MS       the card takes so long for each command, on a real card's line; 0: at once
  apdus [--reset]  commands the card was asked so far, counted by kind
  down             end the readers

Profiles: ${PROFILES.join(', ')}
`;

/** @returns what to do, or what is wrong in one line */
export function parseCardOptions(args: readonly string[]): Result<CardOptions | 'help', string> {
  let parsed: { values: { reader?: string; reset?: boolean; help?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reader: { type: 'string' }, reset: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch {
    return fail('unknown option, or an option without its value');
  }
  const { values, positionals } = parsed;
  const [command, argument, ...rest] = positionals;
  if (values.help === true || command === undefined) return ok('help');
  if (rest.length > 0) return fail(`${command} takes one argument at most`);
  const reader = values.reader ?? '1';
  if (reader !== '1' && reader !== '2') return fail('--reader takes 1 or 2');
  const at = { reader: reader === '1' ? 1 : 2 } as const;
  const number = argument === undefined ? Number.NaN : Number(argument);
  switch (command) {
    case 'up':
      return withProfile(argument ?? 'ec-fr', (profile) => ({ do: 'up', profile }));
    case 'insert':
    case 'swap':
      return withProfile(argument, (profile) => ({ do: 'insert', profile, ...at }));
    case 'remove':
      return ok({ do: 'remove', ...at });
    case 'pin-tries':
      return [0, 1, 2, 3].includes(number)
        ? ok({ do: 'pin-tries', tries: number, ...at })
        : fail('pin-tries takes 0 to 3');
    case 'latency':
      return number >= 0 && number <= 1000
        ? ok({ do: 'latency', cardMs: number, ...at })
        : fail('latency takes milliseconds, 1000 at most');
    case 'apdus':
      return ok({ do: 'apdus', reset: values.reset ?? false, ...at });
    case 'down':
      return ok({ do: 'down' });
    default:
      return fail(`unknown command ${command}`);
  }
}

function withProfile(text: string | undefined, make: (profile: Profile) => CardOptions): Result<CardOptions, string> {
  if (text === undefined || !isProfile(text)) return fail(`a profile is one of: ${PROFILES.join(', ')}`);
  return ok(make(text));
}
