import { describe, expect, it } from '@jest/globals';
import { CARD, readerWithCard, signParams } from './card-params.ts';
import { superviseFakes, turn } from './fake-worker.ts';

describe('a call', () => {
  it('starts the worker, which the next call finds running', async () => {
    const { supervisor, workers } = superviseFakes();
    expect(workers.started).toHaveLength(0);
    const first = supervisor.call('listReaders', {});
    await turn();
    workers.last.answer(0, []);
    expect(await first).toEqual({ ok: true, value: [] });
    const second = supervisor.call('listReaders', {});
    await turn();
    expect(workers.started).toHaveLength(1);
    workers.last.answer(1, [readerWithCard()]);
    expect(await second).toEqual({ ok: true, value: [readerWithCard()] });
  });

  it('is answered by its own id, whatever the order of the answers', async () => {
    const { supervisor, workers } = superviseFakes();
    const list = supervisor.call('listReaders', {});
    const files = supervisor.call('readIdentityFiles', { ...CARD, files: ['photo'] });
    await turn();
    expect(workers.started).toHaveLength(1);
    expect(new Set(workers.last.sent.map(({ id }) => id)).size).toBe(2);
    workers.last.answer(1, { photo: new Uint8Array([7]) });
    workers.last.answer(0, []);
    expect(await files).toEqual({ ok: true, value: { photo: new Uint8Array([7]) } });
    expect(await list).toEqual({ ok: true, value: [] });
  });

  it('gives back the error of the worker without what is for the log only', async () => {
    const { supervisor, workers, lines } = superviseFakes();
    const signed = supervisor.call('sign', signParams());
    await turn();
    const error = { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2, detail: 'C_Login returned 0xa0' };
    workers.last.say({ id: workers.last.sent[0]?.id, ok: false, error });
    expect(await signed).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 } });
    expect(lines.join()).toContain('C_Login returned 0xa0');
  });
});

describe('a worker that talks nonsense', () => {
  it.each([
    ['a text', 'hello'],
    ['nothing', undefined],
    ['an empty object', {}],
    ['an unknown event', { event: 'lunch' }],
    ['readers that are none', { event: 'readers', readers: [{ id: 1 }] }],
    ['an answer without an id', { ok: true, value: [] }],
    ['an error with a code of its own', { id: 1, ok: false, error: { code: 'EVIL' } }],
    ['an answer with more than belongs there', { id: 1, ok: true, value: [], extra: 1 }],
    ['an answer to a call nobody made', { id: 999, ok: true, value: [] }],
    ['a prototype', JSON.parse('{"__proto__":{"id":1,"ok":true,"value":[]}}')],
  ])('is not believed: %s', async (_, message: unknown) => {
    const { supervisor, workers } = superviseFakes();
    const heard: unknown[] = [];
    supervisor.onReaders((readers) => heard.push(readers));
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.last.say(message);
    workers.last.answer(0, []);
    expect(await listed).toEqual({ ok: true, value: [] });
    expect(heard).toEqual([]);
  });

  it.each([
    ['no result', undefined],
    ['the result of another call', { signature: new Uint8Array(1) }],
    ['a reader too many properties', [{ ...readerWithCard(), slot: 1 }]],
  ])('gives a typed error where the result breaks the schema: %s', async (_, value: unknown) => {
    const { supervisor, workers, lines } = superviseFakes();
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.last.answer(0, value);
    expect(await listed).toEqual({ ok: false, error: { code: 'ERR_EID_INTERNAL' } });
    expect(lines.join()).toContain('worker-result-invalid');
  });

  it('answers a call once only', async () => {
    const { supervisor, workers } = superviseFakes();
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.last.answer(0, []);
    workers.last.answer(0, [readerWithCard()]);
    expect(await listed).toEqual({ ok: true, value: [] });
  });
});

describe('readers', () => {
  it('are told to every listener', async () => {
    const { supervisor, workers } = superviseFakes();
    const heard: unknown[] = [];
    supervisor.onReaders((readers) => heard.push(readers));
    supervisor.onReaders((readers) => heard.push(readers));
    void supervisor.call('watch', { enabled: true });
    await turn();
    workers.last.say({ event: 'readers', readers: [readerWithCard()] });
    expect(heard).toEqual([[readerWithCard()], [readerWithCard()]]);
  });
});
