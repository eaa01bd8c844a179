import { randomBytes } from 'node:crypto';
import type { SessionRecord, SessionState, SessionStore } from './session.ts';

const ANONYMOUS: SessionState = { kind: 'anonymous' };

/**
 * The session as one request sees it. Nothing is kept for a visitor who only reads: a record is made when the page
 * needs a CSRF secret or something is to be remembered.
 */
export class Visit {
  /** The name is fixed by the CSRF plugin, which reads and sets it. */
  csrfSecret: string | undefined;
  #state: SessionState;
  #id: string | null;
  #loaded: SessionRecord | null;
  #ended = false;
  readonly #store: SessionStore;

  private constructor(store: SessionStore, id: string | null, record: SessionRecord | null) {
    this.#store = store;
    this.#id = id;
    this.#loaded = record;
    this.#state = record?.state ?? ANONYMOUS;
    this.csrfSecret = record?.csrfSecret;
  }

  /** Remembers nothing as long as nothing is asked of it. */
  static anonymous(store: SessionStore): Visit {
    return new Visit(store, null, null);
  }

  static async load(store: SessionStore, id: string | undefined): Promise<Visit> {
    if (id === undefined || !/^[\w-]{43}$/.test(id)) return Visit.anonymous(store);
    const record = await store.get(id);
    return new Visit(store, record === null ? null : id, record);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Secret id, null as long as nothing is remembered. */
  get id(): string | null {
    return this.#id;
  }

  /** Goes on under a new id and a new CSRF secret, so that an id known before the log-in is worth nothing after it. */
  async renew(state: SessionState): Promise<void> {
    await this.#forget();
    this.#state = state;
    this.csrfSecret = randomBytes(24).toString('base64url');
  }

  /** Same visitor, same rights, further on. */
  advance(state: SessionState): void {
    this.#state = state;
  }

  async end(): Promise<void> {
    await this.#forget();
    this.#state = ANONYMOUS;
    this.csrfSecret = undefined;
    this.#ended = true;
  }

  /**
   * @returns the id where it must be told to the browser; `gone` where the browser must forget it. A cookie that only
   *   grew stale is left alone: a log-in answered at the same moment may just have replaced it.
   */
  async save(): Promise<{ readonly id: string } | 'gone' | 'unchanged'> {
    if (this.csrfSecret === undefined) return this.#ended ? 'gone' : 'unchanged';
    const { state } = this;
    const unchanged = this.#loaded?.state === state && this.#loaded.csrfSecret === this.csrfSecret;
    if (unchanged && this.#id !== null) return 'unchanged';
    const isNew = this.#id === null;
    this.#id ??= randomBytes(32).toString('base64url');
    this.#loaded = { csrfSecret: this.csrfSecret, state };
    await this.#store.set(this.#id, this.#loaded);
    return isNew ? { id: this.#id } : 'unchanged';
  }

  async #forget(): Promise<void> {
    if (this.#id !== null) await this.#store.delete(this.#id);
    this.#id = null;
    this.#loaded = null;
  }
}
