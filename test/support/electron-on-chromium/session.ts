import type { Session } from 'electron';
import type { SessionModel } from './closed-network.ts';

const models = new WeakMap<object, SessionModel>();

export function modelOf(session: Session | undefined): SessionModel {
  const model = session === undefined ? undefined : models.get(session);
  if (model === undefined) throw new Error('every window has a session of the app’s own');
  return model;
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
