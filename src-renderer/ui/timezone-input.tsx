import { useId, useState } from 'react';
import { TextInput } from './field.tsx';

const timezones: readonly string[] = Intl.supportedValuesOf('timeZone');

export interface TimezoneInputProps {
  readonly id: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly value: string;
  readonly onChange: (timezone: string) => void;
  readonly placeholder?: string;
}

/** An IANA time zone, typed with suggestions; only zones that exist are handed on. */
export function TimezoneInput({ value, onChange, ...rest }: TimezoneInputProps) {
  const listId = useId();
  const [text, setText] = useState(value);
  const known = text === '' || timezones.includes(text) || text === 'UTC';
  return (
    <>
      <TextInput
        {...rest}
        list={listId}
        value={text}
        aria-invalid={!known}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          if (next === '' || next === 'UTC' || timezones.includes(next)) onChange(next);
        }}
        onBlur={() => {
          if (!known) setText(value);
        }}
      />
      <datalist id={listId}>
        {timezones.map((timezone) => (
          <option key={timezone} value={timezone} />
        ))}
      </datalist>
    </>
  );
}
