/** Where a file stands, told from its path, the environment and the type of its file system. Pure: the facts come from the caller. */

export interface PlaceFacts {
  /** As Node names it: linux, darwin, win32. */
  platform: string;
  /** Absolute, with links resolved. */
  path: string;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  /** `statfs.f_type`; what it says differs by system. */
  fileSystem: number;
  /** Names of what stands in the folders above the file, nearest first, as far as they can be read. */
  beside: readonly (readonly string[])[];
}

/** Numbers of `statfs(2)` on Linux, from linux/magic.h and the file systems that define their own. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x01021997, // 9P
  0x5346414f, // AFS
  0x73757245, // Coda
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x01161970, // GFS2
]);

/**
 * Whether the file is reached over a network. On macOS and Windows the type says nothing of it: there only a path that names its
 * server is told, and a share under a letter or a name of its own is not.
 */
export function isOnNetwork({ platform, path, fileSystem }: PlaceFacts): boolean {
  if (platform === 'win32') return /^(\\\\\?\\UNC\\|\\\\(?![.?]\\))/i.test(path);
  if (platform === 'linux') return NETWORK_TYPES.has(fileSystem >>> 0);
  return /^\/(net|Network)\//.test(path);
}

/** Name of the folder at one place under the home folder, and the service that it belongs to. */
const UNDER_HOME: readonly [RegExp, string][] = [
  [/^Library\/Mobile Documents\//, 'iCloud Drive'],
  [/^Library\/CloudStorage\/OneDrive/, 'OneDrive'],
  [/^Library\/CloudStorage\/GoogleDrive/, 'Google Drive'],
  [/^Library\/CloudStorage\/Dropbox/, 'Dropbox'],
  [/^Library\/CloudStorage\/Box/, 'Box'],
  [/^OneDrive( - [^/]+)?\//, 'OneDrive'],
  [/^Dropbox( \([^/]+\))?\//, 'Dropbox'],
  [/^iCloudDrive\//, 'iCloud Drive'],
  [/^(Google Drive|My Drive)\//, 'Google Drive'],
  [/^Box( Sync)?\//, 'Box'],
  [/^Nextcloud\//, 'Nextcloud'],
];

/** Files that a service keeps in the folder that it syncs. */
const MARKERS: ReadonlyMap<string, string> = new Map([
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.tmp.drivedownload', 'Google Drive'],
  ['.sync.ffs_db', 'FreeFileSync'],
  ['.stfolder', 'Syncthing'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
]);

/** Variables that OneDrive sets on Windows to the folders that it syncs. */
const ONEDRIVE_VARIABLES = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const;

/** The service that syncs the folder of the file, or null as far as can be told. */
export function syncServiceOf(facts: PlaceFacts): string | null {
  const slashed = (path: string) => path.replaceAll('\\', '/').replace(/\/+$/, '');
  const isUnder = (folder: string) =>
    slashed(facts.path)
      .toLowerCase()
      .startsWith(`${slashed(folder).toLowerCase()}/`);
  for (const name of ONEDRIVE_VARIABLES) {
    const folder = facts.env[name];
    if (folder && isUnder(folder)) return 'OneDrive';
  }
  if (isUnder(facts.home)) {
    const rest = slashed(facts.path).slice(slashed(facts.home).length + 1);
    const known = UNDER_HOME.find(([start]) => start.test(rest));
    if (known) return known[1];
  }
  for (const names of facts.beside)
    for (const name of names) {
      const service = MARKERS.get(name);
      if (service) return service;
    }
  return null;
}
