/** What a session of the app decided about addresses; the stand-in asks it for each request of a window. */
export interface SessionModel {
  /** By scheme, without the colon. */
  readonly handlers: Map<string, (request: Request) => Response | Promise<Response>>;
  isCancelled: (url: string) => boolean;
}

const INVALID = '.invalid';

/** A scheme of the app's own becomes a host that no network knows: Chromium alone knows no such scheme. */
export function toChromium(url: string): string {
  if (/^https?:/u.test(url)) return url;
  const [, scheme = '', host = '', rest = ''] = /^([\w-]+):\/\/([^/]+)(.*)$/u.exec(url) ?? [];
  return `https://${host}.${scheme}${INVALID}${rest}`;
}

/** @returns the app's URL, or the one given where it is none of the app's. */
export function toApp(url: string): string {
  const [, host, scheme, rest = ''] = /^https:\/\/([\w-]+)\.([\w-]+)\.invalid(\/.*)?$/u.exec(url) ?? [];
  return host === undefined || scheme === undefined ? url : `${scheme}://${host}${rest}`;
}

/** What a window's request gets: bytes by the app's own protocol, or nothing. */
export async function answerRequest(
  session: SessionModel,
  method: string,
  chromiumUrl: string,
): Promise<{
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
} | null> {
  const url = toApp(chromiumUrl);
  const handler = session.handlers.get(new URL(url).protocol.slice(0, -1));
  if (session.isCancelled(url) || handler === undefined) return null;
  // A Request knows no scheme but its own; the app looks at method and URL only.
  const response = await handler({ method, url } as Request);
  return { status: response.status, headers: [...response.headers], body: Buffer.from(await response.arrayBuffer()) };
}
