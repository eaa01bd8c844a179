/** File ids along the path below the master file, in hex: `DF00/5038`. */
export type FilePath = string;

/** Where the card stands: a folder, and the file chosen in it. */
export interface FilePosition {
  /** Hex of the folder's id; `3F00` is the master file. */
  readonly folder: string;
  readonly file: FilePath | null;
}

export const AT_MASTER_FILE: FilePosition = { folder: '3F00', file: null };

/** Applications by AID, each with its folder (applet and BELPIC itself). */
const APPLICATIONS: Readonly<Record<string, string>> = {
  A00000003029057000AD13100101FF: '3F00',
  A000000177504B43532D3135: 'DF00',
};

const FOLDERS: readonly string[] = ['3F00', 'DF00', 'DF01'];

export type Selection = 'by-id' | 'by-path' | 'by-name';

/**
 * SELECT (ISO 7816-4, section 7.1.1): a file or folder by its id, by its path from the master file (with or without the
 * master file's own id in front), or an application by its name.
 *
 * @returns the new position, or null where there is no such file
 */
export function select(
  files: ReadonlyMap<FilePath, Uint8Array>,
  position: FilePosition,
  how: Selection,
  data: Uint8Array,
): FilePosition | null {
  const hex = Buffer.from(data).toString('hex').toUpperCase();
  switch (how) {
    case 'by-name': {
      const name = Object.keys(APPLICATIONS).find((aid) => hex !== '' && aid.startsWith(hex));
      const folder = name === undefined ? undefined : APPLICATIONS[name];
      return folder === undefined ? null : { folder, file: null };
    }
    case 'by-id':
      return hex.length === 4 ? enter(files, position.folder, hex) : null;
    case 'by-path': {
      const ids = hex.match(/.{4}/gu) ?? [];
      if (hex.length % 4 !== 0 || ids.length === 0) return null;
      let at: FilePosition | null = AT_MASTER_FILE;
      for (const id of ids[0] === '3F00' ? ids.slice(1) : ids) {
        // What follows a file's id is nothing that can be entered.
        if (at?.file !== null) return null;
        at = enter(files, at.folder, id);
      }
      return at;
    }
  }
}

function enter(files: ReadonlyMap<FilePath, Uint8Array>, folder: string, id: string): FilePosition | null {
  if (FOLDERS.includes(id)) return { folder: id, file: null };
  const path = folder === '3F00' ? id : `${folder}/${id}`;
  return files.has(path) ? { folder, file: path } : null;
}
