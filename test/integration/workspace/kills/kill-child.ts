/**
 * Loads what an operation needs, says so, waits for its order and works on it until it is killed. Every acknowledgement is one line.
 * Usage: node kill-child.ts OPERATION, then one line of JSON on standard input
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { OPERATIONS, PARTS, type OperationName, type Work } from './operations.ts';

const ENGINE = '../../../../electron/engine';

const say = (what: unknown) => writeSync(1, `${JSON.stringify(what)}\n`);
const operation = process.argv[2] as OperationName;
for (const part of PARTS[operation]) await import(`${ENGINE}/${part}`);
// Otherwise done at the end of a process, which none of these lives to see.
flushCompileCache();
say('ready');
const [line] = (await once(process.stdin, 'data')) as [Buffer];
const work = JSON.parse(line.toString()) as Work;
await OPERATIONS[operation](work, say);
say('end');
