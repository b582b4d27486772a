import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, ShareSource } from '../../../src-main/contract/index.ts';
import { useFormat } from '../../app/i18n/use-format.ts';
import { Select } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ChatShare } from './chat-share.tsx';
import { DocumentShare } from './document-share.tsx';
import { FileShare } from './file-share.tsx';
import { languages } from './languages.ts';
import { PeopleNamed } from './people-named.tsx';
import styles from './share-panel.module.css';

const ways = ['chat', 'document', 'file', 'picture'] as const;
type ShareWay = (typeof ways)[number];

const fileFormats = ['markdown', 'html', 'docx', 'pdf'] as const;
const pictureFormats = ['picture'] as const;

export interface SharedTextProps {
  readonly source: ShareSource;
  /** Of the fixed words around what people wrote. */
  readonly language: Locale;
}

export interface ShareProps extends SharedTextProps {
  /** Proposed as the name of files. */
  readonly title: string;
}

/** What leaves the library: first who will be named in it, then one of the forms it can take. */
export function SharePanel({ source, title }: Omit<ShareProps, 'language'>) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState(useFormat().locale);
  const [way, setWay] = useState<ShareWay>('chat');
  return (
    <div className={styles.panel}>
      <PeopleNamed source={source} language={language} />
      <div className={styles.head}>
        <Segmented
          label={t('sharing.wayLabel')}
          value={way}
          options={ways.map((value) => ({ value, label: t(`sharing.way.${value}`) }))}
          onSelect={setWay}
        />
        <span className={styles.language}>
          <Select aria-label={t('sharing.language')} value={language} options={languages} onSelect={setLanguage} />
        </span>
      </div>
      {way === 'chat' ? <ChatShare source={source} language={language} /> : null}
      {way === 'document' ? <DocumentShare source={source} language={language} /> : null}
      {way === 'file' ? (
        <FileShare key="file" source={source} language={language} title={title} formats={fileFormats} />
      ) : null}
      {way === 'picture' ? (
        <FileShare key="picture" source={source} language={language} title={title} formats={pictureFormats} />
      ) : null}
    </div>
  );
}
