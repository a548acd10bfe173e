import manifest from '../../package.json' with { type: 'json' };

/** Version of Trustbench, from the package. */
export const VERSION: string = manifest.version;
