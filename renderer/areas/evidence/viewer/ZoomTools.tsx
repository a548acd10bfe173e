import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { ChevronDown, Minus, Plus, RotateCw } from 'lucide-react';
import { createPortal } from 'react-dom';
import { type ReactNode } from 'react';
import { useViewerKeys } from './viewer-keys.ts';
import { zoomStep, type Zoom } from './zoom.ts';
import styles from './viewer.module.css';

interface Props {
  /** The place in the head of the viewer; null until it is there. */
  target: HTMLElement | null;
  zoom: Zoom;
  /** The factor in use, which fitting computes. */
  factor: number;
  /** What key 0 goes back to. */
  usual: Zoom;
  onZoom: (zoom: Zoom) => void;
  onTurn: () => void;
  children?: ReactNode;
}

const SIZES: readonly [zoom: Zoom, label: string][] = [
  ['page', 'Fit page'],
  ['width', 'Fit width'],
  [1, '100 %'],
  [2, '200 %'],
];

/** Tools of a viewer, shown in its head: whatever the kind of file adds, the zoom, and turning. */
export function ZoomTools({ target, zoom, factor, usual, onZoom, onTurn, children }: Props) {
  const larger = zoomStep(factor, 'larger');
  const smaller = zoomStep(factor, 'smaller');
  useViewerKeys('plus = - 0 shift+R', (keys) => {
    if (keys === '0') onZoom(usual);
    else if (keys === 'shift+R') onTurn();
    else {
      const step = keys === '-' ? smaller : larger;
      if (step !== null) onZoom(step);
    }
  });
  if (!target) return null;
  return createPortal(
    <>
      {children}
      <Tooltip label="Smaller -">
        <ActionIcon aria-label="Smaller" disabled={!smaller} onClick={() => smaller && onZoom(smaller)}>
          <Minus size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom">
        <Menu.Target>
          <button
            type="button"
            className={styles.factor}
            aria-label={`Size of the page: ${Math.round(factor * 100)} %`}
          >
            {Math.round(factor * 100)} %
            <ChevronDown size={12} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {SIZES.map(([size, label]) => (
            <Menu.Item key={label} aria-current={zoom === size || undefined} onClick={() => onZoom(size)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label="Larger +">
        <ActionIcon aria-label="Larger" disabled={!larger} onClick={() => larger && onZoom(larger)}>
          <Plus size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Turn Shift R">
        <ActionIcon aria-label="Turn by a quarter" onClick={onTurn}>
          <RotateCw size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>,
    target,
  );
}
