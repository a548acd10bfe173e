import type { Api } from '../../../shared/contract/index.ts';

export type RecentWorkspace = Awaited<ReturnType<Api['workspace']['status']>>['recent'][number];
