interface Props {
  text: string;
  /** [start, end) of what is marked, in order, none inside another. */
  marks: readonly (readonly [number, number])[];
}

/** A text with the words that were looked for marked. The text is shown as it is, whatever it holds. */
export function Marked({ text, marks }: Props) {
  return (
    <>
      {marks.map(([start, end], i) => [
        text.slice(marks[i - 1]?.[1] ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
