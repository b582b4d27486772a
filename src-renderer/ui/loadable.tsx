import { type ComponentType, lazy, useState } from 'react';

/** A component in a chunk of its own. */
export type Loadable<Props> = ComponentType<Props> & {
  /** Fetches the chunk ahead. @throws when it cannot be fetched; showing the component then throws the same */
  readonly load: () => Promise<void>;
};

/**
 * Makes a component of what is in a chunk. Once the chunk has come, it shows with the frame that asks for it;
 * `lazy` alone shows the fallback first even then, and React leaves a fallback standing for 300 ms.
 */
export function loadable<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Loadable<Props> {
  let fetched: ComponentType<Props> | null = null;
  const load = async () => {
    fetched = await fetch();
    return { default: fetched };
  };
  const Awaited = lazy(load) as ComponentType<Props>;
  const Shown = (props: Props) => {
    // Which of the two stays, so that what is in it is not begun anew when the chunk comes later.
    const [Chosen] = useState<ComponentType<Props>>(() => fetched ?? Awaited);
    return <Chosen {...props} />;
  };
  return Object.assign(Shown, { load: async () => void (await load()) });
}
