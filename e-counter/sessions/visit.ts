import { randomBytes } from 'node:crypto';
import type { Errand, SessionRecord, SessionState, SessionStore } from './session.ts';

const ANONYMOUS: SessionState = { kind: 'anonymous' };
const NO_ERRAND: Errand = { returnTo: null, federal: null };

/**
 * The session as one request sees it. Nothing is kept for a visitor who only reads: a record is made when the page
 * needs a CSRF secret or something is to be remembered.
 */
export class Visit {
  /** The name is fixed by the CSRF plugin, which reads and sets it. */
  csrfSecret: string | undefined;
  #state: SessionState;
  #errand: Errand;
  #id: string | null;
  #loaded: SessionRecord | null;
  #ended = false;
  readonly #store: SessionStore;

  private constructor(store: SessionStore, id: string | null, record: SessionRecord | null) {
    this.#store = store;
    this.#id = id;
    this.#loaded = record;
    this.#state = record?.state ?? ANONYMOUS;
    this.#errand = record?.errand ?? NO_ERRAND;
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

  get errand(): Errand {
    return this.#errand;
  }

  /** Secret id, null as long as nothing is remembered. */
  get id(): string | null {
    return this.#id;
  }

  /** Goes on under a new id and a new CSRF secret, so that an id known before the log-in is worth nothing after it. */
  async renew(state: SessionState): Promise<void> {
    await this.#forget();
    this.#state = state;
    this.#errand = { ...this.#errand, federal: null };
    this.#remember();
  }

  /** Same visitor, same rights, further on. */
  advance(state: SessionState): void {
    this.#state = state;
  }

  /** Remembers what the visitor is in the middle of; that alone makes a session. */
  setErrand(change: Partial<Errand>): void {
    this.#errand = { ...this.#errand, ...change };
    if (this.csrfSecret === undefined) this.#remember();
  }

  async end(): Promise<void> {
    await this.#forget();
    this.#state = ANONYMOUS;
    this.#errand = NO_ERRAND;
    this.csrfSecret = undefined;
    this.#ended = true;
  }

  /**
   * @returns the id where it must be told to the browser; `gone` where the browser must forget it. A cookie that only
   *   grew stale is left alone: a log-in answered at the same moment may just have replaced it.
   */
  async save(): Promise<{ readonly id: string } | 'gone' | 'unchanged'> {
    if (this.csrfSecret === undefined) return this.#ended ? 'gone' : 'unchanged';
    const record: SessionRecord = { csrfSecret: this.csrfSecret, state: this.#state, errand: this.#errand };
    const before = this.#loaded;
    const unchanged =
      before?.state === record.state && before.errand === record.errand && before.csrfSecret === record.csrfSecret;
    if (unchanged && this.#id !== null) return 'unchanged';
    const isNew = this.#id === null;
    this.#id ??= randomBytes(32).toString('base64url');
    this.#loaded = record;
    await this.#store.set(this.#id, record);
    return isNew ? { id: this.#id } : 'unchanged';
  }

  #remember(): void {
    this.csrfSecret = randomBytes(24).toString('base64url');
  }

  async #forget(): Promise<void> {
    if (this.#id !== null) await this.#store.delete(this.#id);
    this.#id = null;
    this.#loaded = null;
  }
}
