import { navigate } from 'wouter/use-hash-location';
import { routes } from './routes.ts';

type Routes = typeof routes;
type Go = { readonly [Name in keyof Routes]: (...parts: Parameters<Routes[Name]>) => void };

const go = Object.fromEntries(
  Object.entries(routes).map(([name, address]) => [
    name,
    (...parts: string[]) => navigate((address as (...parts: string[]) => string)(...parts)),
  ]),
) as Go;

const replace = (address: string): void => navigate(address, { replace: true });

/** Goes to a screen: `go.digests(id)`. Who can go somewhere does not render anew because somebody went. */
export function useGo(): Go {
  return go;
}

/** The same without a new entry in the history: for selections within a screen. */
export function useReplace(): (address: string) => void {
  return replace;
}
