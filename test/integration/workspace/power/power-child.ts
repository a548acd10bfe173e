/**
 * Works until so many steps were acknowledged, and ends there as a machine does that loses its power. Every acknowledgement is one line.
 * Usage: node power-child.ts OPERATION STEPS WORK, the last as JSON
 */
import { writeSync } from 'node:fs';
import { POWER_OPERATIONS, type PowerOperation, type Work } from './operations.ts';

const [operation = '', steps = '', work = ''] = process.argv.slice(2);
let left = Number(steps);
await POWER_OPERATIONS[operation as PowerOperation](JSON.parse(work) as Work, (done) => {
  writeSync(1, `${JSON.stringify(done)}\n`);
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});
