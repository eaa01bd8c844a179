export const PRODUCT_NAME = 'eID Bridge';
export const PRODUCT_VERSION = '0.1.0';

/** `appVersion` of the login token: a URL that names product and version. `.example` until we own a domain. */
export const APP_VERSION_URL = `https://eid-bridge.example/releases/${PRODUCT_VERSION}`;
