import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../../components/EmptyState.tsx';
import styles from './viewer.module.css';
import type { Zoom } from './zoom.ts';
import { ZoomTools } from './ZoomTools.tsx';

/** Around the image (px). */
const MARGIN = 40;

interface Props {
  bytes: Blob;
  name: string;
  tools: HTMLElement | null;
}

/** An image: fitted at first and never enlarged by that, then at any zoom. */
export function ImageView({ bytes, name, tools }: Props) {
  const image = useRef<HTMLImageElement>(null);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [broken, setBroken] = useState(false);
  const [zoom, setZoom] = useState<Zoom>('fit');
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
  const fit = natural ? Math.min((width - MARGIN) / natural.width, (height - MARGIN) / natural.height, 1) : 1;
  const factor = zoom === 'fit' ? Math.max(fit, 0.02) : zoom;
  return (
    <>
      <ZoomTools target={tools} zoom={zoom} factor={factor} onZoom={setZoom} />
      <div ref={ref} className={styles.desk} tabIndex={0} role="region" aria-label="Image">
        <img
          ref={image}
          alt={name}
          className={styles.image}
          style={natural ? { width: natural.width * factor } : { visibility: 'hidden' }}
          onLoad={({ currentTarget }) =>
            setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }
          onError={() => setBroken(true)}
        />
      </div>
    </>
  );
}
