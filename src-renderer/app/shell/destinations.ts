import { BookMarked, Inbox, type LucideIcon, MessagesSquare, NotebookPen, Search, Sunrise, Users } from 'lucide-react';
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { routes } from '../routes.ts';

export type DestinationName = 'home' | 'inbox' | 'reader' | 'digests' | 'search' | 'books' | 'members';

export interface Destination {
  readonly name: DestinationName;
  readonly address: string;
  readonly icon: LucideIcon;
  readonly shortcut: ShortcutId;
}

/** The screens, in the order a week's work walks through them. */
export const destinations: readonly Destination[] = [
  { name: 'home', address: routes.home(), icon: Sunrise, shortcut: 'go.home' },
  { name: 'inbox', address: routes.inbox(), icon: Inbox, shortcut: 'go.inbox' },
  { name: 'reader', address: routes.reader(), icon: MessagesSquare, shortcut: 'go.reader' },
  { name: 'digests', address: routes.digests(), icon: NotebookPen, shortcut: 'go.digests' },
  { name: 'search', address: routes.search(), icon: Search, shortcut: 'go.search' },
  { name: 'books', address: routes.books(), icon: BookMarked, shortcut: 'go.books' },
  { name: 'members', address: routes.members(), icon: Users, shortcut: 'go.members' },
];

/** Whether an address belongs to a screen: `/digests/x` to `/digests`. */
export function isWithin(address: string, screen: string): boolean {
  return screen === '/' ? address === '/' : address === screen || address.startsWith(`${screen}/`);
}
