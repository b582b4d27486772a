import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import styles from './segmented.module.css';

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count?: number | string }[];
  readonly onSelect: (value: Value) => void;
}

/** One of a few, side by side. Arrow keys move between them. */
export function Segmented<Value extends string>({ label, value, options, onSelect }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      className={styles.group}
      value={[value]}
      onValueChange={(next) => {
        const chosen = next[0];
        if (chosen !== undefined) onSelect(chosen as Value);
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className={styles.option}>
          {option.label}
          {option.count === undefined ? null : <span className={styles.count}>{option.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
