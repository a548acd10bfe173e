/**
 * `npm run sbom [-- FILE]`: the bill of materials of this checkout, on standard output or into a file. With SOURCE_DATE_EPOCH (seconds
 * since 1970) the same checkout gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './parts.ts';
import { billOfMaterials } from './supply-chain/cyclonedx.ts';
import { readLock } from './supply-chain/lock.ts';

const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};
const epoch = process.env['SOURCE_DATE_EPOCH'];
const madeAt = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
const text = `${JSON.stringify(billOfMaterials(readLock(), { name, version, madeAt }), null, 2)}\n`;
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
