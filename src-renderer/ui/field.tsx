import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
}

/** A label, a control and a hint that belong together. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint ? hintId : undefined })}
      {hint ? (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function TextInput(props: Omit<ComponentProps<'input'>, 'className'>) {
  return <input autoComplete="off" spellCheck={false} {...props} className={styles.input} />;
}

export function TextArea(props: Omit<ComponentProps<'textarea'>, 'className'>) {
  return <textarea spellCheck={false} {...props} className={styles.area} />;
}

export interface SelectProps<Value extends string>
  extends Omit<ComponentProps<'select'>, 'className' | 'onChange' | 'onSelect' | 'value'> {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onSelect: (value: Value) => void;
}

/** The platform's own select: every assistive technology and every input method knows it. */
export function Select<Value extends string>({ value, options, onSelect, ...rest }: SelectProps<Value>) {
  return (
    <select
      {...rest}
      className={styles.select}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onSelect(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
