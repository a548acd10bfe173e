import type { ComponentType } from 'react';
import type { OutlineEntry } from './outline.ts';
import { Policies } from './Policies.tsx';
import { Complementary, Vendors } from './vendors/Vendors.tsx';

/** Screens that are more than a plain register, by their part of the address. */
export const SCREENS: Partial<Record<OutlineEntry['id'], ComponentType<{ current: string | null }>>> = {
  policies: Policies,
  vendors: Vendors,
  'complementary-controls': Complementary,
};
