/** `npm run build`: everything that `npm start`, the packages and the end-to-end tests run. Parts may be named. */
import { bundle } from './bundle.ts';
import { PARTS, type Part } from './parts.ts';

const isPart = (name: string): name is Part => Object.hasOwn(PARTS, name);
const named = process.argv.slice(2);
const unknown = named.find((name) => !isPart(name));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}". Parts are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const all = Object.keys(PARTS).filter(isPart);
for (const part of named.length > 0 ? named.filter(isPart) : all) {
  const from = performance.now();
  await bundle(part);
  console.log(`Built the ${part} in ${((performance.now() - from) / 1000).toFixed(1)} s.`);
}
