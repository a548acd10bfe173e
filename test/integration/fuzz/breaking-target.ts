/** Target that breaks every promise on purpose, by the kind of the try. */
import { Violation, type Target } from '../../fixtures/fuzz/messages.ts';

const prepare: Target = async () => async (one, begin) => {
  begin(`on purpose: ${one.kind}`);
  if (one.kind === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (one.kind === 'hang') for (;;);
  if (one.kind === 'greed') Buffer.alloc(400 << 20, 1);
  if (one.kind === 'lie') throw new Violation('told a lie');
  if (one.kind === 'fault') throw new TypeError('a fault of the test');
  if (one.kind === 'late crash') setTimeout(() => process.kill(process.pid, 'SIGSEGV'), 10);
  if (one.kind === 'after') await new Promise((resolve) => setTimeout(resolve, 500));
  return 'fine';
};
export default prepare;
