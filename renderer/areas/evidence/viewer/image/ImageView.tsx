import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { turnedSize, type Turns } from '../../../../../shared/domain/evidence-marks.ts';
import { MarkLayer } from '../marks/MarkLayer.tsx';
import { onPagePress } from '../marks/page-press.ts';
import { usePan } from '../use-pan.ts';
import { useWheelZoom } from '../use-wheel-zoom.ts';
import type { ViewProps } from '../view-props.ts';
import styles from '../viewer.module.css';
import { factorOf, nextTurn, type Zoom } from '../zoom.ts';
import { ZoomTools } from '../ZoomTools.tsx';

/** An image with its marks: the page in view at first and never enlarged by that, then at any zoom, turned and moved. */
export function ImageView({ file, bytes, tools, marking, onProblem }: ViewProps) {
  const image = useRef<HTMLImageElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [zoom, setZoom] = useState<Zoom>('page');
  const [turns, setTurns] = useState<Turns>(0);
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(desk, sized);
  const pan = usePan(0);
  useEffect(() => {
    if (!image.current || !bytes) return undefined;
    const url = URL.createObjectURL(bytes);
    image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes]);

  const shown = natural && turnedSize(natural, turns);
  const fitted = shown ? factorOf(zoom, shown, { width, height }) : 1;
  const factor = zoom === 'page' ? Math.min(fitted, 1) : fitted;
  useWheelZoom(desk, factor, setZoom);
  const size = natural && { width: natural.width * factor, height: natural.height * factor };
  return (
    <>
      <ZoomTools
        target={tools}
        zoom={zoom}
        usual="page"
        factor={factor}
        onZoom={setZoom}
        onTurn={() => setTurns(nextTurn(turns))}
      />
      <div
        ref={merged}
        className={styles.desk}
        data-desk
        data-moves
        tabIndex={0}
        role="region"
        aria-label="Image"
        {...pan}
      >
        <div
          className={styles.image}
          style={size ? turnedSize(size, turns) : { visibility: 'hidden' }}
          onPointerDown={(event) => onPagePress(event, marking)}
        >
          <img
            ref={image}
            alt={file.title}
            draggable={false}
            style={size ? { ...size, rotate: `${turns * 90}deg` } : undefined}
            // The natural size is the one after the camera's orientation, which the browser applies.
            onLoad={({ currentTarget }) =>
              setNatural({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => onProblem('The image is damaged. Save a copy to try another program.')}
          />
          {size && <MarkLayer marking={marking} page={1} size={size} turns={turns} />}
        </div>
      </div>
    </>
  );
}
