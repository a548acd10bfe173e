import { Menu, Tooltip, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { ChevronDown, Search } from 'lucide-react';
import { useLocation } from 'wouter';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { api } from '../api.ts';
import { links } from '../links.ts';
import { runAction } from '../query.ts';
import styles from './Header.module.css';
import { PeriodRuler } from './PeriodRuler.tsx';

const SCHEMES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'As the system'],
] as const;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2)
    .toUpperCase();

export function Header({ workspace }: { workspace: OpenWorkspace }) {
  const { engagement, actor } = workspace;
  const [, navigate] = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useActions(
    SCHEMES.map(([scheme, name]) => ({
      id: `theme.${scheme}`,
      label: `Use colours: ${name.toLowerCase()}`,
      run: () => setColorScheme(scheme),
    })),
  );
  return (
    <header className={styles.header}>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={styles.engagement}>
            <span>{engagement.client}</span>
            <ChevronDown size={14} aria-hidden />
            <small>SOC 2 Type {engagement.type}</small>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => navigate(links.scope)}>Scope of this engagement</Menu.Item>
          <Menu.Item onClick={() => void runAction(() => api.workspace.close({}), { undo: false })}>
            Close, and choose another workspace
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PeriodRuler engagement={engagement} />
      <UnstyledButton className={styles.palette} onClick={spotlight.open}>
        <Search size={14} aria-hidden />
        <span>Find or run a command</span>
        <Keys keys="mod+K" />
      </UnstyledButton>
      <Menu position="bottom-end">
        <Tooltip label={`${actor || 'No name set'}: who your changes are recorded as`}>
          <Menu.Target>
            <UnstyledButton className={styles.person} aria-label={`You are ${actor}. Colours and name`}>
              {initials(actor) || '?'}
            </UnstyledButton>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          <Menu.Label>Changes are recorded as {actor}</Menu.Label>
          <Menu.Item onClick={() => navigate(links.scope)}>Change your name in Scope</Menu.Item>
          <Menu.Divider />
          <Menu.Label>Colours</Menu.Label>
          {SCHEMES.map(([scheme, name]) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={colorScheme === scheme}
              onClick={() => setColorScheme(scheme)}
            >
              {colorScheme === scheme ? `${name} (now)` : name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
