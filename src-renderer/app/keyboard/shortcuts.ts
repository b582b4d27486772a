/** Every shortcut of the interface, by the place where it works. The help is made from this list. */
export const shortcuts = {
  general: {
    'general.palette': 'Mod+K',
    'general.import': 'Mod+I',
    'general.save': 'Mod+S',
    'general.help': '?',
    'general.undo': 'U',
    'general.search': '/',
    'general.toggleSidebar': 'Mod+B',
  },
  go: {
    'go.home': 'G H',
    'go.inbox': 'G I',
    'go.reader': 'G C',
    'go.digests': 'G D',
    'go.search': 'G F',
    'go.books': 'G B',
    'go.members': 'G M',
    'go.imports': 'G P',
    'go.settings': 'Mod+,',
  },
  inbox: {
    'inbox.next': 'J',
    'inbox.previous': 'K',
    'inbox.keep': 'A',
    'inbox.dismiss': 'X',
    'inbox.snooze': 'S',
    'inbox.draft': 'D',
    'inbox.open': 'O',
    'inbox.mark': 'Space',
    'inbox.markNext': 'Shift+J',
    'inbox.markPrevious': 'Shift+K',
    'inbox.clearMarks': 'Escape',
    'inbox.merge': 'M',
  },
  reader: {
    'reader.next': 'J',
    'reader.previous': 'K',
    'reader.nextInThread': 'N',
    'reader.previousInThread': 'P',
    'reader.start': 'Home',
    'reader.end': 'End',
    'reader.date': 'T',
    'reader.draft': 'D',
    'reader.find': 'Mod+F',
    'reader.mark': 'Space',
    'reader.markNext': 'Shift+J',
    'reader.markPrevious': 'Shift+K',
    'reader.add': 'A',
    'reader.takeOut': 'R',
    'reader.newThread': 'C',
    'reader.split': 'S',
    'reader.merge': 'M',
    'reader.leaveThread': 'Escape',
  },
  digests: {
    'digests.next': 'J',
    'digests.previous': 'K',
    'digests.create': 'C',
    'digests.sources': 'Mod+.',
    'digests.preview': 'Mod+E',
    'digests.advance': 'Mod+Enter',
    'digests.share': 'Mod+Shift+E',
  },
  search: {
    'search.next': 'J',
    'search.previous': 'K',
    'search.pane': 'V',
  },
  books: {
    'books.moveUp': 'Alt+ArrowUp',
    'books.moveDown': 'Alt+ArrowDown',
    'books.rename': 'F2',
    'books.remove': 'Delete',
    'books.addPart': 'P',
    'books.addChapter': 'C',
    'books.addDigests': 'A',
    'books.addText': 'T',
    'books.pin': 'L',
    'books.preview': 'V',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type ShortcutScope = keyof typeof shortcuts;
export type ShortcutId = { [Scope in ShortcutScope]: keyof (typeof shortcuts)[Scope] }[ShortcutScope];

/** Movement: the only shortcuts that a held key repeats (KEY-9). */
export const repeatable: ReadonlySet<ShortcutId> = new Set<ShortcutId>([
  'inbox.next',
  'inbox.previous',
  'inbox.markNext',
  'inbox.markPrevious',
  'reader.next',
  'reader.previous',
  'reader.markNext',
  'reader.markPrevious',
  'reader.nextInThread',
  'reader.previousInThread',
  'digests.next',
  'digests.previous',
  'search.next',
  'search.previous',
  'books.moveUp',
  'books.moveDown',
]);

const byId: ReadonlyMap<string, string> = new Map(Object.values(shortcuts).flatMap((scope) => Object.entries(scope)));

/** The keys of a shortcut. */
export function keysOf(id: ShortcutId): string {
  return byId.get(id) ?? '';
}
