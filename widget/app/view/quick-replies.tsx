/** Answers to choose from, as outlined pills. */

/** Offers texts, or labels with the text they stand for. */
export function QuickReplies(props: {
  options: readonly (string | { label: string; value: string })[];
  onChoose: (value: string) => void;
}) {
  if (!props.options.length) return null;
  return (
    <div class="replies">
      {props.options.map((option) => {
        const { label, value } = typeof option === 'string' ? { label: option, value: option } : option;
        return (
          <button key={value} dir="auto" onClick={() => props.onChoose(value)}>
            {label}
          </button>
        );
      })}
    </div>
  );
}
