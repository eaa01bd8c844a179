import type { Session } from 'electron';
import type { SessionModel } from './closed-network.ts';

const models = new WeakMap<object, SessionModel>();

/** @returns null for a window in Electron's own session, which only the developer's menu opens */
export function modelOf(session: Session | undefined): SessionModel | null {
  return session === undefined ? null : (models.get(session) ?? null);
}

/** A session keeps what the app decided; the windows' requests are answered by it. Permissions are Chromium's to deny. */
export function fromPartition(_partition: string): Session {
  const model: SessionModel = { handlers: new Map(), isCancelled: () => false };
  const session = {
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
        model.handlers.set(scheme, handler);
      },
    },
    webRequest: {
      onBeforeRequest: (
        listener: (
          details: { readonly url: string },
          answer: (response: { readonly cancel?: boolean }) => void,
        ) => void,
      ) => {
        model.isCancelled = (url) => {
          let cancelled = false;
          listener({ url }, ({ cancel = false }) => {
            cancelled = cancel;
          });
          return cancelled;
        };
      },
    },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  };
  models.set(session, model);
  // The part of a session that the app uses; electron-types.ts checks its shape.
  return session as unknown as Session;
}
