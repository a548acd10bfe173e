import { parseArgs } from 'node:util';
import { toErrorData } from '../../shared/domain/errors.ts';
import { serve } from './serve.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    json: { type: 'boolean' },
    open: { type: 'boolean' },
    folder: { type: 'string' },
    'until-stdin-ends': { type: 'boolean' },
  },
});

try {
  await serve({
    port: Number(values.port),
    json: values.json ?? false,
    openBrowser: values.open ?? false,
    untilStdinEnds: values['until-stdin-ends'] ?? false,
    ...(values.folder ? { folder: values.folder } : {}),
    ...(positionals[0] ? { file: positionals[0] } : {}),
  });
} catch (error) {
  console.error(toErrorData(error).message);
  process.exitCode = 2;
}
