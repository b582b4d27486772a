import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareSource } from '../../../src-main/contract/index.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { ChatShare } from './chat-share.tsx';
import { DocumentShare } from './document-share.tsx';
import { FileShare } from './file-share.tsx';
import { PeopleNamed } from './people-named.tsx';
import styles from './share-panel.module.css';

const ways = ['chat', 'document', 'file', 'picture'] as const;
type ShareWay = (typeof ways)[number];

const fileFormats = ['markdown', 'html', 'docx', 'pdf'] as const;
const pictureFormats = ['picture'] as const;

export interface ShareProps {
  readonly source: ShareSource;
  /** Proposed as the name of files. */
  readonly title: string;
}

/** What leaves the library: first who will be named in it, then one of the forms it can take. */
export function SharePanel({ source, title }: ShareProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<ShareWay>('chat');
  return (
    <div className={styles.panel}>
      <PeopleNamed source={source} />
      <Segmented
        label={t('sharing.wayLabel')}
        value={way}
        options={ways.map((value) => ({ value, label: t(`sharing.way.${value}`) }))}
        onSelect={setWay}
      />
      {way === 'chat' ? <ChatShare source={source} /> : null}
      {way === 'document' ? <DocumentShare source={source} /> : null}
      {way === 'file' ? <FileShare key="file" source={source} title={title} formats={fileFormats} /> : null}
      {way === 'picture' ? <FileShare key="picture" source={source} title={title} formats={pictureFormats} /> : null}
    </div>
  );
}
