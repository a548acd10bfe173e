import { createHash } from 'node:crypto';
import type { Sha256Hex } from '../../shared/domain/sampling/index.ts';

export const sha256Hex: Sha256Hex = (text) => createHash('sha256').update(text).digest('hex');
