/** What the build writes beside the screens: the parts of the application and their licences. */
export const LICENCE_FILE = 'licences.json';

export interface LicensedPart {
  name: string;
  /** Empty for what is part of another part. */
  version: string;
  /** SPDX expression; null when its author named none. */
  licence: string | null;
  /** Place in `texts`; null for a package that carries none. */
  text: number | null;
}

export interface LicenceList {
  parts: readonly LicensedPart[];
  texts: readonly string[];
}
