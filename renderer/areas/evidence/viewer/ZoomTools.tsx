import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Minus, Plus, RotateCw } from 'lucide-react';
import { createPortal } from 'react-dom';
import { type ReactNode } from 'react';
import { ZOOM_STEPS, type Zoom } from './zoom.ts';
import styles from './viewer.module.css';

interface Props {
  /** The place in the head of the viewer; null until it is there. */
  target: HTMLElement | null;
  zoom: Zoom;
  /** The factor in use, which fitting computes. */
  factor: number;
  onZoom: (zoom: Zoom) => void;
  onTurn: () => void;
  children?: ReactNode;
}

/** Tools of a viewer, shown in its head: whatever the kind of file adds, the zoom, and turning. */
export function ZoomTools({ target, zoom, factor, onZoom, onTurn, children }: Props) {
  if (!target) return null;
  const larger = ZOOM_STEPS.find((step) => step > factor + 0.001);
  const smaller = ZOOM_STEPS.findLast((step) => step < factor - 0.001);
  return createPortal(
    <>
      {children}
      <Tooltip label="Smaller">
        <ActionIcon aria-label="Smaller" disabled={!smaller} onClick={() => smaller && onZoom(smaller)}>
          <Minus size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <span className={styles.factor}>{Math.round(factor * 100)} %</span>
      <Tooltip label="Larger">
        <ActionIcon aria-label="Larger" disabled={!larger} onClick={() => larger && onZoom(larger)}>
          <Plus size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="subtle" aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
        Fit
      </Button>
      <Tooltip label="Turn">
        <ActionIcon aria-label="Turn by a quarter" onClick={onTurn}>
          <RotateCw size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>,
    target,
  );
}
