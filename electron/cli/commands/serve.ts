import { UsageError } from '../args.ts';
import { givenPassphrase } from '../passphrase.ts';
import type { Command } from '../command.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Run the screens in a browser on this computer, until Ctrl C',
  usage: '[FILE] [--port N] [--open]',
  positionals: [0, 1],
  options: {
    port: { value: 'N', help: 'port on 127.0.0.1; a free one otherwise' },
    open: { help: 'open the browser' },
  },
  async run(args) {
    const port = args.count('port') ?? 0;
    if (port > 65_535) throw new UsageError(`--port must be at most 65535, not ${port}.`);
    const { serve } = await import('../../host/serve.ts');
    const [file] = args.positionals;
    const passphrase = givenPassphrase(args);
    await serve({
      port,
      json: args.flag('json'),
      openBrowser: args.flag('open'),
      ...(file === undefined ? {} : { file }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  },
};
