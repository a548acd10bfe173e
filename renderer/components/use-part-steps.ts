import { useLocation } from 'wouter';
import { useActions } from '../state/actions.ts';

interface Part {
  id: string;
  name: string;
}

interface PartSteps {
  /** Of the area, before the names of its actions. */
  area: string;
  parts: readonly Part[];
  /** Id of the part on screen. */
  current: string;
  linkTo: (id: string) => string;
  /** What a step goes to, "part of the scope". */
  step: string;
}

/** The parts of an area one after the other by keys, and each by its name in the palette. */
export function usePartSteps({ area, parts, current, linkTo, step }: PartSteps): void {
  const [, navigate] = useLocation();
  const goBy = (by: number) => {
    // Leaving a field is what saves it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const at = parts.findIndex(({ id }) => id === current);
    const next = parts[(at + by + parts.length) % parts.length];
    if (next) navigate(linkTo(next.id));
  };
  useActions([
    {
      id: `${area}.next`,
      label: `Next ${step}`,
      keys: 'alt+PageDown',
      whileTyping: true,
      run: () => goBy(1),
    },
    {
      id: `${area}.previous`,
      label: `Previous ${step}`,
      keys: 'alt+PageUp',
      whileTyping: true,
      run: () => goBy(-1),
    },
    ...parts.map(({ id, name }) => ({
      id: `${area}.go.${id}`,
      label: `Go to ${area}: ${name}`,
      run: () => navigate(linkTo(id)),
    })),
  ]);
}
