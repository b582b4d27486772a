import type { Locale } from '../../../contract/index.ts';
import { english } from './en.ts';
import { simplifiedChinese } from './zh-hans.ts';
import { traditionalChinese } from './zh-hant.ts';

/** What the desktop host says by itself: its menu and its native messages. */
export interface DesktopWords {
  readonly appName: string;
  readonly menus: {
    readonly file: string;
    readonly edit: string;
    readonly go: string;
    readonly view: string;
    readonly window: string;
    readonly help: string;
  };
  readonly newLibrary: string;
  readonly openLibrary: string;
  readonly closeLibrary: string;
  readonly importExports: string;
  readonly settings: string;
  readonly closeWindow: string;
  readonly quit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly pastePlain: string;
  readonly selectAll: string;
  readonly search: string;
  readonly palette: string;
  readonly home: string;
  readonly inbox: string;
  readonly reader: string;
  readonly digests: string;
  readonly books: string;
  readonly members: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  readonly developerTools: string;
  readonly minimize: string;
  readonly zoom: string;
  readonly bringToFront: string;
  readonly shortcuts: string;
  readonly about: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly showAll: string;

  readonly open: string;
  readonly cancel: string;
  readonly ok: string;
  readonly openLink: string;
  readonly linkFailed: string;
  readonly unsaved: string;
  readonly unsavedDetail: string;
  readonly stay: string;
  readonly discard: string;
  readonly filesWaiting: (count: number) => string;
  readonly filesWaitingDetail: string;
  readonly filesRefused: string;
  readonly libraryReadOnly: string;
  readonly pageGone: string;
  readonly pageGoneDetail: string;
  readonly reload: string;
}

const wordsByLocale: Readonly<Record<Locale, DesktopWords>> = {
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
  en: english,
};

export function wordsFor(locale: Locale): DesktopWords {
  return wordsByLocale[locale];
}
