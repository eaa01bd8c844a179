import type { PermissionReading } from './permission.ts';

/** What connecting needs from the browser; tests bring their own parts. Listeners end with the given signal. */
export interface Browser {
  readonly openSocket: (url: string, protocol: string) => WebSocket;
  readonly permission: LoopbackPermission;
  /** Does anything answer HTTP there? An opaque answer tells no more, whatever its status. */
  readonly probe: (url: string, signal: AbortSignal) => Promise<boolean>;
  /** Told of each address that the page's own Content-Security-Policy blocks. */
  readonly onPolicyViolation: (listener: (blockedUrl: string) => void, signal: AbortSignal) => void;
}

export interface LoopbackPermission {
  readonly read: () => Promise<PermissionReading>;
  readonly onChange: (listener: (reading: PermissionReading) => void, signal: AbortSignal) => void;
}
