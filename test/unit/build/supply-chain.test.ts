/** What the application is made of: pinned, allowed, listed. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../../build/supply-chain/cyclonedx.ts';
import { licenceList } from '../../../build/supply-chain/licence-list.ts';
import { isAllowed, licenceOf } from '../../../build/supply-chain/licence-rules.ts';
import { listedOnly, unlistedPackages } from '../../../build/supply-chain/listed-only.ts';
import { componentsOf, readLock, type Lock } from '../../../build/supply-chain/lock.ts';
import { CYCLONEDX_RULES } from '../../fixtures/cyclonedx-rules.ts';

const ROOT = join(import.meta.dirname, '../../..');
const lock = readLock();
const packages = Object.entries(lock).filter(([path]) => path !== '');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};

describe('the lock', () => {
  it('has a strong hash and one version for every package', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual(
      [],
    );
    expect(packages.filter(([, { version }]) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([]);
  });

  it('names no server, so that everything comes from the registry of whoever installs', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    const elsewhere = Object.values(manifest.dependencies).filter((range) =>
      /[:/]/.test(range.replace(/^npm:/, '')),
    );
    expect(elsewhere.filter((range) => !/^@[\w-]+\//.test(range))).toEqual([]);
  });

  it('lets only those packages run a script at installation that were decided on', () => {
    const named = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(named.filter((name) => !Object.hasOwn(manifest.allowScripts, name))).toEqual([]);
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    // The Node that runs the checkout is linked into place by its script; nothing else needs one.
    expect(allowed).toEqual(['node']);
  });
});

describe('licences', () => {
  it('of all that is shipped may be shipped', () => {
    const shipped = [...componentsOf(lock).values()].filter(({ dev }) => !dev);
    const refused = shipped.filter((component) => !isAllowed(licenceOf(component)));
    expect(refused.map(({ name, version, licence }) => `${name}@${version}: ${licence}`)).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['MIT OR GPL-3.0-or-later', true],
    ['MIT AND Zlib', true],
    ['MIT AND GPL-3.0-or-later', false],
    ['GPL-3.0-only', false],
    ['UNLICENSED', false],
    [null, false],
  ])('%s is allowed: %s', (expression, expected) => expect(isAllowed(expression)).toBe(expected));

  it('are listed with their texts, fonts and engine included', () => {
    const { parts, texts } = licenceList();
    const textOf = (name: string) => {
      const part = parts.find((one) => one.name === name);
      return part?.text === null || part === undefined ? undefined : texts[part.text];
    };
    expect(textOf('@fontsource/source-sans-3')).toContain('SIL OPEN FONT LICENSE');
    expect(textOf('electron')).toContain('Electron contributors');
    expect(textOf('pdfjs-dist')).toMatch(/Apache License[\s\S]*qcms/);
    expect(textOf('react')).toContain('MIT License');
    expect(textOf('SQLite, in the database driver')).toContain('public domain');
    const database = manifest.dependencies['better-sqlite3']?.replace(/^npm:|@[^@]*$/g, '') ?? '';
    expect(textOf(database)).toContain('MIT');
    expect(parts.filter(({ licence }) => licence === null)).toEqual([]);
    // Packages without a file of their own are few, and their licence is named.
    expect(parts.filter(({ text }) => text === null).length).toBeLessThan(parts.length / 20);
  });
});

describe('a bundle', () => {
  it('with a package that the list of licences leaves out is named', () => {
    const known: Lock = {
      'node_modules/a': {},
      'node_modules/@b/c': {},
      'node_modules/a/node_modules/d': {},
      'node_modules/tool': { dev: true },
    };
    const modules = [
      '/x/renderer/main.tsx',
      '\0vite/preload-helper.js',
      '/x/node_modules/a/index.js?commonjs-proxy',
      '/x/node_modules/@b/c/styles.css',
      '/x/node_modules/a/node_modules/d/d.js',
      '/x/node_modules/tool/t.js',
      'C:\\x\\node_modules\\unknown\\u.js',
    ];
    expect(unlistedPackages(modules, known)).toEqual(['node_modules/tool', 'node_modules/unknown']);
  });

  const bundleOf = (name: string) =>
    build({
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'source',
          resolveId: (id) => (id === 'source' ? '\0source' : null),
          load: (id) => (id === '\0source' ? `export * from '${join(ROOT, 'node_modules', name)}'` : null),
        },
        listedOnly(),
      ],
      build: { write: false, minify: false, ssr: true, rolldownOptions: { input: 'source' } },
      ssr: { noExternal: true },
    });

  it('of a listed package is built, and of another one is not', async () => {
    await expect(bundleOf('papaparse')).resolves.toBeDefined();
    await expect(bundleOf('fast-check')).rejects.toThrow(
      /Not in the list of licences.*node_modules\/fast-check/,
    );
  });

  it('is looked at in every build of ours', () => {
    for (const name of ['vite.config.ts', 'build/bundle.ts'])
      expect(readFileSync(join(ROOT, name), 'utf8')).toMatch(/plugins: \[.*listedOnly\(\)/);
  });
});

describe('the bill of materials', () => {
  const project = { name: 'trustbench', version: '1.2.3', madeAt: new Date('2026-01-02T03:04:05.678Z') };
  const bill = billOfMaterials(lock, project);

  it('is what CycloneDX 1.6 asks for', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    formats.default.default(ajv);
    const validate = ajv.compile(CYCLONEDX_RULES);
    expect([validate(bill), validate.errors]).toEqual([true, null]);
    expect(bill.metadata.timestamp).toBe('2026-01-02T03:04:05Z');
    const refs = bill.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { hashes } of bill.components) expect(hashes.map(({ alg }) => alg)).toEqual(['SHA-512']);
  });

  it('holds every package of the lock, and names what uses what', () => {
    const listed = new Set(bill.components.flatMap(({ properties }) => properties.map(({ value }) => value)));
    expect(packages.map(([path]) => path).filter((path) => !listed.has(path))).toEqual([]);
    const known = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((c) => c['bom-ref'])]);
    expect(bill.dependencies.map(({ ref }) => ref).filter((ref) => !known.has(ref))).toEqual([]);
    const used = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
    expect([...used].filter((ref) => !known.has(ref))).toEqual([]);
    const direct = bill.dependencies[0]?.dependsOn ?? [];
    const asked = Object.keys(manifest.dependencies).filter((name) => name !== 'better-sqlite3');
    const purls = asked.map((name) => `pkg:npm/${name.replace('@', '%40')}@`);
    expect(purls.filter((purl) => !direct.some((ref) => ref.startsWith(purl)))).toEqual([]);
  });

  it('tells what is shipped from what only builds', () => {
    const scopeOf = (name: string) => bill.components.find((component) => component.name === name)?.scope;
    expect(scopeOf('react')).toBe('required');
    expect(scopeOf('vitest')).toBe('excluded');
  });

  it('knows an alias by the name in the registry', () => {
    const aliased: Lock = {
      '': { dependencies: { short: '1' } },
      'node_modules/short': { name: 'long-name', version: '1.0.0', license: 'MIT' },
    };
    const { components, dependencies } = billOfMaterials(aliased, project);
    expect(components.map(({ purl }) => purl)).toEqual(['pkg:npm/long-name@1.0.0']);
    expect(dependencies[0]?.dependsOn).toEqual(['pkg:npm/long-name@1.0.0']);
  });

  it('is the same bytes each time', () => {
    const make = () =>
      execFileSync(process.execPath, [join(ROOT, 'build/sbom.ts')], {
        env: { ...process.env, SOURCE_DATE_EPOCH: '1790000000' },
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
    const first = make();
    expect(make()).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ metadata: { timestamp: '2026-09-21T14:13:20Z' } });
  });
});
