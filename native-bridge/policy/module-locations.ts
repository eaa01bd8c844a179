import { posix, win32 } from 'node:path';

/**
 * Where the middleware's installers put their PKCS#11 modules, the Belgian one first, then OpenSC. All are folders
 * that only an administrator can write to. A page can never name a module.
 */
export function knownModulePaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  switch (platform) {
    case 'win32': {
      const system = win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32');
      const programs = env['ProgramFiles'] ?? 'C:\\Program Files';
      return [
        win32.join(system, 'beidpkcs11.dll'),
        win32.join(programs, 'OpenSC Project', 'OpenSC', 'pkcs11', 'opensc-pkcs11.dll'),
      ];
    }
    case 'darwin':
      return [
        '/Library/Belgium Identity Card/Pkcs11/beid-pkcs11.bundle/Contents/MacOS/libbeidpkcs11.dylib',
        '/Library/OpenSC/lib/opensc-pkcs11.so',
      ];
    default: {
      const folders = [
        '/usr/lib/x86_64-linux-gnu',
        '/usr/lib/aarch64-linux-gnu',
        '/usr/lib/arm-linux-gnueabihf',
        '/usr/lib/i386-linux-gnu',
        '/usr/lib64',
        '/usr/lib',
      ];
      return ['libbeidpkcs11.so.0', 'opensc-pkcs11.so', 'pkcs11/opensc-pkcs11.so'].flatMap((file) =>
        folders.map((folder) => posix.join(folder, file)),
      );
    }
  }
}
