import type { Api } from '../../../shared/contract/index.ts';

export type Scope = Awaited<ReturnType<Api['scope']['get']>>;

export type ChosenCategory = Scope['categories'][number];
export type Person = Scope['people'][number];
