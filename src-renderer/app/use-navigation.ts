import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { routes } from './routes.ts';

type Routes = typeof routes;
type Go = { readonly [Name in keyof Routes]: (...parts: Parameters<Routes[Name]>) => void };

/** Goes to a screen: `go.digests(id)`. */
export function useGo(): Go {
  const [, navigate] = useLocation();
  return useMemo(() => {
    const entries = Object.entries(routes).map(([name, address]) => [
      name,
      (...parts: string[]) => navigate((address as (...parts: string[]) => string)(...parts)),
    ]);
    return Object.fromEntries(entries) as Go;
  }, [navigate]);
}

/** The same without a new entry in the history: for selections within a screen. */
export function useReplace(): (address: string) => void {
  const [, navigate] = useLocation();
  return useMemo(() => (address: string) => navigate(address, { replace: true }), [navigate]);
}
