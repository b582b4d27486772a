import type { Preferences } from '../../src-main/contract/index.ts';

/** Tells the style sheet which theme to use; `system` leaves it to `prefers-color-scheme`. */
export function applyTheme(theme: Preferences['theme']): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
}
