/** Words to search for: handed on once one stops typing, or at Enter. */
import { Search } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

const SEARCH_AFTER_MS = 250;

type SearchFieldProps = {
  label: string;
  /** What is searched for now. */
  value: string;
  maxLength?: number | undefined;
  onSearch: (words: string) => void;
};

/** The field. */
export function SearchField({ label, value, maxLength, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    const words = typed.trim();
    if (words === value) return undefined;
    const timer = setTimeout(() => onSearch(words), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="search">
      <Icon of={Search} size={14} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={maxLength}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSearch(typed.trim());
        }}
      />
    </label>
  );
}
