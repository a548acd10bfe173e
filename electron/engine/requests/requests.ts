import { generatingHandlers } from './generating-handlers.ts';
import { importingHandlers } from './importing-handlers.ts';
import { packHandlers } from './packs/pack-handlers.ts';
import { recordHandlers } from './record-handlers.ts';

export const requestsRouter = {
  ...recordHandlers,
  ...generatingHandlers,
  ...importingHandlers,
  ...packHandlers,
};
