import { expect, it } from 'vitest';
import { isOnNetwork, syncServiceOf, type PlaceFacts } from '../../../shared/domain/file-place.ts';

const linux: PlaceFacts = {
  platform: 'linux',
  path: '/home/ada/audits/a.trustbench',
  home: '/home/ada',
  env: {},
  fileSystem: 0xef53,
  beside: [],
};
const mac: PlaceFacts = { ...linux, platform: 'darwin', home: '/Users/ada', fileSystem: 0x1a };
const windows: PlaceFacts = { ...linux, platform: 'win32', home: 'C:\\Users\\ada', fileSystem: 0 };

it.each([
  ['NFS', { ...linux, fileSystem: 0x6969 }],
  ['SMB', { ...linux, fileSystem: 0xff534d42 }],
  ['SMB as a signed number', { ...linux, fileSystem: 0xff534d42 | 0 }],
  ['9P', { ...linux, fileSystem: 0x01021997 }],
  ['a server named in the path', { ...windows, path: '\\\\server\\share\\a.trustbench' }],
  ['a long path to a server', { ...windows, path: '\\\\?\\UNC\\server\\share\\a.trustbench' }],
  ['an automounted folder', { ...mac, path: '/net/server/a.trustbench' }],
])('knows a network drive: %s', (_name, facts) => {
  expect(isOnNetwork(facts)).toBe(true);
});

it.each([
  ['ext4', linux],
  ['tmpfs', { ...linux, fileSystem: 0x01021994 }],
  ['a drive of its own', { ...windows, path: 'D:\\a.trustbench' }],
  ['a long path to a drive', { ...windows, path: '\\\\?\\C:\\a.trustbench' }],
  ['a folder of the user', { ...mac, path: '/Users/ada/network/a.trustbench' }],
])('takes %s for what it is', (_name, facts) => {
  expect(isOnNetwork(facts)).toBe(false);
});

it.each([
  ['OneDrive', { ...windows, path: 'C:\\Users\\ada\\OneDrive - Harbor\\a.trustbench' }],
  ['OneDrive', { ...windows, path: 'E:\\Cloud\\a.trustbench', env: { OneDriveCommercial: 'e:\\cloud' } }],
  ['OneDrive', { ...mac, path: '/Users/ada/Library/CloudStorage/OneDrive-Harbor/a.trustbench' }],
  ['iCloud Drive', { ...mac, path: '/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/a.trustbench' }],
  ['Google Drive', { ...mac, path: '/Users/ada/Library/CloudStorage/GoogleDrive-ada/My Drive/a.trustbench' }],
  ['Dropbox', { ...linux, path: '/home/ada/Dropbox (Harbor)/a.trustbench' }],
  ['Dropbox', { ...linux, path: '/srv/shared/a.trustbench', beside: [['a.trustbench'], ['.dropbox']] }],
  ['Nextcloud', { ...linux, path: '/home/ada/Nextcloud/a.trustbench' }],
  ['Syncthing', { ...linux, beside: [['.stfolder']] }],
])('knows a folder that %s syncs', (service, facts) => {
  expect(syncServiceOf(facts)).toBe(service);
});

it.each([
  linux,
  { ...linux, path: '/home/ada/Dropbox.trustbench' },
  { ...linux, path: '/home/adam/Dropbox/a.trustbench' },
  { ...windows, path: 'C:\\OneDriveX\\a.trustbench', env: { OneDrive: 'C:\\OneDrive' } },
])('says nothing of any other folder', (facts) => {
  expect(syncServiceOf(facts)).toBeNull();
});
