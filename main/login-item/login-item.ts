/** Whether the program starts with the computer; each system has its own way, and some have none. */
export interface LoginItem {
  readonly supported: boolean;
  isOn(): boolean;
  /** @returns whether it could be set */
  set(on: boolean): boolean;
}

/** Where the system offers no way. */
export const NO_LOGIN_ITEM: LoginItem = { supported: false, isOn: () => false, set: () => false };
