/** What connecting needs from the browser; tests bring their own parts. */
export interface Browser {
  /** Undefined where the browser forbids it outright (Safari: mixed content). */
  readonly openSocket: (url: string, protocol: string) => WebSocket | undefined;
  /** See permission.ts. Undefined where this browser has no such permission, so it never asks. */
  readonly queryPermission: () => Promise<LoopbackPermission | undefined>;
  /** Does anything answer HTTP there? An opaque answer tells no more, whatever its status. */
  readonly probe: (url: string, signal: AbortSignal) => Promise<boolean>;
  /** Told of each address that the page's own Content-Security-Policy blocks, until the signal. */
  readonly onPolicyViolation: (listener: (blockedUrl: string) => void, signal: AbortSignal) => void;
}

/** As a PermissionStatus: the state is live, `change` tells. */
export interface LoopbackPermission extends EventTarget {
  readonly state: PermissionState;
}
