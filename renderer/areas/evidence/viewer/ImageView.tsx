import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { turnedSize, type Turns } from '../../../../shared/domain/evidence-marks.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { MarkLayer } from './marks/MarkLayer.tsx';
import type { Marking } from './marks/use-marking.ts';
import styles from './viewer.module.css';
import { nextTurn, type Zoom } from './zoom.ts';
import { ZoomTools } from './ZoomTools.tsx';

/** Around the image (px). */
const MARGIN = 40;

interface Props {
  bytes: Blob;
  name: string;
  tools: HTMLElement | null;
  marking: Marking;
}

/** An image with its marks: fitted at first and never enlarged by that, then at any zoom and turned. */
export function ImageView({ bytes, name, tools, marking }: Props) {
  const image = useRef<HTMLImageElement>(null);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [broken, setBroken] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState<Turns>(0);
  const { ref, width, height } = useElementSize();
  useEffect(() => {
    if (!image.current) return undefined;
    const url = URL.createObjectURL(bytes);
    image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes]);

  if (broken) {
    return (
      <EmptyState title="This image is damaged">Save a copy, and open it in another program.</EmptyState>
    );
  }
  const shown = natural && turnedSize(natural, turns);
  const fit = shown ? Math.min((width - MARGIN) / shown.width, (height - MARGIN) / shown.height, 1) : 1;
  const factor = zoom === 'fit' ? Math.max(fit, 0.02) : zoom;
  const size = natural && { width: natural.width * factor, height: natural.height * factor };
  return (
    <>
      <ZoomTools
        target={tools}
        zoom={zoom}
        factor={factor}
        onZoom={setZoom}
        onTurn={() => setTurns(nextTurn(turns))}
      />
      <div ref={ref} className={styles.desk} data-desk tabIndex={0} role="region" aria-label="Image">
        <div className={styles.image} style={size ? turnedSize(size, turns) : { visibility: 'hidden' }}>
          <img
            ref={image}
            alt={name}
            style={size ? { ...size, rotate: `${turns * 90}deg` } : undefined}
            onLoad={({ currentTarget }) =>
              setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setBroken(true)}
          />
          {size && <MarkLayer marking={marking} page={1} size={size} turns={turns} />}
        </div>
      </div>
    </>
  );
}
