import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import {
  ErrorFrame,
  METHOD_PARAMS,
  METHOD_RESULTS,
  METHODS,
  NotificationFrame,
  OPERATION_STATES,
  RequestFrame,
  ResponseFrame,
  type Method,
} from '../../contracts/page-messages.ts';
import { DEFAULT_SERVER_LIMITS } from '../../native-bridge/server/limits.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```json ?(\S*)\n(.*?)^```/gms)].map(([, kind = '', text = '']) => ({
  kind,
  text,
}));

function isMethod(name: string): name is Method {
  return (METHODS as readonly string[]).includes(name);
}

describe('docs/protocol.md', () => {
  it('has a request and a result for each method', () => {
    const requested = examples
      .filter(({ kind }) => kind === 'request')
      .map(({ text }) => v.parse(RequestFrame, JSON.parse(text)).method);
    expect(requested.toSorted()).toEqual([...METHODS].toSorted());
    const answered = examples.flatMap(({ kind }) => (kind.startsWith('result:') ? [kind.slice('result:'.length)] : []));
    expect(answered.toSorted()).toEqual([...METHODS].toSorted());
  });

  it.each(examples)('example $kind is what the schemas accept: $text', ({ kind, text }) => {
    const json: unknown = JSON.parse(text);
    const [what = '', method = ''] = kind.split(':');
    switch (what) {
      case 'request': {
        const frame = v.parse(RequestFrame, json);
        if (!isMethod(frame.method)) throw new Error(`no method ${frame.method}`);
        v.parse(METHOD_PARAMS[frame.method], frame.params);
        break;
      }
      case 'result':
        if (!isMethod(method)) throw new Error(`no method ${method}`);
        v.parse(METHOD_RESULTS[method], v.parse(ResponseFrame, json).result);
        break;
      case 'notification':
        v.parse(NotificationFrame, json);
        break;
      case 'error':
        v.parse(ErrorFrame, json);
        break;
      default:
        throw new Error(`an example of no kind: ${kind}`);
    }
  });

  it('names every operation state', () => {
    for (const state of OPERATION_STATES) expect(page).toContain(`\`${state}\``);
  });

  it('gives the limits the server has', () => {
    const {
      maxConnections,
      maxConnectionsPerOrigin,
      maxPendingCalls,
      silentMs,
      maxFaultyFrames,
      frameBurst,
      framesPerSecond,
    } = DEFAULT_SERVER_LIMITS;
    expect(page).toContain(`${maxConnections} sockets in all, ${maxConnectionsPerOrigin} of one origin`);
    expect(page).toContain(`more than ${maxPendingCalls} calls waiting`);
    expect(page).toContain(`kept for ${silentMs / 1000} seconds`);
    expect(page).toContain(`the ${maxFaultyFrames + 1}st faulty frame`);
    expect(page).toContain(`more than ${frameBurst.toLocaleString('en')} frames at once, ${framesPerSecond} a second`);
  });
});
