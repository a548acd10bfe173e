import { Tooltip, UnstyledButton } from '@mantine/core';
import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useRef, type DragEvent } from 'react';
import { Link, useLocation } from 'wouter';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { draggedIn } from '../../components/evidence-drag.ts';
import { Keys } from '../../components/Keys.tsx';
import { AREAS, areaOf, GUIDE, type Area } from '../areas.ts';
import { count } from '../format.ts';
import { keysText } from '../keys.ts';
import styles from './Rail.module.css';

/** How long a drag is held over an area before it opens (milliseconds). */
const HELD = 600;

interface LinkProps {
  area: Area;
  keys: string;
  workspace: OpenWorkspace;
  narrow: boolean;
}

function AreaLink({ area, keys, workspace, narrow }: LinkProps) {
  const [location, navigate] = useLocation();
  // Evidence that is held over an area goes there: what it is linked to is on another screen.
  const opening = useRef<number>(undefined);
  const stay = () => window.clearTimeout(opening.current);
  const hold = (event: DragEvent) => {
    stay();
    if (draggedIn(event.dataTransfer).length > 0)
      opening.current = window.setTimeout(() => navigate(area.path), HELD);
  };
  const records = area.count?.(workspace);
  const text = keysText(keys);
  return (
    <Tooltip label={narrow ? `${area.name} (${text})` : text} position="right">
      <Link
        href={area.path}
        className={styles.area}
        onDragEnter={hold}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) stay();
        }}
        aria-label={records === undefined ? area.name : `${area.name}, ${records}`}
        aria-current={areaOf(location) === area.id ? 'page' : undefined}
      >
        <area.icon size={16} strokeWidth={1.6} aria-hidden />
        {!narrow && <span>{area.name}</span>}
        {!narrow && records !== undefined && <span className={styles.count}>{count(records)}</span>}
      </Link>
    </Tooltip>
  );
}

interface Props {
  workspace: OpenWorkspace;
  narrow: boolean;
  onToggle: () => void;
}

export function Rail({ workspace, narrow, onToggle }: Props) {
  const Chevron = narrow ? ChevronsRight : ChevronsLeft;
  const shown = { workspace, narrow };
  return (
    <nav className={styles.rail} aria-label="Areas" data-narrow={narrow || undefined} data-pane>
      {AREAS.map((area, index) => (
        <AreaLink key={area.id} area={area} keys={`mod+${index + 1}`} {...shown} />
      ))}
      <div className={styles.foot}>
        <AreaLink area={GUIDE} keys="F1" {...shown} />
        <UnstyledButton
          className={styles.toggle}
          onClick={onToggle}
          aria-expanded={!narrow}
          aria-label={narrow ? 'Widen the rail' : 'Narrow the rail'}
        >
          <Chevron size={16} strokeWidth={1.6} aria-hidden />
          {!narrow && (
            <>
              <span>Collapse</span>
              <Keys keys="mod+B" />
            </>
          )}
        </UnstyledButton>
      </div>
    </nav>
  );
}
