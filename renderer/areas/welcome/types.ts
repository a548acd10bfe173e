import type { z } from 'zod';
import type { recentWorkspace } from '../../../shared/contract/workspace.ts';

export type RecentWorkspace = z.infer<typeof recentWorkspace>;
